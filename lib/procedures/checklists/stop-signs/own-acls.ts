import { caEvidence } from '@/lib/diagnosis/ca-roots';
import { sourceEvidence } from '@/lib/diagnosis/evidence';
import { optionEvidence, toldOptions } from '@/lib/diagnosis/server-options';
import type { RemedyStep } from '@/lib/diagnosis/types';
import { nameList, shellWord } from '@/lib/diagnosis/words';
import type { Datacenter } from '@/lib/federation/types';
import { aclReplicationState } from '@/lib/observation/transitions';
import { presentServers } from '../parts/versions';
import type { SignOf } from './sign';

/**
 * A secondary takes ACL policies, roles and tokens, intentions and the CA from the primary: what it has of its own is gone with the
 * first replication (Consul PR #8210).
 */
export const ownAcls: SignOf = ({ primary, secondary }) => {
  if (!primary || !secondary) return undefined;
  const sign = { id: 'own-acls', title: 'What the secondary loses when it is federated' };
  const { name, aclReplication } = secondary;
  const told = toldOptions(secondary);
  const evidence = [
    ...told
      .slice(0, 3)
      .map((one) =>
        optionEvidence(
          one,
          `primary_datacenter = ${JSON.stringify(one.options.primaryDatacenter ?? '')}, ACLs ${one.options.aclsEnabled === null ? 'unknown' : one.options.aclsEnabled ? 'on' : 'off'}, connect ${one.options.connectEnabled === null ? 'unknown' : one.options.connectEnabled ? 'on' : 'off'}`,
        ),
      ),
    ...(aclReplication.known
      ? [
          sourceEvidence(
            aclReplication.source,
            `ACL replication ${aclReplicationState(aclReplication.value)}, last success ${aclReplication.value.lastSuccess ?? 'never'}`,
          ),
        ]
      : []),
    ...caEvidence(primary),
    ...caEvidence(secondary),
  ];
  const replicates =
    aclReplication.known &&
    aclReplication.value.lastSuccess !== null &&
    aclReplication.value.sourceDatacenter === primary.name;
  const aclsOff = hasAclsOff(secondary);
  const connectOff = told.length > 0 && told.every(({ options }) => options.connectEnabled === false);
  const sameCa = sharesTrustDomain(primary, secondary);
  const losesAcls = !aclsOff && !replicates;
  const losesConnect = !connectOff && sameCa !== true && !(replicates && sameCa === null);
  if (!losesAcls && !losesConnect)
    return {
      ...sign,
      state: 'clear',
      sentence: `${name} has nothing of its own to lose: ${nameList([
        aclsOff ? 'ACLs are off' : `its ACLs come from ${primary.name}`,
        connectOff ? 'Connect is off' : `its CA and intentions come from ${primary.name}`,
      ])}.`,
      evidence,
      remedy: [],
    };
  const remedy = saveFirst(name, { acls: losesAcls, intentions: losesConnect });
  if (told.length === 0 && !aclReplication.known)
    return {
      ...sign,
      state: 'not-checked',
      sentence: `Whether ${name} has ACL data and intentions of its own is not seen.`,
      evidence,
      remedy,
    };
  const acls = losesAcls ? ['ACL policies', 'roles', 'tokens'] : [];
  const connect = losesConnect ? ['intentions', 'Connect CA'] : [];
  const lost = nameList([...acls, ...connect], 5);
  return {
    ...sign,
    state: 'stop',
    sentence: `With the first replication from ${primary.name} the ${lost} that ${name} has of its own are gone. Unless it is new and empty, save them now and create in ${primary.name} what is still needed.`,
    evidence,
    remedy,
  };
};

/** null while the CA of one of them is not known. */
function sharesTrustDomain({ caRoots: one }: Datacenter, { caRoots: other }: Datacenter): boolean | null {
  const [a, b] = [one, other].map((roots) => (roots.known ? roots.value.trustDomain : null));
  return a && b ? a === b : null;
}

function hasAclsOff(datacenter: Datacenter): boolean {
  const { aclReplication } = datacenter;
  if (!aclReplication.known && aclReplication.gap.kind === 'feature-off') return true;
  const servers = presentServers(datacenter);
  return (
    servers.length > 0 &&
    servers.every(
      ({ acls, self }) => acls === 'disabled' || (self?.known && self.value.aclsEnabled === false),
    )
  );
}

/** Lists hold no rules of policies and, up to 1.9, no secrets of tokens (api/acl.go): each is read by itself. */
const saveFirst = (name: string, lost: { acls: boolean; intentions: boolean }): RemedyStep[] => [
  {
    text: `On a server of ${name}, save everything (the file holds secrets).`,
    command: `consul snapshot save ${shellWord(`${name.replace(/^[-.]+/, '')}.snap`)}`,
  },
  ...(lost.acls
    ? [
        {
          text: 'Its policies with their rules, to read and to create again.',
          command: readEach('policy', 'ID'),
        },
        { text: 'Its roles.', command: 'consul acl role list -format=json > roles.json' },
        {
          text: 'Its tokens (the file holds secrets).',
          command: readEach('token', 'AccessorID'),
        },
      ]
    : []),
  ...(lost.intentions
    ? [
        {
          text: 'Its intentions.',
          command:
            'curl -sS -H "X-Consul-Token: $CONSUL_HTTP_TOKEN" http://127.0.0.1:8500/v1/connect/intentions > intentions.json',
        },
      ]
    : []),
];

const readEach = (kind: 'policy' | 'token', id: string): string =>
  `for id in $(consul acl ${kind} list -format=json | jq -r '.[].${id}'); do consul acl ${kind} read -id "$id" -format=json; done > ${kind === 'policy' ? 'policies' : 'tokens'}.json`;
