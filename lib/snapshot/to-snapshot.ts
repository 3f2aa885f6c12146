import { datacenterStatus } from '@/lib/diagnosis/status';
import type { Diagnosis } from '@/lib/diagnosis/types';
import type { Federation } from '@/lib/federation/types';
import { coverageSentence } from './coverage-sentence';
import { toDatacenterSnapshot } from './datacenter-snapshot';
import { pairMatrix } from './pair-matrix';
import { revisionOf } from './revision';
import type { Snapshot } from './types';
import { toVantageSnapshot } from './vantage-snapshot';
import { toVerdictSnapshot } from './verdict-snapshot';

/** Federation and diagnosis as the browser is told them, with the revision over their content. */
export function toSnapshot(federation: Federation, diagnosis: Diagnosis): Snapshot {
  const content: Omit<Snapshot, 'revision' | 'takenAt'> = {
    source: federation.source,
    status: diagnosis.status,
    headline: diagnosis.headline,
    coverage: { sentence: coverageSentence(federation.coverage), ...federation.coverage },
    primary: federation.primary,
    mode: federation.mode,
    datacenters: federation.datacenters.map((datacenter) =>
      toDatacenterSnapshot(datacenter, datacenterStatus(federation, diagnosis.findings, datacenter.name)),
    ),
    pairs: pairMatrix(federation),
    vantages: federation.vantages.map(toVantageSnapshot),
    findings: diagnosis.findings,
    verdicts: diagnosis.verdicts.map(toVerdictSnapshot),
  };
  return { revision: revisionOf(content), takenAt: new Date(federation.takenAt).toISOString(), ...content };
}
