import type { MeshGateway } from '@/lib/federation/types';
import { addressKind } from './address-kind';
import { hostOf, hostPort } from './words';

/** What the TCP checks of a gateway dial with success, `host:port` each: what `consul connect envoy -register` adds. */
export function testedAddresses({ checks }: Pick<MeshGateway, 'checks'>): string[] {
  return checks.flatMap(({ output }) => /TCP connect (\S+): Success/.exec(output)?.[1] ?? []);
}

/** What its check dials, where that is another address of the same port than servers are told; null where they agree or nothing tells. */
export function testedElsewhere(gateway: MeshGateway): string | null {
  const { lan } = gateway;
  const tested = testedAddresses(gateway);
  const [first] = tested;
  if (first === undefined || tested.includes(hostPort(lan)) || addressKind(lan.address) === 'name')
    return null;
  // A check of the node itself says the same from within; another port is another service.
  const isElsewhere = addressKind(hostOf(first)) !== 'loopback' || addressKind(lan.address) === 'loopback';
  return isElsewhere && first.endsWith(`:${lan.port}`) ? first : null;
}
