import { randomBytes } from 'node:crypto';
import { defaultTopology } from '../topology';
import type { LabNeeds } from './scenario';

/** Three datacenters through mesh gateways: 3, 3 and 1 servers, 2, 2 and 1 gateways, and a client agent. */
export const MESH: LabNeeds = { topology: defaultTopology({ client: true }) };
export const MESH_WITH_ACLS: LabNeeds = { topology: defaultTopology(), acls: true };
export const TRADITIONAL: LabNeeds = { topology: defaultTopology(), mode: 'traditional' };
/** With Isthmus dialling the servers for their certificates, too. */
export const MESH_WITH_PATH_PROBE: LabNeeds = { ...MESH, pathProbe: true };
/** Gossip is encrypted everywhere, with one key. */
export const MESH_WITH_GOSSIP_KEY: LabNeeds = {
  ...MESH,
  everyAgent: { encrypt: randomBytes(32).toString('base64') },
};
