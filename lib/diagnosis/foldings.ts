import type { Folding } from './folding';
import { ACL_FOLDINGS } from './rules/acl/foldings';
import { GATEWAY_FOLDINGS } from './rules/gateways/foldings';
import { GOSSIP_FOLDINGS } from './rules/gossip/foldings';
import { OBSERVATION_FOLDINGS } from './rules/observation/foldings';
import { OPTION_FOLDINGS } from './rules/options/foldings';
import { RAFT_FOLDINGS } from './rules/raft/foldings';
import { TLS_FOLDINGS } from './rules/tls/foldings';
import { WAY_FOLDINGS } from './rules/ways/foldings';

/**
 * Which consequence belongs to which cause; each family says what follows from its own rules. Causes are tried in this order, and the
 * first that fits decides. Latent faults are never symptoms: a way that works must not hide them.
 */
export const FOLDINGS: readonly Folding[] = [
  ...GATEWAY_FOLDINGS,
  ...RAFT_FOLDINGS,
  ...OPTION_FOLDINGS,
  ...TLS_FOLDINGS,
  ...WAY_FOLDINGS,
  ...GOSSIP_FOLDINGS,
  ...ACL_FOLDINGS,
  ...OBSERVATION_FOLDINGS,
];
