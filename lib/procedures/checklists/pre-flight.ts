import { serverOptions } from '@/lib/diagnosis/option-remedies';
import type { Ground } from './ground';
import { addressParts } from './parts/gateway-addresses';
import { gatewaysPart, registerGateway } from './parts/gateways-ready';
import { primaryParts } from './parts/primary-agreed';
import { newestVersion, versionParts } from './parts/versions';
import { waysPart } from './parts/ways-work';
import { step } from './step';
import type { Step } from './types';
import { CLI_BY_HAND, upgrade } from './upgrade';

/** What has to be true of a traditional federation before the first server is given the flag; from the whole document. */
export function preFlight(ground: Ground): Step[] {
  const { federation, primary, secondary } = ground;
  const { datacenters } = federation;
  const target = newestVersion(datacenters);
  const without = datacenters.find((datacenter) => gatewaysPart(federation, datacenter).state !== 'done');
  const name = primary?.name ?? 'the primary';
  return [
    step({
      number: 1,
      text: 'The federation is in order as it is, so that whatever breaks on the way is known to be new.',
      parts: [waysPart(federation)],
      remedy: [{ text: 'Mend what is broken first: the map names the cause.' }],
    }),
    step({
      number: 2,
      text: 'All servers, clients and the CLI run one version, 1.8.0 or newer.',
      parts: datacenters.flatMap((datacenter) => versionParts(datacenter, target)),
      byHand: CLI_BY_HAND,
      remedy: upgrade(target),
    }),
    step({
      number: 3,
      text: `All datacenters name the same primary: ${name}.`,
      parts: primaryParts(ground),
      remedy: [
        {
          text: `On every server and client of the other datacenters, set the primary. It takes effect with the restart, and the first replication replaces the ACLs and intentions they have of their own.`,
          config: `primary_datacenter = ${JSON.stringify(name)}`,
        },
      ],
    }),
    step({
      number: 4,
      text: 'There is at least one mesh gateway prepared to expose the servers registered in each datacenter, otherwise the WAN will become only partly connected.',
      parts: datacenters.map((datacenter) => gatewaysPart(federation, datacenter)),
      remedy: without ? registerGateway(federation, without) : [],
    }),
    step({
      number: 5,
      text: 'Every gateway has a WAN address of its own that the gateways of the other datacenters can dial.',
      parts: addressParts(federation),
      byHand:
        'Whether firewalls let them through is not seen from here: the table of openings says which are needed.',
      remedy: [
        {
          text: 'Register the gateway again with an address that the other datacenters reach.',
          command:
            'consul connect envoy -gateway=mesh -register -expose-servers -address <lan-ip>:8443 -wan-address <wan-ip>:8443',
        },
      ],
    }),
    step({
      number: 6,
      text: 'The new configuration is written for every server, the primary first, and not yet started.',
      parts: [],
      byHand:
        'A configuration file is seen only once its server runs with it. "consul validate /etc/consul.d" says whether Consul would start with it.',
      remedy: [
        { text: `For the servers of ${name}.`, config: serverOptions(federation, name) },
        ...(secondary
          ? [
              {
                text: 'For the servers of every other datacenter. retry_join_wan and start_join_wan must go in the same edit.',
                config: serverOptions(federation, secondary.name),
              },
            ]
          : []),
      ],
    }),
  ];
}
