import { execFileSync, spawnSync } from 'node:child_process';

const MARK = 'ISTHMUS_LAB_NETWORK';

/** A device that swallows packets, and the table that sends everything there: a firewall that drops tells the sender nothing. */
const SINK = 'sink';
const SINK_TABLE = '77';

/** Routing rules for everything local come after the lab's own, so that a lab can block what it likes. */
const SET_UP = [
  'ip link set lo up',
  'ip rule add pref 1000 lookup local',
  'ip rule del pref 0',
  `{ ip link add ${SINK} type dummy || ip link add ${SINK} type ifb; } 2>/dev/null`,
  `ip link set ${SINK} up`,
  // Loopback addresses leave through no other device unless it is told to let them.
  `echo 1 > /proc/sys/net/ipv4/conf/${SINK}/route_localnet`,
  `ip route add default dev ${SINK} table ${SINK_TABLE}`,
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

/**
 * From now on nothing gets there. Streams are rejected, `no route to host`; packets are dropped without a word, because Serf does not
 * take a packet that it could not send itself for a sign of death. Undone by the result.
 */
export function block(what: Blocked): () => void {
  if (!hasOwnNetwork()) {
    throw new Error(
      'Ports can only be blocked in a network of our own: Linux, root, and the command unshare.',
    );
  }
  const { from, to, protocol, port } = what;
  const rule = [
    ...(from ? ['from', from] : []),
    ...['to', to, 'ipproto', protocol, 'dport', String(port)],
    ...(protocol === 'udp' ? ['lookup', SINK_TABLE] : ['unreachable']),
  ];
  const ip = (action: 'add' | 'del') => execFileSync('ip', ['rule', action, 'pref', '10', ...rule]);
  ip('add');
  const open = () => {
    if (active.delete(open)) ip('del');
  };
  active.add(open);
  return open;
}
