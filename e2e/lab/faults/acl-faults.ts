import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { RULES, type LabTokens } from '../acl';
import { askConsulOk, readConsul } from '../consul-http';
import type { FaultTools } from './faults';

const listed = z.array(z.object({ AccessorID: z.string(), Description: z.string() }));
const policies = z.array(z.object({ ID: z.string(), Name: z.string() }));

/** Faults of tokens and of their replication. */
export function aclFaults({ setup, inject, restarted, server, servers }: FaultTools) {
  const tokens = (): LabTokens => {
    if (!setup.tokens) throw new Error('This lab has no ACLs: start it with --acls.');
    return setup.tokens;
  };
  const management = () => tokens().management;
  const primary = () => server(setup.primary, 1).httpAddress;
  const setToken = async (datacenter: string, kind: 'replication' | 'agent', secret: string) => {
    for (const { httpAddress } of servers(datacenter)) {
      const options = { method: 'PUT', token: management(), body: { Token: secret } } as const;
      await askConsulOk(httpAddress, `/v1/agent/token/${kind}`, options);
    }
  };
  const setReplicationRules = async (rules: string) => {
    const found = policies.parse(await readConsul(primary(), '/v1/acl/policies', { token: management() }));
    const policy = found.find(({ Name }) => Name === 'lab-replication');
    const body = { ID: policy?.ID, Name: 'lab-replication', Rules: rules };
    await askConsulOk(primary(), `/v1/acl/policy/${policy?.ID}`, {
      method: 'PUT',
      token: management(),
      body,
    });
  };

  return {
    /** A replication token that nobody knows, set at run time. */
    breakReplicationToken: async (datacenter: string) =>
      inject(
        `${datacenter} with an unknown replication token`,
        () => setToken(datacenter, 'replication', randomUUID()),
        () => setToken(datacenter, 'replication', tokens().replication),
      ),

    /** The same in the configuration of all its servers. */
    misconfigureReplicationToken: async (datacenter: string) => {
      tokens();
      const override = { acl: { tokens: { replication: randomUUID() } } };
      return restarted(servers(datacenter), `${datacenter} restarted with an unknown replication token`, {
        override,
      });
    },

    /** Tokens replicate, federation states do not: `operator` is missing in the replication policy. */
    weakenReplicationPolicy: async () =>
      inject(
        'the replication policy without operator',
        () => setReplicationRules('acl = "write"'),
        () => setReplicationRules(RULES.replication),
      ),

    /** An agent token that nobody knows: the agents' own entries are no longer updated. */
    breakAgentToken: async (datacenter: string) =>
      inject(
        `${datacenter} with an unknown agent token`,
        () => setToken(datacenter, 'agent', randomUUID()),
        () => setToken(datacenter, 'agent', tokens().agent),
      ),

    /** The token of the observer is deleted. */
    deleteObserverToken: async () => {
      const token = { token: management() };
      const body = {
        SecretID: tokens().readOnly,
        Description: 'lab readOnly',
        Policies: [{ Name: 'lab-readOnly' }],
      };
      return inject(
        "the observer's token deleted",
        async () => {
          const all = listed.parse(await readConsul(primary(), '/v1/acl/tokens', token));
          const mine = all.find(({ Description }) => Description === 'lab readOnly');
          const remove = { method: 'DELETE', ...token } as const;
          await askConsulOk(primary(), `/v1/acl/token/${mine?.AccessorID}`, remove);
        },
        async () => {
          await askConsulOk(primary(), '/v1/acl/token', { method: 'PUT', ...token, body });
        },
      );
    },
  };
}
