'use client';
import { Command as Cmdk } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSnapshot } from '../snapshot/snapshot-query';
import { commandsOf, matching } from './commands';

/** Rows that are laid out at once. */
const SHOWN = 60;

/** Search for a page, datacenter, server, mesh gateway or finding, and go there. */
export function CommandPalette({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const { data } = useSnapshot();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const commands = useMemo(() => commandsOf(data?.snapshot), [data]);
  const found = useMemo(() => matching(commands, wanted), [commands, wanted]);
  const shown = found.slice(0, SHOWN);
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <Cmdk label="Go to" shouldFilter={false} loop className="flex max-h-[70dvh] flex-col">
      <Cmdk.Input
        autoFocus
        value={query}
        onValueChange={setQuery}
        placeholder="A page, datacenter, server, mesh gateway or finding"
        className="h-12 shrink-0 border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-ink-faint"
      />
      <Cmdk.List className="overflow-auto p-2">
        <Cmdk.Empty className="px-3 py-4 text-ink-soft">
          Nothing in this federation is named “{query}”.
        </Cmdk.Empty>
        {groups.map((group) => (
          <Cmdk.Group key={group} heading={group} className="command-group">
            {shown
              .filter((command) => command.group === group)
              .map(({ id, text, remark, href }) => (
                <Cmdk.Item
                  key={id}
                  value={id}
                  onSelect={() => {
                    onDone();
                    router.push(href);
                  }}
                  className="flex cursor-pointer items-baseline justify-between gap-4 rounded-md px-3 py-1.5 data-[selected=true]:bg-raised"
                >
                  <span className="line-clamp-2 min-w-0 font-medium wrap-anywhere">{text}</span>
                  <span className="shrink-0 text-xs text-ink-faint">{remark}</span>
                </Cmdk.Item>
              ))}
          </Cmdk.Group>
        ))}
        {found.length > SHOWN && (
          <p className="px-3 py-2 text-xs text-ink-faint">
            {found.length - SHOWN} more: name more of what you look for.
          </p>
        )}
      </Cmdk.List>
    </Cmdk>
  );
}
