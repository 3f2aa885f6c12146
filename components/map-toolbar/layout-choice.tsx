'use client';
import { Choice } from '../choice';
import { useLayoutKind } from '../federation-graph/map-params';

const LAYOUTS = [
  ['ring', 'Ring'],
  ['distance', 'Distance'],
] as const;

/** How the datacenters stand on the map. */
export function LayoutChoice() {
  const [kind, setKind] = useLayoutKind();
  return (
    <Choice
      label="Layout of the map"
      options={LAYOUTS}
      value={kind}
      onChange={(next) => void setKind(next)}
    />
  );
}
