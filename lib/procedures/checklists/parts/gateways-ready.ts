import { gapEvidence, gatewayEvidence, sourceEvidence } from '@/lib/diagnosis/evidence';
import { gatewayPlace } from '@/lib/diagnosis/gateway-words';
import { registerInCatalog, registrationWithMeta, runGateway } from '@/lib/diagnosis/remedies';
import type { RemedyStep } from '@/lib/diagnosis/types';
import { registeredGateways, whyUnusable } from '@/lib/diagnosis/usable-gateways';
import { counted, nameList } from '@/lib/diagnosis/words';
import type { Datacenter, Federation } from '@/lib/federation/types';
import { unseen } from '../step';
import type { Part } from '../types';

/** Has a datacenter a running, registered mesh gateway with the meta? Usable is Consul's own word for that. */
export function gatewaysPart(federation: Federation, datacenter: Datacenter): Part {
  const { name, liveGateways } = datacenter;
  const { live, gateways } = registeredGateways(federation, datacenter);
  const usable = gateways.filter((gateway) => gateway.usable);
  if (usable.length > 0) {
    const places = nameList(
      usable.map((gateway) => gatewayPlace(gateway, 'wan')),
      3,
    );
    const evidence = usable.slice(0, 4).flatMap((gateway) => gatewayEvidence(gateway).slice(0, 1));
    // What only the replicated record says may be out of date.
    return live
      ? {
          state: 'done',
          sentence: `${name} has ${counted(usable.length, 'usable mesh gateway')}: ${places}.`,
          evidence,
        }
      : {
          ...unseen(`The federation states name ${places} in ${name}; its own registrations are not seen.`),
          evidence,
        };
  }
  if (!live)
    return {
      ...unseen(`Which mesh gateways ${name} has registered is not seen.`),
      evidence: liveGateways.known || liveGateways.gap.at === null ? [] : [gapEvidence(liveGateways.gap)],
    };
  const evidence = liveGateways.known
    ? gateways.length === 0
      ? [sourceEvidence(liveGateways.source, 'no service of kind mesh-gateway')]
      : gateways.slice(0, 4).flatMap(gatewayEvidence)
    : [];
  return { state: 'not-done', sentence: `${name}: ${whyUnusable(gateways)}.`, evidence };
}

/** Every way of registering a gateway, with the names of what is there already. */
export function registerGateway(federation: Federation, datacenter: Datacenter): RemedyStep[] {
  const { gateways } = registeredGateways(federation, datacenter);
  const untagged = gateways.find((gateway) => !gateway.federation) ?? gateways[0];
  return [
    runGateway(datacenter.name, untagged),
    ...(untagged ? [registrationWithMeta(untagged)] : []),
    registerInCatalog(datacenter.name, untagged),
  ];
}
