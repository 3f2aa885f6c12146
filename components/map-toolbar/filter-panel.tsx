'use client';
import { FACETS, facetValues, parseFilter, toggled, type Facet } from '@/lib/graph/datacenter-filter';
import type { DatacenterSnapshot, Snapshot, Status } from '@/lib/snapshot/types';
import { Choice } from '../choice';
import { useGrouping, useLayoutKind, useOthers } from '../federation-graph/map-params';
import { useFilter } from '../selection/use-selection';
import { SignIcon } from '../status/sign';
import { statusTone } from '../status/tone';

const WORDS: Record<Facet, string> = { state: 'State', role: 'Role', version: 'Version' };
const OTHERS = [
  ['quiet', 'Quiet'],
  ['hidden', 'Hidden'],
] as const;
const GROUPS = [
  ['name', 'Name'],
  ['state', 'State'],
  ['role', 'Role'],
  ['version', 'Version'],
] as const;
/** Versions that are offered; more can be typed. */
const MOST_VALUES = 8;

/** Every value of one facet with how many datacenters have it. */
function FacetValues({ facet, datacenters }: { facet: Facet; datacenters: readonly DatacenterSnapshot[] }) {
  const [text, setText] = useFilter();
  const chosen = parseFilter(text)[facet];
  return (
    <div role="group" aria-label={WORDS[facet]} className="space-y-1.5">
      <p className="text-xs text-ink-faint">{WORDS[facet]}</p>
      <div className="flex flex-wrap gap-1.5">
        {facetValues(datacenters, facet)
          .slice(0, MOST_VALUES)
          .map(({ value, count }) => {
            const isOn = chosen.includes(value.toLowerCase());
            return (
              <button
                key={value}
                type="button"
                aria-pressed={isOn}
                onClick={() => void setText(toggled(text, facet, value) || null)}
                className={`inline-flex h-7 max-w-full items-center gap-1.5 rounded-full border px-2.5 text-[0.8125rem] ${
                  isOn
                    ? 'border-accent bg-accent/10 font-semibold text-ink'
                    : 'border-line text-ink-soft hover:border-ink-faint hover:text-ink'
                }`}
              >
                {facet === 'state' && <SignIcon tone={statusTone(value as Status)} size={13} />}
                <span className="truncate">{value}</span>
                <span className="figures text-ink-faint">{count}</span>
              </button>
            );
          })}
      </div>
    </div>
  );
}

/** Filter by pointing instead of typing; what becomes of the others; and who stands together. */
export function FilterPanel({ snapshot }: { snapshot: Snapshot }) {
  const [others, setOthers] = useOthers();
  const [grouping, setGrouping] = useGrouping();
  const [kind] = useLayoutKind();
  return (
    <>
      {FACETS.map((facet) => (
        <FacetValues key={facet} facet={facet} datacenters={snapshot.datacenters} />
      ))}
      <div className="space-y-1.5">
        <p className="text-xs text-ink-faint">What does not fit</p>
        <Choice
          label="The others"
          options={OTHERS}
          value={others}
          onChange={(next) => void setOthers(next)}
        />
      </div>
      <div className="space-y-1.5 border-t border-line pt-3">
        <p className="text-xs text-ink-faint">
          Side by side{' '}
          {kind === 'ring' ? 'on the ring, and in the list, by' : 'in the list, and on the ring, by'}
        </p>
        <Choice
          label="Group by"
          options={GROUPS}
          value={grouping ?? 'name'}
          onChange={(next) => void setGrouping(next === 'name' ? null : next)}
        />
      </div>
    </>
  );
}
