import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { replay } from './replay';
import { serve } from './serve';
import { validate } from './validate';

const close = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('next', () => ({
  default: () => ({ getRequestHandler: () => () => undefined, prepare: () => Promise.resolve(), close }),
}));

let folder = '';
const out = vi.spyOn(console, 'log').mockReturnValue();
const errors = vi.spyOn(console, 'error').mockReturnValue();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isthmus-'));
  out.mockClear();
  errors.mockClear();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.exitCode = 0;
});
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const recorded = new URL('../snapshot/fixtures/healthy.observations.json', import.meta.url).pathname;

describe('replay', () => {
  it('gives the same bytes every time', async () => {
    await replay(recorded);
    await replay(recorded);
    const [first, second] = out.mock.calls.map(([text]) => String(text));
    expect(first).toBe(second);
    expect(JSON.parse(first ?? '').source).toBe('consul');
  });

  it('says in a sentence why a file cannot be used', async () => {
    const text = readFileSync(recorded, 'utf8');
    const inside = text.replaceAll('"value":[', '"value":null,"was":[');
    for (const path of [write('a', '{'), write('b', '{}'), join(folder, 'absent'), write('c', inside)]) {
      process.exitCode = 0;
      errors.mockClear();
      await replay(path);
      expect(process.exitCode).toBe(1);
      expect(errors).toHaveBeenCalledTimes(1);
      expect(String(errors.mock.lastCall?.[0])).toContain(path);
      expect(String(errors.mock.lastCall?.[0])).not.toContain('    at ');
    }
    expect(out).not.toHaveBeenCalled();
  });
});

describe('validate', () => {
  it('lists the agents, and every problem with exit code 78', async () => {
    await validate({ config: write('good.yaml', 'address: http://10.0.0.1:8500\n') });
    expect(out.mock.calls.flat().join('\n')).toContain('http://10.0.0.1:8500');
    await validate({ config: write('bad.yaml', 'datacentres: {}\n') });
    expect(process.exitCode).toBe(78);
    expect(errors.mock.calls.flat().join('\n')).toContain('datacentres');
  });
});

it('says which port is taken and how to choose another, and leaves nothing running', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(serve({ root: folder, host: '127.0.0.1', port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken. Choose another: --port ${port + 1}`,
  );
  expect(close).toHaveBeenCalledTimes(1);
  taken.close();
});
