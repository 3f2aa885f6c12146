import { Maximize, Minus, Plus } from 'lucide-react';

type Props = { onIn: () => void; onOut: () => void; onAll: () => void; zoomed: boolean };

const LOOK =
  'grid size-8 place-items-center text-ink-soft hover:bg-raised hover:text-ink focus-visible:z-10 aria-disabled:opacity-40';

/** The same as wheel, pinch and drag, without any of them. Told as disabled, not disabled: the button that was pressed keeps the focus. */
export function ZoomButtons({ onIn, onOut, onAll, zoomed }: Props) {
  return (
    <div
      role="group"
      aria-label="Zoom"
      className="absolute right-4 bottom-4 flex divide-x lg:right-6 lg:bottom-6 lg:flex-col lg:divide-x-0 lg:divide-y divide-line overflow-hidden rounded-lg border border-line bg-panel shadow-sm"
    >
      <button
        type="button"
        className={LOOK}
        onClick={onIn}
        aria-label="Zoom in"
        title="Zoom in: + or Ctrl + wheel"
      >
        <Plus size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={LOOK}
        onClick={onOut}
        aria-disabled={!zoomed}
        aria-label="Zoom out"
        title="Zoom out: -"
      >
        <Minus size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={LOOK}
        onClick={onAll}
        aria-disabled={!zoomed}
        aria-label="Show the whole map"
        title="Show the whole map: 0"
      >
        <Maximize size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
