import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { makeAuthority } from '@/lib/consul/testing/certificates';
import { dialServer, type Dial } from './dial-server';
import { listener, rpcPort, sniRouter, type Listening } from './testing/tls-world';

const NAME = 'dc2-s1.server.dc2.consul';
const ours = makeAuthority();
const foreign = makeAuthority();
const person = ours.issue('person', { san: 'DNS:localhost' });
const server = {
  ...ours.issue('server', { san: `DNS:${NAME},DNS:server.dc2.consul,DNS:localhost,IP:127.0.0.1` }),
  ca: ours.ca,
};
afterAll(() => {
  ours.remove();
  foreign.remove();
});

const open: Listening[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
async function opened<T extends Listening>(making: Promise<T>): Promise<T> {
  const made = await making;
  open.push(made);
  return made;
}
const never = new AbortController().signal;
const dial = (to: { host: string; port: number }, more: Partial<Dial> = {}) =>
  dialServer({ host: to.host, port: to.port, serverName: NAME, timeoutMs: 2_000, ...more }, never);
/** The server behind a gateway that knows it by name. */
async function behindGateway(options: Parameters<typeof rpcPort>[0] = server) {
  const rpc = await opened(rpcPort(options));
  return { rpc, gateway: await opened(sniRouter(new Map([[NAME, rpc]]))) };
}

describe('dialServer', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'reads the certificate before the server refuses us for want of ours (%s)',
    async (version) => {
      const { rpc, gateway } = await behindGateway({ ...server, minVersion: version, maxVersion: version });
      const dialled = await dial(gateway);
      expect(dialled).toMatchObject({
        ok: true,
        certificate: {
          names: [NAME, 'server.dc2.consul', 'localhost'],
          issuer: 'CN=test-ca',
          serverAuth: true,
          clientAuth: true,
          tlsVersion: version,
          through: `127.0.0.1:${gateway.port}`,
        },
      });
      await expect.poll(rpc.refused).toBe(1);
      expect(rpc.received()).toBe(0);
    },
  );

  it('is not refused with a certificate of the same CA, and still sends nothing', async () => {
    const { rpc, gateway } = await behindGateway();
    const dialled = await dial(gateway, { client: person });
    expect(dialled).toMatchObject({ ok: true, certificate: { alpn: 'consul/rpc-multi' } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([rpc.refused(), rpc.received()]).toEqual([0, 0]);
  });

  it('reads whatever is shown: expired, of a foreign authority', async () => {
    const old = await behindGateway({ ...ours.issue('old', { san: `DNS:${NAME}`, days: -1 }), ca: ours.ca });
    const expired = await dial(old.gateway);
    expect(expired.ok && Date.parse(expired.certificate.notAfter)).toBeLessThan(Date.now());
    const other = await behindGateway({ ...foreign.issue('other', { san: `DNS:${NAME}` }), ca: foreign.ca });
    const stranger = await dial(other.gateway);
    const sound = await dial((await behindGateway()).gateway);
    if (!stranger.ok || !sound.ok) throw new Error('both are shown');
    expect(stranger.certificate.authority.name).toBe(sound.certificate.authority.name);
    expect(stranger.certificate.authority.keyId).not.toBe(sound.certificate.authority.keyId);
  });

  it('tells why there is no certificate', async () => {
    const { gateway } = await behindGateway();
    const unknown = await dial(gateway, { serverName: 'gone.server.dc2.consul' });
    expect(unknown).toMatchObject({ ok: false, kind: 'path-closed' });
    const silent = await opened(listener());
    expect(await dial(silent, { timeoutMs: 100 })).toMatchObject({ ok: false, kind: 'path-silent' });
    const plain = await opened(listener((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    expect(await dial(plain)).toMatchObject({ ok: false, kind: 'path-not-tls' });
    const shut = await opened(listener((socket) => void socket.destroy()));
    expect(await dial(shut)).toMatchObject({ ok: false, kind: 'path-closed' });
    const gone = await listener();
    await gone.close();
    expect(await dial(gone)).toMatchObject({
      ok: false,
      kind: 'path-refused',
      message: `127.0.0.1:${gone.port}: connection refused`,
    });
    expect(await dial({ host: 'no-such-host.invalid', port: 1 })).toMatchObject({ kind: 'path-refused' });
  });

  it('never throws, whatever the name and however it is ended', async () => {
    const { gateway } = await behindGateway();
    for (const serverName of ['', 'a\u0000b', '日本.server.dc2.consul', 'x'.repeat(70_000)])
      expect((await dial(gateway, { serverName })).ok).toBe(false);
    const ended = new AbortController();
    const silent = await opened(listener());
    const dialling = dialServer({ ...silent, serverName: NAME, timeoutMs: 60_000 }, ended.signal);
    ended.abort();
    expect((await dialling).ok).toBe(false);
    expect((await dialServer({ ...silent, serverName: NAME, timeoutMs: 60_000 }, ended.signal)).ok).toBe(
      false,
    );
  });
});
