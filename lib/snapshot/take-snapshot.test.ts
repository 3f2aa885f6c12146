import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseObservationFile } from '@/lib/observation/observation-file';
import { takeSnapshot } from './take-snapshot';

const fixture = (name: string) => new URL(`./fixtures/${name}`, import.meta.url);

/** Recorded from Consul 1.8.7: three datacenters joined through mesh gateways; in the second one dc3's only gateway was killed. */
const recorded = (name: string) => {
  const parsed = parseObservationFile(readFileSync(fixture(`${name}.observations.json`), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.file;
};
const snapshotOf = ({ observations, takenAt, source }: ReturnType<typeof recorded>) =>
  takeSnapshot(observations, { now: takenAt, source }).snapshot;

describe('takeSnapshot', () => {
  it.each(['healthy', 'gateway-killed'])('tells of %s what is committed', async (name) => {
    const snapshot = snapshotOf(recorded(name));
    await expect(`${JSON.stringify(snapshot, null, 2)}\n`).toMatchFileSnapshot(
      fixture(`${name}.snapshot.json`).pathname,
    );
  });

  it('says of what nobody looks at why it is not checked', () => {
    const verdicts = snapshotOf(recorded('healthy')).verdicts.filter(({ rule }) =>
      rule.includes('certificate'),
    );
    expect(verdicts.find(({ rule }) => rule === 'expired-certificate')).toMatchObject({
      status: 'inconclusive',
      because: 'not checked: the path probe is off',
    });
  });

  it('does not depend on the order of the observations', () => {
    const file = recorded('healthy');
    const turned = { ...file, observations: [...file.observations].reverse() };
    expect(JSON.stringify(snapshotOf(turned))).toBe(JSON.stringify(snapshotOf(file)));
  });

  it('sees the killed gateway', () => {
    expect(snapshotOf(recorded('gateway-killed')).status).not.toBe(snapshotOf(recorded('healthy')).status);
  });
});
