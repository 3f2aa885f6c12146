import { showText } from '@/lib/consul/show-text';
import type { Finding, Status } from '@/lib/diagnosis/types';
import type { Outcome, Verification } from '@/lib/procedures/verification/types';

type Checked = { outcome: Outcome; sentence: string; evidence: { value: string } | null };

/** What of a verification a check tells of. */
export type VerificationReport = Pick<
  Verification,
  'outcome' | 'sentence' | 'members' | 'forwarding' | 'withoutAgent'
> & { membersChecks: readonly Checked[]; forwardingChecks: readonly Checked[] };

/** What the check has learnt, from its own reads or from a running instance. */
export type CheckReport = {
  status: Status;
  headline: string;
  source: 'consul' | 'demo';
  roots: readonly Pick<Finding, 'severity' | 'title'>[];
  datacenters: number;
  pairs: { all: number; connected: number; unknown: number };
  /** Null: it was not asked for. */
  verification: VerificationReport | null;
};

/** Exit code and text of a monitoring plugin: one line with performance data, details on further lines. */
export type PluginOutput = { exitCode: 0 | 1 | 2 | 3; text: string };

const STATES = {
  ok: { word: 'OK', exitCode: 0 },
  warning: { word: 'WARNING', exitCode: 1 },
  critical: { word: 'CRITICAL', exitCode: 2 },
  unknown: { word: 'UNKNOWN', exitCode: 3 },
} as const satisfies Record<Status, { word: string; exitCode: PluginOutput['exitCode'] }>;

/** Worst first, as for the status of the federation. */
const ORDER: readonly Status[] = ['critical', 'warning', 'unknown', 'ok'];
const worse = (a: Status, b: Status): Status => (ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b);

/** Lines after the first: more would not be read, and some monitoring systems cut at 4 KiB. */
const MOST_LINES = 20;

/** Text from Consul: a bar would begin performance data, a line break another line. */
const oneLine = (text: string) => showText(text, 400).replaceAll('|', '¦');

const line = (status: Status, sentence: string) =>
  `CONSUL FEDERATION ${STATES[status].word} - ${oneLine(sentence)}`;

/** Nothing could be learnt: exit code 3, with the reason. */
export function unknownOutput(reason: string): PluginOutput {
  return { exitCode: 3, text: line('unknown', reason) };
}

/** The report as a monitoring plugin says it. A demo that nobody asked for is never OK. */
export function pluginOutput(report: CheckReport, { demoAccepted }: { demoAccepted: boolean }): PluginOutput {
  const { verification, roots, headline } = report;
  if (report.source === 'demo' && !demoAccepted)
    return unknownOutput(
      'This is the demo federation, not a real one. Give Isthmus a configuration, or accept it with --demo.',
    );
  const status = worse(report.status, verification ? verificationStatus(verification) : 'ok');
  const demo = report.source === 'demo' ? 'DEMO, not a real federation: ' : '';
  // The headline speaks for the diagnosis; a verification that is worse speaks first.
  const sentences = !verification
    ? [headline]
    : status === report.status
      ? [headline, verification.sentence]
      : [verification.sentence, headline];
  const first = `${line(status, demo + sentences.map(withoutStop).join('; '))} | ${performance(report)}`;
  return {
    exitCode: STATES[status].exitCode,
    text: [first, ...details(roots, verification)].join('\n'),
  };
}

const withoutStop = (sentence: string) => sentence.replace(/\.$/, '');

/** What was never configured to be seen does not make it worse, as with the status of the federation. */
function verificationStatus({ outcome, members, forwarding, withoutAgent }: VerificationReport): Status {
  if (outcome === 'failed') return 'critical';
  return members.notChecked + forwarding.notChecked > withoutAgent ? 'unknown' : 'ok';
}

function performance({ pairs, datacenters, roots, verification }: CheckReport): string {
  const causes = roots.filter(({ severity }) => severity !== 'info').length;
  const values = [
    `pairs_connected=${pairs.connected};;;0;${pairs.all}`,
    `pairs_unknown=${pairs.unknown};;;0;${pairs.all}`,
    `datacenters=${datacenters};;;0`,
    `causes=${causes};;;0`,
  ];
  if (verification) {
    const { members, forwarding } = verification;
    const all = [members, forwarding].reduce(
      (sum, { passed, failed, notChecked }) => sum + passed + failed + notChecked,
      0,
    );
    values.push(
      `verification_failed=${members.failed + forwarding.failed};;;0;${all}`,
      `verification_unchecked=${members.notChecked + forwarding.notChecked};;;0;${all}`,
    );
  }
  return values.join(' ');
}

function details(roots: CheckReport['roots'], verification: CheckReport['verification']): string[] {
  const causes = roots
    .filter(({ severity }) => severity !== 'info')
    .map(({ severity, title }) => `${severity.toUpperCase()}: ${oneLine(title)}`);
  const failed = [...(verification?.forwardingChecks ?? []), ...(verification?.membersChecks ?? [])]
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ sentence, evidence }) => `NOT VERIFIED: ${oneLine(`${sentence} ${evidence?.value ?? ''}`)}`);
  const lines = [...causes, ...failed];
  return lines.length <= MOST_LINES
    ? lines
    : [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more lines`];
}
