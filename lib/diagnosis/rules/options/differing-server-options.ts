import type { Datacenter } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { DOCUMENT_OPTIONS } from '../../document-options';
import { optionRows, serversWithOptions, type OptionRow } from '../../option-values';
import { SECTIONS } from '../../remedies';
import { toldOptions } from '../../server-options';
import type { Evidence, Rule } from '../../types';
import { nameList } from '../../words';

/** Options that rules of their own compare, with what it means when they differ. */
const HAVE_RULES: ReadonlySet<string> = new Set([
  'version',
  'connect.enabled',
  'connect.enable_mesh_gateway_wan_federation',
  'primary_datacenter',
  'retry_join_wan',
  'start_join_wan',
  'domain',
  'ca_file or ca_path',
  'cert_file',
  'verify_incoming',
  'verify_outgoing',
  'verify_server_hostname',
]);

const COMPARED = DOCUMENT_OPTIONS.filter(({ name, own }) => own !== true && !HAVE_RULES.has(name));

export const differingServerOptions: Rule = {
  id: 'differing-server-options',
  title: 'Servers of one datacenter are configured differently',
  why: 'Whichever server leads or is asked decides how the datacenter behaves; a change that reached only some servers shows at the next election.',
  evidence: 'The options of every server of a datacenter side by side, from /v1/agent/self.',
  remedy: 'Give all servers of a datacenter the same options, and restart them one at a time.',
  covers: [],
  requires: ['self'],
  section: SECTIONS.options,
  check: (federation) =>
    federation.datacenters.flatMap((datacenter) => {
      // Values are only compared between servers that told them.
      if (toldOptions(datacenter).length < 2) return [];
      const odd = optionRows(federation, datacenter, COMPARED).filter(({ values }) =>
        values.some(({ mark }) => mark === 'differs'),
      );
      if (odd.length === 0) return [];
      const names = odd.map(({ option }) => option.name);
      return [
        {
          severity: 'info' as const,
          subject: { kind: 'datacenter' as const, datacenter: datacenter.name },
          title: `Servers of ${datacenter.name} differ in ${nameList(names, 3)}`,
          evidence: odd.slice(0, 4).flatMap((row) => evidenceOf(datacenter, row)),
          cause: odd.map((row) => sayRow(datacenter, row)).join('; '),
          remedy: [
            {
              text: `Compare the configuration of the servers of ${datacenter.name}, make ${nameList(names, 3)} the same, and restart those that were changed, one at a time.`,
              command: 'systemctl restart consul',
            },
          ],
          confidence: 'observed' as const,
        },
      ];
    }),
};

/** `bootstrap_expect: 3 on dc1-s1 and dc1-s2, 5 on dc1-s3`. */
function sayRow(datacenter: Datacenter, { option, values }: OptionRow): string {
  const nodes = serversWithOptions(datacenter).map(({ node }) => node);
  const by = new Map<string, string[]>();
  values.forEach(({ value }, i) => {
    if (value !== null) by.set(value, [...(by.get(value) ?? []), nodes[i] ?? '?']);
  });
  return `${option.name}: ${[...by].map(([value, who]) => `${value} on ${nameList(who, 3)}`).join(', ')}`;
}

function evidenceOf(datacenter: Datacenter, { option, values }: OptionRow): Evidence[] {
  return serversWithOptions(datacenter)
    .flatMap(({ self, node }, i) => {
      const value = values[i]?.value;
      return self?.known && value !== undefined && value !== null
        ? [sourceEvidence(self.source, `${node}: ${option.name} = ${value}`)]
        : [];
    })
    .slice(0, 4);
}
