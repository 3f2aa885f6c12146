import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { durationText } from './document-options';
import { indexFederation } from './federation-index';
import { optionRows } from './option-values';
import { federationOf, healthy, traditional } from './testing/situation';

const who = change.vantageOf(healthy(), 'dc2');
function rowOf(observations: readonly Observation[], name: string, datacenter = 'dc2') {
  const federation = federationOf(observations);
  const dc = indexFederation(federation).datacenters.get(datacenter);
  const row = dc && optionRows(federation, dc).find(({ option }) => option.name === name);
  if (!row) throw new Error(`no option ${name}`);
  return {
    asks: row.asks,
    values: row.values.map(({ value }) => value),
    marks: row.values.map(({ mark }) => mark),
  };
}
const withOptions = (change_: Parameters<typeof change.withFact<'self'>>[3], all = healthy(), at = who) =>
  change.withFact(all, at, 'self', change_);

describe('the options of a datacenter', () => {
  it('of a healthy one are fine where they were read; the third server is not asked', () => {
    expect(rowOf(healthy(), 'connect.enable_mesh_gateway_wan_federation')).toEqual({
      asks: 'true',
      values: ['true', 'true', null],
      marks: ['fine', 'fine', 'unread'],
    });
    expect(rowOf(healthy(), 'primary_gateways')).toMatchObject({
      asks: 'gateways of the primary',
      marks: ['fine', 'fine', 'unread'],
    });
    expect(rowOf(healthy(), 'primary_gateways', 'dc1')).toMatchObject({ asks: 'none in the primary' });
  });

  it('are told by the pools also of a server that was not asked', () => {
    expect(rowOf(healthy(), 'version')).toMatchObject({ values: ['1.8.7', '1.8.7', '1.8.7'] });
    expect(rowOf(healthy(), 'advertise_addr_wan (WAN pool)').values).toEqual([
      '10.2.0.11',
      '10.2.0.12',
      '10.2.0.13',
    ]);
  });

  it('that the document asks otherwise are wrong', () => {
    const bad = withOptions((self) => ({
      ...self,
      meshGatewayWanFederation: false,
      retryJoinWan: ['10.1.0.11'],
    }));
    expect(rowOf(bad, 'connect.enable_mesh_gateway_wan_federation').marks).toEqual([
      'wrong',
      'fine',
      'unread',
    ]);
    expect(rowOf(bad, 'retry_join_wan').marks[0]).toBe('wrong');
    expect(
      rowOf(
        withOptions((self) => ({ ...self, domain: 'x' })),
        'domain',
      ),
    ).toMatchObject({
      asks: 'consul',
      marks: ['wrong', 'fine', 'unread'],
    });
  });

  it('that differ from the neighbours are marked, all of them where none has most', () => {
    const odd = withOptions((self) => ({ ...self, bootstrapExpect: 5 }));
    expect(rowOf(odd, 'bootstrap_expect').marks).toEqual(['differs', 'differs', 'unread']);
  });

  it('that only the server resolves are not checked', () => {
    const named = withOptions((self) => ({ ...self, primaryGateways: ['provider=aws tag_key=gateway'] }));
    const same = withOptions(
      (self) => ({ ...self, primaryGateways: ['provider=aws tag_key=gateway'] }),
      named,
      change.vantageOf(healthy(), 'dc2', 1),
    );
    expect(rowOf(same, 'primary_gateways').marks).toEqual(['unchecked', 'unchecked', 'unread']);
  });

  it('that this version does not tell say so', () => {
    const silent = withOptions((self) => ({ ...self, aclDownPolicy: null }));
    expect(rowOf(silent, 'acl.down_policy').marks[0]).toBe('untold');
  });

  it('of a traditional federation are not asked to be those of the document', () => {
    expect(rowOf(traditional(), 'connect.enabled')).toMatchObject({
      asks: null,
      marks: ['fine', 'fine', 'unread'],
    });
    expect(rowOf(traditional(), 'retry_join_wan').marks[0]).toBe('fine');
  });
});

it.each([
  [259_200_000, '72h'],
  [90_000, '90s'],
  [120_000, '2m'],
  [500, '500ms'],
  [0, '0ms'],
  [null, null],
])('%s ms are written %s', (ms, written) => {
  expect(durationText(ms)).toBe(written);
});
