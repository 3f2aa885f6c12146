import { describe, expect, it } from 'vitest';
import { failForwarding, unreachable } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { gatherScattered } from './scattered-ways';
import { findingId } from './subject';
import { diagnosisOf, federationOf, healthy } from './testing/situation';
import type { Finding, Subject } from './types';

const names = Array.from({ length: 14 }, (_, i) => `dc${String(i + 1).padStart(2, '0')}`);
const fourteen = healthy({
  datacenters: names.map((name) => ({ name, servers: 1, gateways: 1 })),
  vantagesPerDatacenter: 1,
  primary: 'dc01',
});
const name = (i: number): string => names[i % names.length] ?? '';
/** `n` ways, none of which shares its start or its end with another. */
const scatter = (n: number, all: readonly Observation[] = fourteen): Observation[] =>
  Array.from({ length: n }, (_, i) => i).reduce(
    (o, i) => failForwarding(o, name(i), name(i + 5), 'connection-lost', 3),
    [...all],
  );
const broken = (all: readonly Observation[]) =>
  diagnosisOf(all).findings.filter(({ severity }) => severity === 'critical');

describe('many ways that share nothing', () => {
  it('are told one by one while they are a few', () => {
    expect(broken(scatter(6)).map(({ subject }) => subject.kind)).toEqual(Array(6).fill('pair'));
  });

  it('are one finding beyond, which counts them and names the first three', () => {
    const found = broken(scatter(9));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      subject: { kind: 'federation' },
      title:
        '9 ways do not get through from mesh gateway to mesh gateway, from 9 datacenters into 9: dc01 to dc06, dc02 to dc07, dc03 to dc08 and 6 more',
    });
    expect(diagnosisOf(scatter(9)).headline).not.toContain('more cause');
  });

  it('every way stays a symptom of it', () => {
    const [found] = broken(scatter(9));
    const ways = found?.symptoms.filter(({ rule }) => rule === found.rule).map(({ subject }) => subject);
    expect(ways).toEqual(names.slice(0, 9).map((from, i) => ({ kind: 'pair', from, to: name(i + 5) })));
  });

  it('keep the id while ways come and go', () => {
    expect(broken(scatter(12))[0]?.id).toBe(broken(scatter(9))[0]?.id);
  });

  it('leave what one datacenter explains to its own finding', () => {
    const cut = names
      .filter((other) => other !== 'dc14')
      .reduce((o, from) => failForwarding(o, from, 'dc14', 'connection-lost', 3), scatter(8));
    expect(broken(cut).map(({ subject }) => subject)).toEqual([
      { kind: 'datacenter', datacenter: 'dc14' },
      { kind: 'federation' },
    ]);
  });

  it('what one rule finds of many agents is one finding too, and names every one of them', () => {
    const many = healthy({
      datacenters: Array.from({ length: 24 }, (_, i) => ({ name: `dc${i + 1}`, servers: 1, gateways: 1 })),
      vantagesPerDatacenter: 1,
    });
    const silent = many.slice(0, 22).reduce((o, { vantage }) => unreachable(o, vantage.id), many);
    const agents = diagnosisOf(silent).findings.filter(({ rule }) => rule === 'agent-unreachable');
    expect(agents).toHaveLength(1);
    expect(agents[0]?.title).toMatch(/, and 21 more like it$/);
    expect(agents[0]?.symptoms.filter(({ subject }) => subject.kind === 'vantage')).toHaveLength(22);
  });

  it('no two findings share an id: ways are one group at any severity, other things one for each', () => {
    const root = (severity: Finding['severity'], subject: Subject, rule: string, latent?: true): Finding => ({
      ...{
        id: findingId(rule, subject),
        rule,
        severity,
        subject,
        title: '',
        evidence: [],
        cause: '',
        remedy: [],
      },
      ...{ section: '', confidence: 'observed', symptoms: [], ...(latent && { latent }) },
    });
    const severities = ['critical', 'warning'] as const;
    const pairs = severities.flatMap((severity, s) =>
      names.slice(0, 8).map((from, i) => {
        const subject = { kind: 'pair', from, to: name(i + 3 + s) } as const;
        return root(severity, subject, 'forwarding-broken-one-way');
      }),
    );
    const servers = [...severities, 'latent' as const].flatMap((how) =>
      Array.from({ length: 21 }, (_, i) => {
        const subject = { kind: 'server', datacenter: 'dc01', server: `${how}-${i}` } as const;
        return how === 'latent'
          ? root('warning', subject, 'dead-server', true)
          : root(how, subject, 'dead-server');
      }),
    );
    const told = gatherScattered([...pairs, ...servers], federationOf(fourteen));
    expect(told.map(({ id }) => id)).toEqual([
      'forwarding-broken-one-way/federation',
      'dead-server/server/critical/federation',
      'dead-server/server/warning/federation',
      'dead-server/server/warning/latent/federation',
    ]);
    expect(told[0]).toMatchObject({ severity: 'critical' });
    expect(told[0]?.symptoms).toHaveLength(16);
  });
});
