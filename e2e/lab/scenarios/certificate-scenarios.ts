import { MESH as needs, MESH_WITH_PATH_PROBE } from './needs';
import type { Scenario } from './scenario';

/** Certificates that mesh gateways cannot route by, or that nobody accepts. */
export const certificateScenarios: readonly Scenario[] = [
  {
    name: 'certificate-without-node-name-one-server',
    needs,
    inject: (lab) => lab.faults.giveCertificate('dc2', 1, 'without-node-name'),
    expect: { unseen: 'the other servers carry the load: only a TLS handshake shows it' },
  },
  {
    name: 'certificate-without-node-name-datacenter',
    needs,
    inject: (lab) => lab.faults.giveCertificates('dc2', 'without-node-name'),
    expect: { causes: ['T1'], names: ['dc2'] },
  },
  {
    name: 'certificate-without-node-name-only-server',
    quick: true,
    needs,
    inject: (lab) => lab.faults.giveCertificate('dc3', 1, 'without-node-name'),
    expect: { causes: ['T1'], names: ['dc3-s1'] },
  },
  {
    name: 'certificate-expired-only-server',
    needs,
    inject: (lab) => lab.faults.giveCertificate('dc3', 1, 'expired'),
    expect: { causes: ['T2'], names: ['dc3'] },
    fresh: true,
  },
  {
    name: 'certificate-expired-one-server',
    needs,
    inject: (lab) => lab.faults.giveCertificate('dc2', 1, 'expired'),
    expect: { causes: ['T2', 'S5', 'S1'], names: ['dc2-s1'] },
    fresh: true,
  },
  {
    name: 'certificate-expired-while-in-use',
    needs,
    inject: (lab) => lab.faults.letCertificatesExpire('dc3'),
    expect: { unseen: 'connections that are open go on: only a TLS handshake shows it' },
    withinS: 120,
    fresh: true,
  },
  {
    name: 'certificate-not-yet-valid',
    needs,
    inject: (lab) => lab.faults.giveCertificate('dc3', 1, 'not-yet-valid'),
    expect: { causes: ['T2'], names: ['dc3'] },
    fresh: true,
  },
  {
    name: 'certificate-of-foreign-authority',
    needs,
    inject: (lab) => lab.faults.giveCertificate('dc3', 1, 'foreign'),
    expect: { causes: ['T3'], names: ['dc3'] },
    fresh: true,
  },
  {
    name: 'authority-differs-in-datacenter',
    needs,
    inject: (lab) => lab.faults.changeAuthority('dc3'),
    expect: { causes: ['T3'], names: ['dc3'] },
    fresh: true,
  },
  {
    name: 'certificate-not-for-clients',
    needs,
    inject: (lab) => lab.faults.giveCertificate('dc3', 1, 'server-auth-only'),
    expect: { causes: ['T4'], names: ['dc3'] },
    fresh: true,
  },
  {
    name: 'no-certificate-one-server',
    needs,
    inject: (lab) => lab.faults.giveCertificate('dc2', 3, 'none'),
    expect: { causes: ['T6', 'F8'], names: ['dc2-s3'] },
    fresh: true,
  },
  {
    name: 'no-certificate-only-server',
    needs,
    inject: (lab) => lab.faults.giveCertificate('dc3', 1, 'none'),
    expect: { causes: ['T6', 'F8'], names: ['dc3-s1'] },
    fresh: true,
  },
];

/** What only a dial of the servers shows, or shows before anything breaks. */
export const pathProbeScenarios: readonly Scenario[] = [
  {
    name: 'probed-nothing',
    needs: MESH_WITH_PATH_PROBE,
    inject: (lab) => lab.faults.nothing(),
    expect: { unseen: 'nothing was done' },
  },
  {
    name: 'probed-certificate-without-node-name-one-server',
    needs: MESH_WITH_PATH_PROBE,
    inject: (lab) => lab.faults.giveCertificate('dc2', 1, 'without-node-name'),
    expect: { causes: ['T1'], names: ['dc2-s1'] },
  },
  {
    name: 'probed-gateway-wrong-wan-address',
    needs: MESH_WITH_PATH_PROBE,
    inject: (lab) => lab.faults.misaddressGateway('dc3', 1),
    expect: { causes: ['G6'], names: ['dc3'] },
  },
  {
    name: 'probed-certificate-expired-while-in-use',
    needs: MESH_WITH_PATH_PROBE,
    inject: (lab) => lab.faults.letCertificatesExpire('dc3'),
    expect: { causes: ['T2'], names: ['dc3-s1'] },
    withinS: 120,
    fresh: true,
  },
  {
    name: 'probed-certificate-expired-one-server',
    needs: MESH_WITH_PATH_PROBE,
    inject: (lab) => lab.faults.giveCertificate('dc2', 1, 'expired'),
    expect: { causes: ['T2'], names: ['dc2-s1'] },
    fresh: true,
  },
];
