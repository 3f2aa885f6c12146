import fc from 'fast-check';
import { gatewayChanges } from './arbitrary-gateways';
import { gossipChanges } from './arbitrary-gossip';
import { readChanges } from './arbitrary-reads';
import { serverChanges } from './arbitrary-servers';
import { tellerOf, type ToldChange } from './arbitrary-telling';
import { wayChanges } from './arbitrary-ways';

/** Anything that can happen to a federation of these datacenters, or to what is read of it. */
export function arbitraryChange(
  names: readonly string[],
  { odd, now }: { odd: fc.Arbitrary<string>; now: number },
): fc.Arbitrary<ToldChange> {
  const teller = tellerOf(names, { odd, now });
  const groups = [readChanges, wayChanges, gossipChanges, gatewayChanges, serverChanges];
  return fc.oneof(...groups.map((group) => fc.oneof(...group(teller))));
}
