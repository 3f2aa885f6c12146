import { expect, it } from 'vitest';
import { loadConfig } from '@/lib/config/load-config';
import { chooseSource } from './choose-source';

const base = await loadConfig({ argv: {}, env: {}, cwd: '/nowhere' });

it.each([
  // source, demo, agent listens, demoIfAlone, production → choice
  ['default', true, true, false, true, 'demo'],
  ['file', false, false, true, false, 'consul'],
  ['environment', false, false, true, false, 'consul'],
  ['default', false, true, true, false, 'consul'],
  ['default', false, false, true, false, 'demo'],
  ['default', false, false, true, true, 'refuse'],
  ['default', false, false, false, false, 'refuse'],
] as const)(
  'from %s, demo %s, agent %s, demo if alone %s, production %s: %s',
  async (source, demo, listens, demoIfAlone, production, kind) => {
    if (!base.ok) throw new Error('no configuration');
    const agentListens = () => Promise.resolve(listens);
    const choice = await chooseSource(
      { ...base.config, source, demo },
      { demoIfAlone, production, agentListens },
    );
    expect(choice.kind).toBe(kind);
  },
);
