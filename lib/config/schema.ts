import { z } from 'zod';
import { DURATION, parseDuration, parseSize, SIZE } from './quantity';
import { Secret } from './secret';

/** What an HTTP header can carry as a token. */
export const TOKEN = /^[\x21-\x7e]+$/;
export const ONE_LINE = /^[^\r\n\0]+$/;

const text = (want: string) => z.string().min(1, { error: `must be ${want}` });
const path = () =>
  text('the path of a file').refine((value) => !value.includes('\0'), {
    error: 'must be the path of a file',
  });

const secret = (want: string, pattern: RegExp) => {
  const error = `must be ${want}`;
  return z
    .string({ error })
    .min(1, { error })
    .regex(pattern, { error })
    .transform((value) => new Secret(value));
};

/** Text or number that `parse` turns into a whole number within [least, most], both given as the operator would write them. */
function quantity(
  parse: (value: string | number) => number | null,
  pattern: RegExp,
  want: string,
  least: string,
  most: string,
) {
  const [min, max] = [parse(least) ?? 0, parse(most) ?? 0];
  const error = `must be ${want} between ${least} and ${most}`;
  return z
    .union([z.string().regex(pattern, { error }), z.number().min(0, { error })], { error })
    .transform((value, ctx) => {
      const amount = parse(value);
      if (amount !== null && amount >= min && amount <= max) return amount;
      ctx.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    });
}
const duration = (least: string, most: string) =>
  quantity(parseDuration, DURATION, 'a duration such as 10s, 500ms or 1m30s', least, most);
const size = (least: string, most: string) => quantity(parseSize, SIZE, 'a size such as 32MiB', least, most);
const whole = (least: number, most: number) => {
  const error = `must be a whole number between ${least} and ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

/** How to talk to agents: the same fields for one datacenter and for `defaults`. */
const connection = {
  token: secret('a Consul ACL token: visible ASCII characters, no spaces or line breaks', TOKEN)
    .optional()
    .describe(
      'Consul ACL token, sent as X-Consul-Token. Prefer token_file, which can be rotated without a restart.',
    ),
  token_file: path()
    .optional()
    .describe(
      'File that holds the ACL token. Wins over token; read again when it changes and when Consul denies a request.',
    ),
  http_auth: secret('user or user:password on one line', ONE_LINE)
    .optional()
    .describe('HTTP basic authentication, user or user:password, for a proxy before Consul.'),
  ca_file: path()
    .optional()
    .describe(
      'PEM file of the authorities that sign the agents’ certificates. Without it, those of the system.',
    ),
  ca_path: path().optional().describe('Directory of such files (*.pem, *.crt). ca_file wins.'),
  client_cert: path().optional().describe('PEM file of our client certificate; needs client_key.'),
  client_key: path().optional().describe('PEM file of the unencrypted key of client_cert.'),
  tls_server_name: text('a host name')
    .optional()
    .describe(
      'Name to expect in the agents’ certificates, such as server.{datacenter}.consul; {datacenter} is filled in.',
    ),
  tls_verify: z
    .boolean()
    .optional()
    .describe('false accepts any certificate, and every screen says so. Default true.'),
  namespace: text('a namespace').optional().describe('Consul Enterprise: namespace of the requests.'),
  partition: text('an admin partition')
    .optional()
    .describe('Consul Enterprise: admin partition of the requests.'),
};

/** The same fields for one datacenter and for `defaults`. Not part of `connection`: it is about servers, not about agents. */
const pathProbe = z
  .strictObject({
    enabled: z
      .boolean()
      .optional()
      .describe(
        'true dials every server with TLS through a mesh gateway and reads its certificate. Nothing is sent, but without a client_cert every dial leaves an error line in the log of the server. Default false.',
      ),
    interval: duration('5s', '24h').optional().describe('Between two dials of one server. Default 5m.'),
    gateways: z
      .array(text('host:port of a mesh gateway, such as 203.0.113.8:8443'), {
        error: 'must be a list of addresses: [203.0.113.8:8443]',
      })
      .min(1, { error: 'must name at least one address' })
      .max(20, { error: 'must name at most 20 addresses' })
      .optional()
      .describe(
        'Mesh gateways to dial, host:port, the first that answers. Any gateway of the federation leads to every server. Without it, those that Consul knows of the datacenter of the server.',
      ),
    client_cert: path()
      .optional()
      .describe(
        'PEM file of a certificate of the servers’ CA, so that no dial is refused; needs client_key.',
      ),
    client_key: path().optional().describe('PEM file of the unencrypted key of client_cert.'),
  })
  .optional()
  .describe(
    'The path probe: the only way to see the certificates that servers show each other. A datacenter’s fields win over those of defaults.',
  );

const address = text('an address such as https://10.0.1.5:8501');

const datacenter = z.strictObject({
  addresses: z
    .array(address, { error: 'must be a list of addresses: [https://10.0.1.5:8501]' })
    .min(1, { error: 'must name at least one address' })
    .max(100, { error: 'must name at most 100 addresses' })
    .optional()
    .describe(
      'HTTP addresses of agents of this datacenter, servers first. Their views are compared. May be left out when address_template is set.',
    ),
  ...connection,
  path_probe: pathProbe,
});

/** The configuration file. The one place that knows its fields; the JSON Schema and the checks are made from it. */
export const configFileSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Address of this JSON Schema, for editors.'),
    defaults: z
      .strictObject({ ...connection, path_probe: pathProbe })
      .prefault({})
      .describe(
        'How to talk to agents, for every datacenter of this file and for those found through address_template.',
      ),
    datacenters: z
      .record(z.string(), datacenter)
      .prefault({})
      .describe('Datacenters to observe directly, by their Consul name. Others are observed through these.'),
    address: address
      .optional()
      .describe(
        'One agent whose datacenter Consul tells, as in CONSUL_HTTP_ADDR. The whole federation is shown as seen from there.',
      ),
    address_template: text('an address with {datacenter} in it')
      .optional()
      .describe('Address for datacenters that are not listed: https://consul.{datacenter}.example.com:8501.'),
    intervals: z
      .strictObject({
        members: duration('1s', '10m')
          .prefault('10s')
          .describe('Between two reads of one agent’s WAN and LAN members.'),
        probes: duration('1s', '10m')
          .prefault('10s')
          .describe('Between two forwarding probes of one pair of datacenters.'),
        slow: duration('5s', '1h')
          .prefault('60s')
          .describe(
            'Between two reads of what hardly changes: configuration, Raft, coordinates, certificates.',
          ),
        blocking_wait: duration('1s', '10m')
          .prefault('55s')
          .describe('How long Consul may hold a blocking query (wait=).'),
      })
      .prefault({})
      .describe('How often Consul is asked. Go style durations, or seconds.'),
    budgets: z
      .strictObject({
        requests_per_second_per_agent: whole(1, 1_000)
          .prefault(10)
          .describe('Most requests to one agent in a second.'),
        open_requests_per_agent: whole(1, 100)
          .prefault(10)
          .describe('Most requests open at one agent. Consul allows 200 per client by default.'),
        body_limit: size('64KiB', '1GiB').prefault('32MiB').describe('Longest answer that is read.'),
        probes_per_cycle: whole(1, 1_000_000)
          .prefault(2_000)
          .describe(
            'Up to this many forwarding probes run from every agent, above it from one per datacenter in rotation.',
          ),
      })
      .prefault({})
      .describe('How gently Consul is asked.'),
    listen: z
      .strictObject({
        host: text('a host name or an IP address')
          .prefault('127.0.0.1')
          .describe('Where the dashboard listens; 0.0.0.0 for every interface.'),
        port: whole(0, 65_535).prefault(3000).describe('Port of the dashboard; 0 for any free one.'),
      })
      .prefault({})
      .describe('Where the dashboard itself listens.'),
    demo: z.boolean().prefault(false).describe('Show the embedded demo federation and ask no real agent.'),
  })
  .describe('Isthmus: which Consul agents to ask, how, and how often.');

export type ConfigFile = z.output<typeof configFileSchema>;
/** One layer of connection fields; paths are absolute once it left the file or the environment. */
export type ConnectionFields = Omit<ConfigFile['defaults'], 'path_probe'>;
export type PathProbeFields = NonNullable<ConfigFile['defaults']['path_probe']>;
export const CONNECTION_FIELDS = Object.keys(connection);
export const SECRET_FIELDS: readonly string[] = ['token', 'http_auth'];
export const PATH_FIELDS = [
  'token_file',
  'ca_file',
  'ca_path',
  'client_cert',
  'client_key',
] as const satisfies readonly (keyof ConnectionFields)[];
