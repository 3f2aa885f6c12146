'use client';
import { useState, type ReactNode } from 'react';

type Props = {
  summary: ReactNode;
  summaryClass?: string;
  /** Made only once it is opened: thousands of answers of a large federation lie folded on one page. */
  children: () => ReactNode;
};

/** `details` whose content does not exist until it is asked for. */
export function LazyDetails({ summary, summaryClass = '', children }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
      <summary className={`cursor-pointer ${summaryClass}`}>{summary}</summary>
      {opened && children()}
    </details>
  );
}
