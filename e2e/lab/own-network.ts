import { execFileSync, spawnSync } from 'node:child_process';

const MARK = 'ISTHMUS_LAB_NETWORK';

/** Routing rules for everything local come after the lab's own, so that a lab can block what it likes. */
const SET_UP = [
  'ip link set lo up',
  'ip rule add pref 1000 lookup local',
  'ip rule del pref 0',
  'exec "$0" "$@"',
].join(' && ');

/** Is this process in a network of its own, where ports can be blocked without harm to anybody? */
const hasOwnNetwork = (): boolean => process.env[MARK] === 'own';

/**
 * Starts the present program again in a network namespace of its own, and ends with its exit code. Linux and root only:
 * otherwise it returns, and the lab shares the machine's loopback.
 */
export function moveToOwnNetwork(): void {
  if (hasOwnNetwork() || process.platform !== 'linux' || process.getuid?.() !== 0) return;
  const isolated = ['-n', 'sh', '-c'];
  if (spawnSync('unshare', [...isolated, `${SET_UP.replace('exec "$0" "$@"', 'true')}`]).status !== 0) return;
  const program = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const { status } = spawnSync('unshare', [...isolated, SET_UP, ...program], {
    stdio: 'inherit',
    env: { ...process.env, [MARK]: 'own' },
  });
  process.exit(status ?? 1);
}

/** One thing that no packet passes: where to, and what. */
export type Blocked = { from?: string; to: string; protocol: 'tcp' | 'udp'; port: number };

const active = new Set<() => void>();

/** Whatever is blocked outlives the processes it was meant for: a lab that ends leaves an open network. */
export function openAll(): void {
  for (const open of active) open();
}

/** From now on nothing can be sent there: `no route to host`, as a firewall that rejects answers. Undone by the result. */
export function block(what: Blocked): () => void {
  if (!hasOwnNetwork()) {
    throw new Error(
      'Ports can only be blocked in a network of our own: Linux, root, and the command unshare.',
    );
  }
  const { from, to, protocol, port } = what;
  const rule = [
    ...(from ? ['from', from] : []),
    ...['to', to, 'ipproto', protocol, 'dport', String(port), 'unreachable'],
  ];
  const ip = (action: 'add' | 'del') => execFileSync('ip', ['rule', action, 'pref', '10', ...rule]);
  ip('add');
  const open = () => {
    if (active.delete(open)) ip('del');
  };
  active.add(open);
  return open;
}
