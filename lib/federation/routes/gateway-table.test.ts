import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { build, three } from '../testing/three';
import { gatewayTable } from './gateway-table';

const entry = (observations: readonly Observation[], datacenter: string, id: string) => {
  const found = gatewayTable(build(observations), datacenter).find((one) => one.id === id);
  if (!found) throw new Error(`no ${id} in ${datacenter}`);
  return found;
};
const rows = (...args: Parameters<typeof entry>) =>
  entry(...args).beliefs.map(
    ({ observer, state, address, behind }) => `${observer} ${state} ${address} ${behind}`,
  );
const guard = (...args: Parameters<typeof entry>) => entry(...args).guard;
const moved = { wan: { address: '203.0.113.9', port: 8443 } };

describe('what every datacenter believes', () => {
  it('is the LAN address for its own servers, the WAN address for the others', () => {
    expect(rows(three(), 'dc2', 'mesh-gateway-1')).toEqual([
      'dc1 in-sync 198.51.2.1:8443 0',
      'dc2 in-sync 10.2.1.1:8443 0',
      'dc3 in-sync 198.51.2.1:8443 0',
    ]);
  });

  it('differs from the registration, is behind, missing or not read', () => {
    const live = change.editGateway(three(), 'dc2', 'mesh-gateway-1', moved, 'live');
    const dc1 = change.editGateway(live, 'dc2', 'mesh-gateway-1', moved, 'federation-states', 'dc1');
    const written = change.editFederationState(dc1, 'dc1', 'dc2', { modifyIndex: '18446744073709551615' });
    const all = change.failFact(written, 'dc3', 'federationStates', 'denied');
    expect(rows(all, 'dc2', 'mesh-gateway-1')).toEqual([
      'dc1 in-sync 203.0.113.9:8443 0',
      'dc2 behind 10.2.1.1:8443 18446744073709551514',
      'dc3 not-read null null',
    ]);
    expect(rows(written, 'dc2', 'mesh-gateway-1')[2]).toBe(
      'dc3 differs 198.51.2.1:8443 18446744073709551514',
    );
    const empty = change.editFederationState(three(), 'dc3', 'dc2', { meshGateways: [] });
    expect(rows(empty, 'dc2', 'mesh-gateway-1')[2]).toBe('dc3 missing null 0');
  });

  it('cannot be compared without the registration or the primary’s record', () => {
    const unread = change.failFact(three(), 'dc2', 'meshGateways', 'denied');
    expect(rows(unread, 'dc2', 'mesh-gateway-1')[0]).toBe('dc1 not-compared 198.51.2.1:8443 0');
    const primary = change.failFact(three(), 'dc1', 'federationStates', 'denied');
    expect(rows(primary, 'dc2', 'mesh-gateway-1')[2]).toBe('dc3 not-compared 198.51.2.1:8443 null');
  });

  it('does not apply to a traditional federation', () => {
    expect(gatewayTable(build(three({ mode: 'traditional' })))).toEqual([]);
  });
});

describe('safe to stop', () => {
  it('says yes, and what it has not seen', () => {
    const told = guard(three(), 'dc2', 'mesh-gateway-1');
    expect(told.sentence).toBe('Yes: every datacenter knows another usable mesh gateway of dc2.');
    expect(told.cannotSee.join(' ')).toContain('Envoy');
  });

  it('says no to the last one, and while a primary_gateways names it', () => {
    expect(guard(three(), 'dc3', 'mesh-gateway-1').sentence).toBe(
      'No: dc3 has no other usable mesh gateway.',
    );
    const told = guard(three(), 'dc1', 'mesh-gateway-1');
    expect(told.sentence).toBe('No: primary_gateways of 2 servers (dc2-s1.dc2 and dc3-s1.dc3) name it.');
    // Of the other servers nobody read it.
    expect(told.cannotSee.join(' ')).toContain('dc2-s2.dc2 and dc2-s3.dc2');
  });

  it('says who it waits for: dc3 has not heard of the new one', () => {
    const fresh = ['dc1', 'dc2'].reduce(
      (o, observer) => change.editGateway(o, 'dc2', 'mesh-gateway-2', moved, 'federation-states', observer),
      change.editGateway(three(), 'dc2', 'mesh-gateway-2', moved, 'live'),
    );
    const told = guard(fresh, 'dc2', 'mesh-gateway-1');
    expect(told).toMatchObject({ answer: 'no', waitingFor: ['dc3'] });
    expect(told.sentence).toBe('No: waiting for dc3, which knows no other usable mesh gateway of dc2.');
  });

  it('is not sure while a datacenter could not be asked', () => {
    const denied = change.failFact(three(), 'dc3', 'federationStates', 'denied');
    expect(guard(denied, 'dc2', 'mesh-gateway-1')).toMatchObject({ answer: 'unknown', waitingFor: [] });
    expect(guard(denied, 'dc2', 'mesh-gateway-1').cannotSee.join(' ')).toContain('what dc3 believes');
  });

  it('cannot tell without the registrations', () => {
    const unread = change.failFact(three(), 'dc2', 'meshGateways', 'denied');
    expect(guard(unread, 'dc2', 'mesh-gateway-1')).toMatchObject({
      answer: 'unknown',
      sentence: 'It cannot be told: which mesh gateways dc2 has registered was not read.',
    });
  });

  it('says no while others dial it where it was registered before', () => {
    const told = guard(
      change.editGateway(three(), 'dc2', 'mesh-gateway-1', moved, 'live'),
      'dc2',
      'mesh-gateway-1',
    );
    expect(told).toMatchObject({
      answer: 'no',
      waitingFor: [],
      oldDials: [
        { observer: 'dc1', address: '198.51.2.1:8443' },
        { observer: 'dc3', address: '198.51.2.1:8443' },
      ],
    });
    expect(told.sentence).toBe('No: dc1 and dc3 still dial 198.51.2.1:8443.');
  });

  it('says no while a primary_gateways names where it was before', () => {
    // dc1 itself knows the new address, the others have not heard of it.
    const live = change.editGateway(three(), 'dc1', 'mesh-gateway-1', moved, 'live');
    const own = change.editGateway(live, 'dc1', 'mesh-gateway-1', moved, 'federation-states', 'dc1');
    const told = guard(own, 'dc1', 'mesh-gateway-1');
    expect(told).toMatchObject({ answer: 'no', namedBy: ['dc2-s1.dc2', 'dc3-s1.dc3'] });
    expect(told.sentence).toBe(
      'No: dc2 and dc3 still dial 198.51.1.1:8443; primary_gateways of 2 servers (dc2-s1.dc2 and dc3-s1.dc3) name it.',
    );
    const dc2 = change.editGateway(own, 'dc1', 'mesh-gateway-1', moved, 'federation-states', 'dc2');
    expect(guard(dc2, 'dc1', 'mesh-gateway-1').sentence).toContain('No: dc3 still dials 198.51.1.1:8443');
  });

  it('says no to one that is deregistered while others dial or name it', () => {
    const gone = change.editGateway(three(), 'dc1', 'mesh-gateway-1', null, 'live');
    expect(guard(gone, 'dc1', 'mesh-gateway-1')).toMatchObject({
      answer: 'no',
      sentence:
        'No: dc1 still dials 10.1.1.1:8443; dc2 and dc3 still dial 198.51.1.1:8443; primary_gateways of 2 servers (dc2-s1.dc2 and dc3-s1.dc3) name 198.51.1.1:8443.',
    });
    const only = change.editGateway(three(), 'dc3', 'mesh-gateway-1', null, 'live');
    expect(guard(only, 'dc3', 'mesh-gateway-1')).toMatchObject({
      answer: 'no',
      waitingFor: ['dc1', 'dc2', 'dc3'],
      sentence:
        'No: dc1 and dc2 still dial 198.51.3.1:8443; dc3 still dials 10.3.1.1:8443; they know no other usable mesh gateway of dc3.',
    });
  });

  it('lets one go that nobody dials, or that was only registered under another name', () => {
    const critical = { checks: [{ id: 'tcp', name: 'TCP', status: 'critical' as const, output: '' }] };
    const shut = change.editGateway(three(), 'dc2', 'mesh-gateway-1', critical, 'federation-states');
    const gone = change.editGateway(shut, 'dc2', 'mesh-gateway-1', null, 'live');
    expect(guard(gone, 'dc2', 'mesh-gateway-1')).toMatchObject({
      answer: 'gone',
      sentence: 'mesh-gateway-1 is not registered in dc2 any more, and no datacenter dials it.',
    });
    const renamed = change.editGateway(three(), 'dc1', 'mesh-gateway-1', { id: 'renamed' }, 'live');
    expect(guard(renamed, 'dc1', 'mesh-gateway-1')).toMatchObject({ answer: 'gone', oldDials: [] });
    const unread = change.failFact(gone, 'dc3', 'federationStates', 'denied');
    expect(guard(unread, 'dc2', 'mesh-gateway-1').sentence).toBe(
      'It cannot be told: mesh-gateway-1 is not registered in dc2 any more, but whether dc3 still dials it was not read.',
    );
  });

  it('knows one that only carries services, unless others still dial it for servers', () => {
    const untagged = change.editGateway(three(), 'dc2', 'mesh-gateway-1', { federation: false });
    expect(guard(untagged, 'dc2', 'mesh-gateway-1').sentence).toContain('not tagged for it');
    const late = change.editGateway(three(), 'dc2', 'mesh-gateway-1', { federation: false }, 'live');
    expect(guard(late, 'dc2', 'mesh-gateway-1').sentence).toContain('dc1 and dc3 still dial 198.51.2.1:8443');
  });
});
