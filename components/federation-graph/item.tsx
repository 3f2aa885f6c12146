import type { KeyboardEvent, ReactNode } from 'react';
import { formatSelection, type Selection } from '@/lib/graph/selection';

export type Stand = 'selected' | 'lit' | 'plain' | 'dimmed';

type Props = {
  selection: Selection;
  /** The datacenter whose arrow-key walk this item is on. */
  home: string;
  label: string;
  stand: Stand;
  tabbable?: boolean;
  transform?: string;
  className?: string;
  onSelect: (selection: Selection) => void;
  children: ReactNode;
};

/** Something on the chart that can be pointed at: by mouse, touch and keyboard alike. */
export function Item({
  selection,
  home,
  label,
  stand,
  tabbable = false,
  transform,
  className = '',
  onSelect,
  children,
}: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect(selection);
  };
  return (
    <g
      role="button"
      tabIndex={tabbable ? 0 : -1}
      aria-label={label}
      aria-pressed={stand === 'selected'}
      data-item={formatSelection(selection)}
      data-home={home}
      className={`item ${stand} ${className}`}
      transform={transform}
      onClick={() => onSelect(selection)}
      onKeyDown={onKeyDown}
    >
      {children}
    </g>
  );
}
