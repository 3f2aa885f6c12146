import type { Federation, Gap } from '../federation/types';

export type Severity = 'critical' | 'warning' | 'info';

/** What a finding is about. */
export type Subject =
  | { kind: 'federation' }
  | { kind: 'datacenter'; datacenter: string }
  | { kind: 'server'; datacenter: string; server: string }
  | { kind: 'mesh-gateway'; datacenter: string; meshGateway: string }
  | { kind: 'pair'; from: string; to: string }
  | { kind: 'vantage'; vantage: string; datacenter: string | null };

/** One line of proof: who said what to which request, when (ISO 8601). */
export type Evidence = { vantage: string; request: string; at: string; value: string };

/** One thing to do. `command` is what to type, names filled in; `config` is what to put into a file. */
export type RemedyStep = { text: string; command?: string; config?: string };

/** A consequence of a finding, folded under it. */
export type Symptom = { rule: string; severity: Severity; subject: Subject; title: string };

export type Finding = {
  /** `<rule>/<subject parts>`: stable, fit for a URL. */
  id: string;
  rule: string;
  severity: Severity;
  subject: Subject;
  /** What is wrong, one sentence, with the real names in it. Short enough for a headline. */
  title: string;
  evidence: readonly Evidence[];
  /** Why it is so, one or two plain sentences. */
  cause: string;
  remedy: readonly RemedyStep[];
  /** Section of the document or of Consul's documentation. */
  section: string;
  confidence: 'observed' | 'inferred';
  /** What would confirm it, one sentence; of inferred findings. */
  confirm?: string;
  /** Everything works on connections that are open, or on what is replicated; it breaks at the next dial or start. Never a symptom of a way that works. */
  latent?: true;
  /** The cause is mended and only its after-effects are left: they pass by themselves. */
  recovering?: true;
  /** Consequences folded under this root, in rule order. */
  symptoms: readonly Symptom[];
};

/** What a rule returns: everything but what the engine fills in. */
export type RuleFinding = Omit<Finding, 'id' | 'rule' | 'symptoms' | 'section'> & { section?: string };

export type Rule = {
  /** Equals the file name and names the failing state. */
  id: string;
  title: string;
  /** Why an operator should care. */
  why: string;
  /** What has to be read to see it, one plain sentence. */
  evidence: string;
  /** What mends it in general, one plain sentence; findings carry the steps with the names filled in. */
  remedy: string;
  /** Codes of the root causes it names (catalogue.ts). Empty: a consequence that stands for itself only while no cause is known. */
  covers: readonly string[];
  /** Facts without which a clean result is `inconclusive`. */
  requires: readonly Gap['fact'][];
  section: string;
  /** not-applicable, e.g. gateway rules in a traditional federation. Left out: always applies. */
  applies?: (federation: Federation) => boolean;
  check: (federation: Federation) => readonly RuleFinding[];
};

export type Verdict =
  | { rule: string; status: 'passed' | 'not-applicable' }
  | { rule: string; status: 'failed'; findings: readonly Finding[] }
  | { rule: string; status: 'inconclusive'; gaps: readonly Gap[] }
  | { rule: string; status: 'errored'; message: string };

export type Status = 'ok' | 'warning' | 'critical' | 'unknown';

export type Diagnosis = {
  status: Status;
  /** One sentence that answers "is all well?". */
  headline: string;
  /** Roots only, most severe first; their consequences are in `symptoms`. */
  findings: readonly Finding[];
  /** In the order of the rule list. */
  verdicts: readonly Verdict[];
};
