'use client';
import { WHOLE } from '@/lib/graph/viewport';
import type { Snapshot } from '@/lib/snapshot/types';
import { FederationMap } from '../federation-graph/federation-map';
import { useBox } from '../federation-graph/use-box';
import { WallMatrix } from './wall-matrix';

/** Up to here the names of a ring can be read from five metres; beyond it the matrix tells more. */
const MAP_AT_MOST = 30;
/** The map is laid out for a chart of this height and magnified, so that its words grow with the screen. px. */
const CHART_HEIGHT = { few: 430, many: 480 };
const FEW = 8;

const nothing = () => undefined;

/** The map, or the matrix of a federation too large for it. Nobody points at it. */
export function WallPicture({ snapshot, old }: { snapshot: Snapshot; old: boolean }) {
  const [attach, box] = useBox();
  const { length } = snapshot.datacenters;
  const large = length > MAP_AT_MOST;
  const scale = box ? Math.max(1, box.height / (length <= FEW ? CHART_HEIGHT.few : CHART_HEIGHT.many)) : 1;
  return (
    <div ref={attach} className="chart relative h-full min-h-0 overflow-hidden" inert>
      {box && !large && (
        <div
          style={{
            transform: `scale(${scale})`,
            transformOrigin: 'top left',
            width: box.width / scale,
            height: box.height / scale,
          }}
        >
          <FederationMap
            snapshot={snapshot}
            box={{ width: box.width / scale, height: box.height / scale }}
            byDistance={null}
            grouping={null}
            fitting={null}
            hidesOthers={false}
            view={WHOLE}
            onView={nothing}
            selection={null}
            onSelect={nothing}
            old={old}
          />
        </div>
      )}
      {box && large && <WallMatrix snapshot={snapshot} box={box} />}
    </div>
  );
}
