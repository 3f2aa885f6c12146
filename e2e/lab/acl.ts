import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { askConsulOk, readConsul } from './consul-http';
import { until } from './until';

export type LabTokens = {
  management: string;
  /** All that an observer needs, and no more. */
  readOnly: string;
  /** The same without `operator = "read"`: federation states and Raft are denied. */
  withoutOperator: string;
  /** Of the agents themselves, for their node entries. */
  agent: string;
  replication: string;
  gateway: string;
};

const TOKEN_NAMES = ['readOnly', 'withoutOperator', 'agent', 'replication', 'gateway'] as const;

const READ_EVERYTHING = `
agent_prefix "" { policy = "read" }
node_prefix "" { policy = "read" }
service_prefix "" { policy = "read" }
`;

export const RULES = {
  readOnly: `${READ_EVERYTHING} operator = "read"`,
  withoutOperator: READ_EVERYTHING,
  agent: 'node_prefix "" { policy = "write" } service_prefix "" { policy = "read" }',
  replication: 'acl = "write" operator = "write" service_prefix "" { policy = "read" intentions = "read" }',
} as const;

const bootstrapped = z.object({ SecretID: z.string() });

/** Chooses the secrets in advance, so that agents can have theirs before Consul knows of them. */
export function chooseTokens(): Omit<LabTokens, 'management'> {
  return {
    readOnly: randomUUID(),
    withoutOperator: randomUUID(),
    agent: randomUUID(),
    replication: randomUUID(),
    gateway: randomUUID(),
  };
}

/** Bootstraps ACLs in the primary and creates there, global, all chosen tokens with their policies. */
export async function bootstrapAcls(
  httpAddress: string,
  chosen: Omit<LabTokens, 'management'>,
  gatewayServiceName: string,
): Promise<LabTokens> {
  let management = '';
  await until(
    'ACL bootstrap',
    async () => {
      const answer = await readConsul(httpAddress, '/v1/acl/bootstrap', { method: 'PUT' });
      management = bootstrapped.parse(answer).SecretID;
      return null;
    },
    { timeoutMs: 30_000, intervalMs: 250 },
  );
  const rules = {
    ...RULES,
    gateway: `${READ_EVERYTHING} service "${gatewayServiceName}" { policy = "write" }`,
  };
  const put = (path: string, body: unknown) =>
    askConsulOk(httpAddress, path, { method: 'PUT', token: management, body });
  for (const name of TOKEN_NAMES) {
    await put('/v1/acl/policy', { Name: `lab-${name}`, Rules: rules[name] });
    await put('/v1/acl/token', {
      SecretID: chosen[name],
      Description: `lab ${name}`,
      Policies: [{ Name: `lab-${name}` }],
    });
  }
  return { ...chosen, management };
}
