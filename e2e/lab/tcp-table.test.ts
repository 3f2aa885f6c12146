import { expect, it } from 'vitest';
import { parseTcpTable } from './tcp-table';

it('reads established connections with both their ends', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0101007F:2134 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
   1: 0101007F:C350 3302007F:20FB 01 00000000:00000000 00:00000000 00000000     0        0 2 1 0 20 4 30 10 -1
`;
  expect(parseTcpTable(table)).toEqual([
    { localAddress: '127.0.1.1', localPort: 50000, remoteAddress: '127.0.2.51', remotePort: 8443 },
  ]);
});
