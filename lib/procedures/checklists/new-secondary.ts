import { aclsPart } from './parts/acls-resolve';
import { runningParts } from './parts/agents-running';
import { gatewaysPart, registerGateway } from './parts/gateways-ready';
import { optionParts, setOptions } from './parts/options-set';
import { newestVersion, versionParts } from './parts/versions';
import { upgrade, CLI_BY_HAND } from './upgrade';
import type { Ground } from './ground';
import { partsOf } from './nobody';
import { step, unseen } from './step';
import type { Part, Step } from './types';
import type { Datacenter } from '@/lib/federation/types';

/** The eight steps of "New secondary", in the words of the document. */
export function newSecondary(ground: Ground): Step[] {
  const { federation, primary, secondary } = ground;
  const both = [primary, secondary].filter((datacenter) => datacenter !== undefined);
  const target = newestVersion(both);
  const gateways = (datacenter: Datacenter) => [gatewaysPart(federation, datacenter)];
  const options = (datacenter: Datacenter) => optionParts(ground, datacenter);
  const versions = (datacenter: Datacenter) => versionParts(datacenter, target);
  const started = (datacenter: Datacenter) => [...runningParts(datacenter), ...versions(datacenter)];
  return [
    step({
      number: 1,
      text: 'Upgrade to the desired version of the consul binary for all servers, clients, and CLI.',
      parts: [...partsOf(primary, 'primary', versions), ...partsOf(secondary, 'secondary', versions)],
      byHand: CLI_BY_HAND,
      remedy: upgrade(target),
    }),
    step({
      number: 2,
      text: 'Start all consul servers and clients on the new version in the primary datacenter.',
      parts: partsOf(primary, 'primary', started),
      remedy: upgrade(target),
    }),
    step({
      number: 3,
      text: 'Ensure the primary datacenter has at least one running, registered mesh gateway with the service metadata key of {"consul-wan-federation":"1"} set.',
      parts: partsOf(primary, 'primary', gateways),
      remedy: primary ? registerGateway(federation, primary) : [],
    }),
    step({
      number: 4,
      text: 'Ensure you are prepared to launch corresponding mesh gateways in all secondaries. When ACLs are enabled actually registering these requires upstream connectivity to the primary datacenter to authorize catalog registration.',
      parts: prepared(ground),
      byHand: `Hosts, Envoy and a gateway token that is not local${primary ? `, made in ${primary.name}` : ''}: whether they are ready cannot be seen from here.`,
      remedy: secondary ? registerGateway(federation, secondary) : [],
    }),
    step({
      number: 5,
      text: 'Ensure all servers in the primary datacenter have updated configuration and restart.',
      parts: partsOf(primary, 'primary', options),
      remedy: primary ? setOptions(ground, primary) : [],
    }),
    step({
      number: 6,
      text: 'Ensure all servers in the secondary datacenter have updated configuration.',
      parts: partsOf(secondary, 'secondary', options),
      byHand: 'A configuration file is seen only once its server runs with it.',
      remedy: secondary ? setOptions(ground, secondary) : [],
    }),
    step({
      number: 7,
      text: 'Start all consul servers and clients on the new version in the secondary datacenter.',
      parts: partsOf(secondary, 'secondary', started),
      remedy: [
        {
          text: 'Start Consul on every server of it, then on the clients.',
          command: 'systemctl start consul',
        },
      ],
    }),
    step({
      number: 8,
      text: 'When ACLs are enabled, shortly afterwards it should become possible to resolve ACL tokens from the secondary, at which time it should be possible to launch the mesh gateways in the secondary datacenter.',
      parts: partsOf(secondary, 'secondary', (datacenter) => [
        aclsPart(datacenter, primary?.name ?? 'the primary'),
        ...gateways(datacenter),
      ]),
      remedy: secondary ? registerGateway(federation, secondary) : [],
    }),
  ];
}

/** Who has launched a gateway was prepared to. */
function prepared({ federation, secondary }: Ground): Part[] {
  if (!secondary) return [unseen('No second datacenter is seen yet.')];
  const part = gatewaysPart(federation, secondary);
  return part.state === 'done' ? [part] : [unseen(`${secondary.name} has no usable mesh gateway yet.`)];
}
