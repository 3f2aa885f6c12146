import { datacenterOf, waysOf } from '../../consequences';
import {
  farFolding,
  folding,
  type Folding,
  FROM_THE_PRIMARY,
  liesInThePrimary,
  RECORDS,
  sameDatacenter,
  WAYS,
  type When,
} from '../../folding';

/** The way from the datacenter of the symptom to the primary is one of those that the cause is about. */
const leadsToPrimary: When = (cause, symptom, federation) => {
  const name = datacenterOf(symptom);
  return waysOf(cause, federation).some(({ from, to }) => from === name && to === federation.primary);
};

/** Everything that is replicated is a consequence of the way it takes, and of the token it needs (consul.md 3H). */
export const ACL_FOLDINGS: readonly Folding[] = [
  ...farFolding('datacenter-without-leader', FROM_THE_PRIMARY, liesInThePrimary),
  ...WAYS.flatMap((way) => farFolding(way, FROM_THE_PRIMARY, leadsToPrimary)),
  ...folding(
    'replication-token-refused',
    ['acl-replication-failing', 'secondary-without-acls', ...RECORDS],
    sameDatacenter,
  ),
  ...folding('replication-token-missing', ['secondary-without-acls', ...RECORDS], sameDatacenter),
  ...folding('disagreeing-primary-datacenters', ['trust-domains-differ'], sameDatacenter),
  ...folding('unknown-primary-datacenter', ['trust-domains-differ'], sameDatacenter),
  ...folding('secondary-without-acls', ['acl-replication-failing'], sameDatacenter),
];
