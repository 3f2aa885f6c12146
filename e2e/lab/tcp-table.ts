export type TcpConnection = {
  localAddress: string;
  localPort: number;
  remoteAddress: string;
  remotePort: number;
};

const ESTABLISHED = '01';

/** Parses `/proc/net/tcp` of Linux: established IPv4 connections only. */
export function parseTcpTable(text: string): TcpConnection[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local, remote, state] = line.trim().split(/\s+/);
      if (!local || !remote || state !== ESTABLISHED) return [];
      const [localAddress, localPort] = parsePlace(local);
      const [remoteAddress, remotePort] = parsePlace(remote);
      return [{ localAddress, localPort, remoteAddress, remotePort }];
    });
}

/** `0100007F:2134`: the address as a little-endian number, the port as a big-endian one, both in hex. */
function parsePlace(place: string): [address: string, port: number] {
  const [address = '', port = ''] = place.split(':');
  const bytes = Buffer.from(address, 'hex').reverse();
  return [[...bytes].join('.'), Number.parseInt(port, 16)];
}
