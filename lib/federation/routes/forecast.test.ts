import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { build, three } from '../testing/three';
import { forecast } from './forecast';
import { stopsOf, type Stop } from './stops';

const critical = { checks: [{ id: 'c', name: 'listening', status: 'critical', output: 'refused' }] };
const upgraded = (version: string, all = three()) => {
  const names = ['dc1', 'dc2', 'dc3'];
  return names.reduce((o, name) => {
    const wan = change.withFact(o, name, 'wanMembers', (list) => list.map((m) => ({ ...m, version })));
    return change.withFact(wan, name, 'lanMembers', (list) => list.map((m) => ({ ...m, version })));
  }, all);
};

function ways(observations: readonly Observation[], from: string, to: string, stops: readonly Stop[] = []) {
  const told = forecast(build(observations), { from, to }, stopsOf(stops));
  if (!told) throw new Error(`no pair ${from} → ${to}`);
  return told;
}
/** `who: rule [addresses dialled first]`. */
const chains = (...args: Parameters<typeof ways>) =>
  ways(...args).chains.map(
    ({ who, rule, hops }) =>
      `${who}: ${rule} [${(hops[0]?.candidates ?? [])
        .filter((c) => c.chosen)
        .map((c) => c.address)
        .join(' ')}]`,
  );
const verdict = (...args: Parameters<typeof ways>) => {
  const { prediction, dials, reason } = ways(...args);
  return `${prediction}${dials ? ` ${dials.failing}/${dials.of}` : ''}: ${reason}`;
};
const stopGateway = (datacenter: string, n: number): Stop => ({
  kind: 'gateway',
  datacenter,
  node: `${datacenter}-gw${n}`,
  id: `mesh-gateway-${n}`,
});

describe('the first hop', () => {
  it('is an own gateway by its LAN address, to a secondary and from the primary', () => {
    expect(chains(three(), 'dc2', 'dc3')).toEqual(['all: local-gateways [10.2.1.1:8443 10.2.1.2:8443]']);
    expect(chains(three(), 'dc1', 'dc2')).toEqual(['all: local-gateways [10.1.1.1:8443 10.1.1.2:8443]']);
  });

  it('towards the primary differs between leader and followers below 1.8.8 and 1.9.2', () => {
    const old = [
      'leader: local-gateways [10.2.1.1:8443 10.2.1.2:8443]',
      'followers: primary-addresses [198.51.1.1:8443 198.51.1.2:8443]',
    ];
    expect(chains(three(), 'dc2', 'dc1')).toEqual(old);
    expect(chains(upgraded('1.9.1'), 'dc2', 'dc1')).toEqual(old);
    const all = ['all: local-gateways [10.2.1.1:8443 10.2.1.2:8443]'];
    expect(chains(upgraded('1.8.8'), 'dc2', 'dc1')).toEqual(all);
    expect(chains(upgraded('1.9.2'), 'dc2', 'dc1')).toEqual(all);
  });

  it('is a gateway of the primary for every server of a secondary without a usable one', () => {
    const without = change.editGateway(three(), 'dc3', 'mesh-gateway-1', critical);
    expect(chains(without, 'dc3', 'dc1')).toEqual([
      'all: primary-addresses [198.51.1.1:8443 198.51.1.2:8443]',
    ]);
    expect(verdict(without, 'dc3', 'dc1')).toBe('works: Every hop from dc3 to dc1 is usable.');
    expect(verdict(without, 'dc3', 'dc2')).toBe(
      'fails: dc3 has no usable mesh gateway: mesh-gateway-1 (critical).',
    );
  });

  it('falls back to primary_gateways when the federation state holds none of the primary', () => {
    const wiped = change.withFact(three(), 'dc3', 'federationStates', (states) =>
      states.map((state) => ({ ...state, meshGateways: [] })),
    );
    expect(chains(wiped, 'dc3', 'dc1')).toEqual([
      'all: primary-gateways-option [198.51.1.1:8443 198.51.1.2:8443]',
    ]);
  });

  it('of a leader behind in replication is one or the other', () => {
    const behind = change.editFederationState(three(), 'dc3', 'dc2', { primaryModifyIndex: '90' });
    const told = ways(behind, 'dc3', 'dc1');
    expect(told.chains.map(({ rule, sure }) => `${rule} ${sure}`)).toEqual([
      'local-gateways false',
      'primary-addresses false',
    ]);
    expect(told.prediction).toBe('works');
  });

  it('is the server itself in a traditional federation', () => {
    const flat = three({ mode: 'traditional' });
    expect(chains(flat, 'dc2', 'dc3')).toEqual(['all: direct [10.3.0.11:8300]']);
    expect(ways(flat, 'dc2', 'dc3').prediction).toBe('works');
  });

  it('is the server itself for one that lacks the federation flag', () => {
    const missing = change.withFact(three(), 'dc2', 'self', (self) => ({
      ...self,
      meshGatewayWanFederation: false,
    }));
    // Behind gateways nobody knows whether such a dial arrives.
    expect(ways(missing, 'dc2', 'dc3')).toMatchObject({
      prediction: 'unknown',
      chains: [{ rule: 'direct' }],
    });
  });
});

describe('what comes of it', () => {
  it('is the share of dials that Consul’s random choice sends to a gateway that is gone', () => {
    const gone = change.editGateway(three(), 'dc2', 'mesh-gateway-1', null, 'live');
    expect(verdict(gone, 'dc1', 'dc2')).toBe(
      'some-fail 1/2: 1 of 2 mesh gateways of dc2 that a dial may go to does not get it on: mesh-gateway-1 (no longer registered).',
    );
    expect(verdict(gone, 'dc2', 'dc1')).toContain('some-fail');
  });

  it('is certain failure when every address that is believed has moved', () => {
    const moved = ['mesh-gateway-1', 'mesh-gateway-2'].reduce(
      (o, id, i) =>
        change.editGateway(o, 'dc2', id, { wan: { address: `198.51.99.${i}`, port: 8443 } }, 'live'),
      three(),
    );
    expect(ways(moved, 'dc1', 'dc2').prediction).toBe('fails');
    expect(verdict(moved, 'dc1', 'dc2')).toContain('registered at another address by now');
  });

  it('counts dead servers among those that the WAN pool still has alive', () => {
    const dead = change.setLanStatus(three(), 'dc2', 'dc2-s3', 'failed');
    expect(verdict(dead, 'dc1', 'dc2')).toContain('some-fail 1/3');
    const seen = change.setMemberStatus(dead, { datacenter: 'dc2', node: 'dc2-s3' }, 'failed');
    expect(ways(seen, 'dc1', 'dc2').prediction).toBe('works');
  });

  it('fails when the asking router has no server of the other side alive', () => {
    const blind = change.setMemberStatus(three(), { datacenter: 'dc3', seenBy: 'dc1' }, 'failed');
    expect(verdict(blind, 'dc1', 'dc3')).toBe(
      'fails: dc1 has no server of dc3 to ask: dc3-s1 (not alive in the WAN pool of the asking side).',
    );
    expect(ways(blind, 'dc2', 'dc3').prediction).toBe('works');
  });

  it('is unknown, never works, when records or registrations were not read', () => {
    const denied = change.failFact(three(), 'dc2', 'federationStates', 'denied');
    expect(ways(denied, 'dc2', 'dc3').prediction).toBe('unknown');
    expect(verdict(denied, 'dc2', 'dc3')).toContain('(Permission denied');
    expect(ways(change.failFact(three(), 'dc3', 'meshGateways', 'denied'), 'dc1', 'dc3').prediction).toBe(
      'unknown',
    );
    expect(ways(change.unreachable(three(), 'dc3'), 'dc1', 'dc3').prediction).toBe('unknown');
    expect(ways(change.withoutFact(three(), 'dc2', 'self'), 'dc2', 'dc3').prediction).toBe('works');
  });

  it('is unknown of a datacenter that nobody hears of itself, traditional or not', () => {
    for (const mode of ['traditional', 'mesh-gateways'] as const) {
      const silent = change.unreachable(three({ mode }), 'dc3');
      expect(verdict(silent, 'dc3', 'dc1')).toBe('unknown: Nothing of dc3 itself could be read.');
    }
  });

  it('is unknown when primary_gateways names what nobody can check, or was not read', () => {
    const name = (text: string) =>
      change.withFact(three(), 'dc2', 'self', (self) => ({ ...self, primaryGateways: [text] }));
    expect(ways(name('gateways.example.com:8443'), 'dc2', 'dc1').prediction).toBe('unknown');
    expect(ways(name('provider=aws tag_key=gateway'), 'dc2', 'dc1').prediction).toBe('unknown');
    expect(ways(name('203.0.113.7:443'), 'dc2', 'dc1').prediction).toBe('unknown');
    expect(ways(upgraded('1.8.8', name('203.0.113.7:443')), 'dc2', 'dc1').prediction).toBe('works');
    expect(verdict(change.failFact(three(), 'dc2', 'self', 'denied'), 'dc2', 'dc1')).toContain('not read');
  });
});

describe('once something stops', () => {
  it('one of two gateways breaks nothing, the last one breaks all but the way to the primary', () => {
    expect(ways(three(), 'dc2', 'dc3', [stopGateway('dc2', 1)]).prediction).toBe('works');
    const both = [stopGateway('dc2', 1), stopGateway('dc2', 2)];
    expect(ways(three(), 'dc2', 'dc3', both).prediction).toBe('fails');
    expect(ways(three(), 'dc3', 'dc2', both).prediction).toBe('fails');
    expect(ways(three(), 'dc2', 'dc1', both).prediction).toBe('works');
    expect(ways(three(), 'dc1', 'dc3', both).prediction).toBe('works');
  });

  it('a gateway without a check goes on to be chosen', () => {
    const unchecked = change.editGateway(three(), 'dc2', 'mesh-gateway-1', { checks: [] });
    expect(verdict(unchecked, 'dc1', 'dc2', [stopGateway('dc2', 1)])).toContain('some-fail 1/2');
  });

  it('a gateway that primary_gateways names goes on to be dialled by old followers', () => {
    const told = ways(three(), 'dc2', 'dc1', [stopGateway('dc1', 1)]);
    expect(told.chains.map(({ who, prediction, dials }) => [who, prediction, dials?.of ?? null])).toEqual([
      ['leader', 'works', null],
      ['followers', 'some-fail', 2],
    ]);
    expect(told.prediction).toBe('some-fail');
    expect(ways(upgraded('1.9.2'), 'dc2', 'dc1', [stopGateway('dc1', 1)]).prediction).toBe('works');
  });

  it('a datacenter, or all of its servers, takes its own ways along and no others', () => {
    const dc3: Stop[] = [{ kind: 'datacenter', datacenter: 'dc3' }];
    const only: Stop[] = [{ kind: 'server', datacenter: 'dc3', node: 'dc3-s1' }];
    for (const stops of [dc3, only]) {
      expect(verdict(three(), 'dc1', 'dc3', stops)).toBe('fails: dc3 is stopped.');
      expect(ways(three(), 'dc3', 'dc2', stops).prediction).toBe('fails');
      expect(ways(three(), 'dc1', 'dc2', stops).prediction).toBe('works');
    }
    expect(ways(three(), 'dc2', 'dc3', [{ kind: 'datacenter', datacenter: 'dc1' }]).prediction).toBe('works');
  });

  it('with the leader gone nobody knows who leads next', () => {
    const told = ways(three(), 'dc2', 'dc1', [{ kind: 'server', datacenter: 'dc2', node: 'dc2-s1' }]);
    expect(told.chains.every(({ sure }) => !sure)).toBe(true);
    expect(told.prediction).toBe('works');
  });
});

it('knows no pair with itself or with strangers', () => {
  expect(forecast(build(three()), { from: 'dc1', to: 'dc1' })).toBeNull();
  expect(forecast(build(three()), { from: 'dc1', to: 'dc9' })).toBeNull();
});
