import { Session } from 'node:inspector/promises';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { buildFederation } from '@/lib/federation/build-federation';
import { largeFederation } from '@/lib/observation/testing/large-federation';
import { unreachable } from '@/lib/observation/testing/situations';
import { failForwarding } from '@/lib/observation/testing/observations';
import { toSnapshot } from '@/lib/snapshot/to-snapshot';
const NOW = 1_700_000_000_000;
const healthy = largeFederation(NOW);
let next = unreachable(unreachable(healthy, 'dc003'), 'dc007');
for (let i = 10; i < 110; i++) { const name = (n: number) => `dc${String((n % 200) + 1).padStart(3, '0')}`; next = failForwarding(next, name(i), name(i + 37), 'connection-lost', 3); }
const obs = process.argv[2] === 'damaged' ? next : healthy;
const cpu = (f: () => unknown) => { const b = process.cpuUsage(); const r = f(); const { user, system } = process.cpuUsage(b); return [(user + system) / 1000, r] as const; };
const t = { model: [] as number[], rules: [] as number[], snap: [] as number[] };
const s = new Session(); s.connect();
for (let r = 0; r < 30; r++) {
  const [m, f] = cpu(() => buildFederation(obs, { now: NOW + r, source: 'consul' }));
  const [d, g] = cpu(() => diagnose(f as never));
  const [n] = cpu(() => toSnapshot(f as never, g as never));
  t.model.push(m); t.rules.push(d); t.snap.push(n);
}
const med = (v: number[]) => [...v].sort((a, b) => a - b)[v.length >> 1]?.toFixed(1);
const min = (v: number[]) => Math.min(...v).toFixed(1);
console.log(Object.entries(t).map(([k, v]) => `${k} median ${med(v)} least ${min(v)}`).join(', '), 'ms cpu');
