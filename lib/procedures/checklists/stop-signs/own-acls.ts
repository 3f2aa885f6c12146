import { sourceEvidence } from '@/lib/diagnosis/evidence';
import { optionEvidence, toldOptions } from '@/lib/diagnosis/server-options';
import type { RemedyStep } from '@/lib/diagnosis/types';
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
  ];
  if (
    aclReplication.known &&
    aclReplication.value.lastSuccess !== null &&
    aclReplication.value.sourceDatacenter === primary.name
  )
    return {
      ...sign,
      state: 'clear',
      sentence: `${name} already takes its ACLs and intentions from ${primary.name}: nothing of its own is left to lose.`,
      evidence,
      remedy: [],
    };
  const off = hasAclsOff(secondary);
  const connectOff = told.length > 0 && told.every(({ options }) => options.connectEnabled === false);
  if (off && connectOff)
    return {
      ...sign,
      state: 'clear',
      sentence: `ACLs and Connect are off in ${name}: it has no policies, tokens, intentions or CA to lose.`,
      evidence,
      remedy: [],
    };
  if (told.length === 0 && !aclReplication.known)
    return {
      ...sign,
      state: 'not-checked',
      sentence: `Whether ${name} has ACL data and intentions of its own is not seen.`,
      evidence,
      remedy: saveFirst(name),
    };
  const lost = off ? 'intentions and Connect CA' : 'ACL policies, roles, tokens, intentions and Connect CA';
  return {
    ...sign,
    state: 'stop',
    sentence: `With the first replication from ${primary.name} the ${lost} that ${name} has of its own are gone. Unless it is new and empty, save them now and create in ${primary.name} what is still needed.`,
    evidence,
    remedy: saveFirst(name),
  };
};

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

const saveFirst = (name: string): RemedyStep[] => [
  {
    text: `On a server of ${name}, save its policies.`,
    command: 'consul acl policy list -format=json > policies.json',
  },
  {
    text: 'Its roles and tokens (the file holds secrets).',
    command:
      'consul acl role list -format=json > roles.json; consul acl token list -format=json > tokens.json',
  },
  {
    text: 'Its intentions.',
    command:
      'curl -sS -H "X-Consul-Token: $CONSUL_HTTP_TOKEN" http://127.0.0.1:8500/v1/connect/intentions > intentions.json',
  },
];
