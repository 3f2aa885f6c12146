import type { Datacenter } from '@/lib/federation/types';
import type { Ground } from './ground';
import { partsOf } from './nobody';
import { runningParts } from './parts/agents-running';
import { gatewaysPart, registerGateway } from './parts/gateways-ready';
import { optionParts, setOptions } from './parts/options-set';
import { newestVersion, versionParts } from './parts/versions';
import { step } from './step';
import type { Step } from './types';
import { CLI_BY_HAND, upgrade } from './upgrade';

/** The five steps of "Existing secondary", in the words of the document. */
export function existingSecondary(ground: Ground): Step[] {
  const { federation, primary, secondary } = ground;
  const both = [primary, secondary].filter((datacenter) => datacenter !== undefined);
  const target = newestVersion(both);
  const gateways = (datacenter: Datacenter) => [gatewaysPart(federation, datacenter)];
  const options = (datacenter: Datacenter) => optionParts(ground, datacenter);
  const versions = (datacenter: Datacenter) => versionParts(datacenter, target);
  const started = (datacenter: Datacenter) => [...runningParts(datacenter), ...versions(datacenter)];
  const without = both.find((datacenter) => gatewaysPart(federation, datacenter).state !== 'done');
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
      text: 'Restart all consul servers and clients on the new version.',
      parts: [...partsOf(primary, 'primary', started), ...partsOf(secondary, 'secondary', started)],
      remedy: upgrade(target),
    }),
    step({
      number: 3,
      text: 'Ensure each datacenter has at least one running, registered mesh gateway with the service metadata key of {"consul-wan-federation":"1"} set.',
      parts: [...partsOf(primary, 'primary', gateways), ...partsOf(secondary, 'secondary', gateways)],
      remedy: without ? registerGateway(federation, without) : [],
    }),
    step({
      number: 4,
      text: 'Ensure all servers in the primary datacenter have updated configuration and restart.',
      parts: partsOf(primary, 'primary', options),
      remedy: primary ? setOptions(ground, primary) : [],
    }),
    step({
      number: 5,
      text: 'Ensure all servers in the secondary datacenter have updated configuration and restart.',
      parts: partsOf(secondary, 'secondary', options),
      remedy: secondary ? setOptions(ground, secondary) : [],
    }),
  ];
}
