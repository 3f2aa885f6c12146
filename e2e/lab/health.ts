import { z } from 'zod';
import { askConsul, readConsul } from './consul-http';
import type { LabProcesses, LabSetup } from './processes';
import type { PlacedAgent } from './topology';

const members = z.array(z.object({ Name: z.string(), Status: z.number() }));
const registrations = z.record(
  z.string(),
  z.array(
    z.object({
      Service: z.object({
        Address: z.string(),
        Meta: z.record(z.string(), z.string()).nullish(),
        TaggedAddresses: z.record(z.string(), z.object({ Address: z.string() })).nullish(),
      }),
      Checks: z.array(z.object({ Status: z.string() })),
    }),
  ),
);

const ALIVE = 1;

/**
 * Says what is still wrong, or null when the federation is whole: every server sees every WAN member alive,
 * forwards to every datacenter, and knows every gateway as tagged, passing and where it is; Autopilot is content everywhere.
 */
export async function findTrouble(setup: LabSetup, processes: LabProcesses): Promise<string | null> {
  for (const agent of setup.agents) {
    if (!processes.agent(agent.name)?.isRunning()) return `${agent.name} is not running`;
  }
  for (const gateway of setup.mode === 'mesh-gateways' ? setup.gateways : []) {
    if (!processes.gateway(gateway.name)?.isRunning()) return `${gateway.name} is not running`;
  }
  const servers = setup.agents.filter(({ role }) => role === 'server');
  const findings = await Promise.all(servers.map((server) => findTroubleOf(server, setup, servers)));
  return findings.find((finding) => finding !== null) ?? null;
}

async function findTroubleOf(
  server: PlacedAgent,
  setup: LabSetup,
  servers: readonly PlacedAgent[],
): Promise<string | null> {
  const token = setup.tokens?.management;
  const read = (path: string) => readConsul(server.httpAddress, path, { token, timeoutMs: 5_000 });

  const seen = members.parse(await read('/v1/agent/members?wan=1'));
  const wanted = servers.map(({ name, datacenter }) => `${name}.${datacenter}`);
  const missing = wanted.find((name) => !seen.some((m) => m.Name === name && m.Status === ALIVE));
  if (missing) return `${server.name} does not see ${missing} alive`;

  for (const { name } of setup.topology.datacenters) {
    const answer = await askConsul(server.httpAddress, `/v1/status/leader?dc=${name}`, { timeoutMs: 5_000 });
    if (answer.status !== 200) return `${server.name} cannot ask ${name}: ${answer.text.trim()}`;
    if (answer.text.trim() === '""') return `${name} has no leader`;
  }
  const autopilot = await askConsul(server.httpAddress, '/v1/operator/autopilot/health', { token });
  if (autopilot.status !== 200)
    return `Autopilot of ${server.datacenter} is not content (${autopilot.status})`;
  if (setup.mode === 'traditional') return null;

  const known = registrations.parse(await read('/v1/internal/federation-states/mesh-gateways'));
  const unusable = setup.gateways.find(({ datacenter, address }) => {
    const registration = known[datacenter]?.find(({ Service }) => Service.Address === address);
    const tagged = registration?.Service.Meta?.['consul-wan-federation'] === '1';
    const addressed = registration?.Service.TaggedAddresses?.['wan']?.Address === address;
    return !tagged || !addressed || registration.Checks.some(({ Status }) => Status !== 'passing');
  });
  return unusable ? `${server.name} does not know ${unusable.name} as usable` : null;
}
