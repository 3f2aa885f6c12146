import { createServer } from 'node:net';

/** Throws, saying which and what to do, unless nothing listens on any of the `address:port` places. */
export async function requireFreeAddresses(
  places: readonly { address: string; port: number }[],
): Promise<void> {
  await Promise.all(
    places.map(
      ({ address, port }) =>
        new Promise<void>((resolve, reject) => {
          const server = createServer();
          server.once('error', (error: NodeJS.ErrnoException) =>
            reject(explain(error, `${address}:${port}`)),
          );
          server.listen(port, address, () => server.close(() => resolve()));
        }),
    ),
  );
}

function explain(error: NodeJS.ErrnoException, place: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `${place} is in use, by another Consul or lab. Stop it, or give this lab another octet.`,
    );
  }
  if (error.code === 'EADDRNOTAVAIL') {
    return new Error(
      `${place} cannot be used: the lab needs all of 127.0.0.0/8 on loopback, as Linux has it.`,
    );
  }
  return new Error(`${place} cannot be used: ${error.message}`);
}
