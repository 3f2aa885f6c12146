import { describe, expect, it } from 'vitest';
import { CRITICAL } from '../testing/sample-snapshots';
import { commandsOf, matching } from './commands';

describe('the command palette', () => {
  const commands = commandsOf(CRITICAL);

  it('knows pages without a snapshot', () => {
    expect(commandsOf(undefined).map(({ group }) => group)).toContain('Pages');
  });

  it('leads to every datacenter, server, gateway and finding', () => {
    const groups = new Set(commands.map(({ group }) => group));
    expect([...groups]).toEqual(['Pages', 'Findings', 'Datacenters', 'Mesh gateways', 'Servers']);
    expect(commands.find(({ id }) => id === 'datacenter eu-central')?.href).toBe(
      '/?select=datacenter%3Aeu-central',
    );
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });

  it('finds by any words in any order, what begins with them first', () => {
    expect(matching(commands, 'central datacenter').map(({ text }) => text)).toContain('eu-central');
    expect(matching(commands, 'eu-c')[0]?.text.startsWith('eu-c')).toBe(true);
    expect(matching(commands, 'nothing like this')).toEqual([]);
  });
});
