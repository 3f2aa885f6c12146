import { forwarded, json, type Ask, type Endpoint } from './endpoint';

export const CONNECT: readonly Endpoint[] = [
  forwarded('/v1/connect/ca/roots', (ask) => json(roots(ask)), { blocksOn: 'nothing' }),
];

/** A certificate that a real Consul made for a throw-away federation; its key is gone. */
const ROOT_CERTIFICATE = [
  '-----BEGIN CERTIFICATE-----',
  'MIICDTCCAbOgAwIBAgIBBzAKBggqhkjOPQQDAjAwMS4wLAYDVQQDEyVwcmktMTho',
  'Nzg2ai5jb25zdWwuY2EuOWVmODgzZTkuY29uc3VsMB4XDTI2MTEyMzA5NDgxMloX',
  'DTM2MTEyMzA5NDgxMlowMDEuMCwGA1UEAxMlcHJpLTE4aDc4NmouY29uc3VsLmNh',
  'LjllZjg4M2U5LmNvbnN1bDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLohpWdL',
  'O/oxfQh/NfQ6Oe864SkLfNPGC57xfZE+Bz3kGQKtYChBXlIg93kArEPw3B8JGbTU',
  'FzKk/eyXE4fNw1Cjgb0wgbowDgYDVR0PAQH/BAQDAgGGMA8GA1UdEwEB/wQFMAMB',
  'Af8wKQYDVR0OBCIEIDooZG38MZOmRB14N9678OwTK9rFfyGBfLnJGV0c7EVOMCsG',
  'A1UdIwQkMCKAIDooZG38MZOmRB14N9678OwTK9rFfyGBfLnJGV0c7EVOMD8GA1Ud',
  'EQQ4MDaGNHNwaWZmZTovLzllZjg4M2U5LTQxMmUtNjE5OC1lYWYzLWM3NzVhNzZl',
  'Nzc5Yy5jb25zdWwwCgYIKoZIzj0EAwIDSAAwRQIgFOQm/GL/3MqVM/cagRr1heV+',
  'GcnNpg71mj4YOi1DWtYCIQCrF7LmyoAXu6ZDb68CpPXLw0T1GUZbbF3eIklcXFuR',
  '5A==',
  '-----END CERTIFICATE-----',
  '',
].join('\n');
const ROOT_ID = '3f:83:aa:aa:f6:d4:f2:c6:9c:51:0b:6b:13:b2:e8:d1:18:a9:1d:51';
const CLUSTER_ID = '9ef883e9-412e-6198-eaf3-c775a76e779c';

/** One root for the whole federation; a secondary has an intermediate certificate beside it. */
function roots({ world, datacenter }: Ask) {
  return {
    ActiveRootID: ROOT_ID,
    TrustDomain: `${CLUSTER_ID}.consul`,
    Roots: [
      {
        ID: ROOT_ID,
        Name: 'Consul CA Root Cert',
        SerialNumber: 7,
        SigningKeyID:
          '3a:28:64:6d:fc:31:93:a6:44:1d:78:37:de:bb:f0:ec:13:2b:da:c5:7f:21:81:7c:b9:c9:19:5d:1c:ec:45:4e',
        ExternalTrustDomain: CLUSTER_ID,
        NotBefore: '2026-11-23T09:48:12Z',
        NotAfter: '2036-11-23T09:48:12Z',
        RootCert: ROOT_CERTIFICATE,
        IntermediateCerts: datacenter === world.topology.primary ? null : [ROOT_CERTIFICATE],
        Active: true,
        PrivateKeyType: 'ec',
        PrivateKeyBits: 256,
        CreateIndex: 9,
        ModifyIndex: 9,
      },
    ],
  };
}
