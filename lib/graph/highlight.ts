import { PAIR_LETTERS, type Finding, type Snapshot, type Subject } from '../snapshot/types';
import { pairCell, pairKey } from './pair-cells';
import { gatewayByKey, gatewayKey, type Selection } from './selection';

type Keys = Pick<ReadonlySet<string>, 'has'>;

/** What stands out; everything else steps back. */
export type Highlight = {
  datacenters: Keys;
  /** `dc/server`. */
  servers: Keys;
  /** `dc/gateway key`. */
  gateways: Keys;
  /** `from>to`. */
  pairs: Keys;
};

/** What fits a filter stands out: datacenters with all that is theirs, and the ways from and to them. */
export function highlightOfMatching(datacenters: ReadonlySet<string>): Highlight {
  const ofOne = { has: (key: string) => datacenters.has(key.slice(0, key.indexOf('/'))) };
  const pairs = {
    has: (key: string) => {
      const at = key.indexOf('>');
      return datacenters.has(key.slice(0, at)) || datacenters.has(key.slice(at + 1));
    },
  };
  return { datacenters, servers: ofOne, gateways: ofOne, pairs };
}

/** What belongs to the selection. */
type Marks = {
  datacenters: Set<string>;
  servers: Set<string>;
  gateways: Set<string>;
  pairs: Set<string>;
};

function addPair(marks: Marks, from: string, to: string) {
  marks.pairs.add(pairKey({ from, to }));
  marks.datacenters.add(from).add(to);
}

function addDatacenter(marks: Marks, snapshot: Snapshot, name: string, bridges: 'with bridges' | 'alone') {
  const found = snapshot.datacenters.find((datacenter) => datacenter.name === name);
  if (!found) return;
  marks.datacenters.add(name);
  for (const { node } of found.servers) marks.servers.add(`${name}/${node}`);
  for (const gateway of found.meshGateways)
    marks.gateways.add(`${name}/${gatewayKey(gateway, found.meshGateways)}`);
  if (bridges === 'alone') return;
  for (const other of snapshot.datacenters)
    if (other !== found) {
      marks.pairs.add(pairKey({ from: name, to: other.name })).add(pairKey({ from: other.name, to: name }));
    }
}

function addGateway(marks: Marks, snapshot: Snapshot, datacenter: string, key: string) {
  const all = snapshot.datacenters.find(({ name }) => name === datacenter)?.meshGateways ?? [];
  const gateway = gatewayByKey(key, all);
  if (gateway) marks.gateways.add(`${datacenter}/${gatewayKey(gateway, all)}`);
  marks.datacenters.add(datacenter);
}

function addSubject(marks: Marks, snapshot: Snapshot, subject: Subject) {
  if (subject.kind === 'pair') addPair(marks, subject.from, subject.to);
  else if (subject.kind === 'datacenter') addDatacenter(marks, snapshot, subject.datacenter, 'alone');
  else if (subject.kind === 'mesh-gateway')
    addGateway(marks, snapshot, subject.datacenter, subject.meshGateway);
  else if (subject.kind === 'server') {
    marks.datacenters.add(subject.datacenter);
    marks.servers.add(`${subject.datacenter}/${subject.server}`);
  } else if (subject.kind === 'vantage' && subject.datacenter !== null)
    addDatacenter(marks, snapshot, subject.datacenter, 'alone');
}

/** Ways from or to a datacenter that do not work, in a direction in which most do not: a single one has a cause of its own. */
function addFailingWays(marks: Marks, { datacenters, pairs }: Snapshot, name: string) {
  const at = datacenters.findIndex((datacenter) => datacenter.name === name);
  const fails = (from: number, to: number) => FAILING.has(pairs.state[from * datacenters.length + to] ?? '');
  const add = (others: readonly { name: string }[], keyOf: (other: string) => string) => {
    if (others.length * 2 >= datacenters.length - 1)
      for (const other of others) marks.pairs.add(keyOf(other.name));
  };
  add(
    datacenters.filter((_, i) => fails(at, i)),
    (other) => pairKey({ from: name, to: other }),
  );
  add(
    datacenters.filter((_, i) => fails(i, at)),
    (other) => pairKey({ from: other, to: name }),
  );
}

const FAILING: ReadonlySet<string> = new Set([PAIR_LETTERS.disconnected, PAIR_LETTERS.degraded]);

/** Many ways of one datacenter are told as one finding about it: they belong to it all the same. */
function addFinding(marks: Marks, snapshot: Snapshot, finding: Finding) {
  const ofWays = new Set(snapshot.verdicts.flatMap(({ rule, family }) => (family === 'ways' ? [rule] : [])));
  for (const { rule, subject } of [finding, ...finding.symptoms]) {
    addSubject(marks, snapshot, subject);
    if (subject.kind === 'datacenter' && ofWays.has(rule))
      addFailingWays(marks, snapshot, subject.datacenter);
  }
}

/** null: nothing is selected, or what is selected has nothing of its own on the map; nothing steps back then. */
export function highlightOf(snapshot: Snapshot, selection: Selection | null): Marks | null {
  if (!selection) return null;
  const marks: Marks = { datacenters: new Set(), servers: new Set(), gateways: new Set(), pairs: new Set() };
  switch (selection.kind) {
    case 'datacenter':
      addDatacenter(marks, snapshot, selection.datacenter, 'with bridges');
      break;
    case 'pair':
      addPair(marks, selection.from, selection.to);
      for (const end of [selection.from, selection.to]) {
        const found = snapshot.datacenters.find(({ name }) => name === end);
        for (const gateway of found?.meshGateways ?? [])
          addGateway(marks, snapshot, end, gatewayKey(gateway, found?.meshGateways ?? []));
      }
      break;
    case 'gateway':
      addGateway(marks, snapshot, selection.datacenter, selection.gateway);
      break;
    case 'server':
      marks.datacenters.add(selection.datacenter);
      marks.servers.add(`${selection.datacenter}/${selection.server}`);
      break;
    case 'finding': {
      const found = snapshot.findings.find(({ id }) => id === selection.id);
      if (found) addFinding(marks, snapshot, found);
    }
  }
  return marks.datacenters.size > 0 ? marks : null;
}

/** Whether a subject is the selected thing, or in the selected datacenter. */
function isAbout(subject: Subject, selection: Selection): boolean {
  if (selection.kind === 'pair')
    return subject.kind === 'pair' && subject.from === selection.from && subject.to === selection.to;
  if (selection.kind === 'finding' || !('datacenter' in subject)) return false;
  if (subject.datacenter !== selection.datacenter) return false;
  if (selection.kind === 'server') return subject.kind === 'server' && subject.server === selection.server;
  if (selection.kind === 'gateway')
    return subject.kind === 'mesh-gateway' && subject.meshGateway === selection.gateway;
  return true;
}

/**
 * Findings about the selection, directly or by a folded symptom. A pair that is not connected and has none of its own is explained by
 * what is wrong at its ends.
 */
export function findingsAbout(snapshot: Snapshot, selection: Selection): readonly Finding[] {
  if (selection.kind === 'finding') return snapshot.findings.filter(({ id }) => id === selection.id);
  const about = (wanted: Selection) =>
    snapshot.findings.filter(
      ({ subject, symptoms }) =>
        isAbout(subject, wanted) || symptoms.some((symptom) => isAbout(symptom.subject, wanted)),
    );
  const own = about(selection);
  if (selection.kind !== 'pair' || own.length > 0) return own;
  if (pairCell(snapshot, selection.from, selection.to)?.state === 'connected') return own;
  return snapshot.findings.filter(
    ({ severity, subject }) =>
      severity !== 'info' &&
      [selection.from, selection.to].some((datacenter) =>
        isAbout(subject, { kind: 'datacenter', datacenter }),
      ),
  );
}
