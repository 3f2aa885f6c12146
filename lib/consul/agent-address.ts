/** Where an agent listens. `shown` is the address without credentials, as people know it. */
export type AgentAddress = {
  origin: string;
  socketPath: string | null;
  pathPrefix: string;
  shown: string;
};

/**
 * Reads `http://host:port/prefix`, `https://...` or `unix:///path`, as CONSUL_HTTP_ADDR after its scheme is known
 * (hashicorp/consul api/api.go). @throws Error that names the field and what to write.
 */
export function readAgentAddress(address: string, pathPrefix = ''): AgentAddress {
  if (address.startsWith('unix://')) {
    const socketPath = address.slice('unix://'.length);
    if (!socketPath.startsWith('/'))
      throw new Error('address: write unix:// and an absolute path, e.g. unix:///run/consul.sock');
    return { origin: 'http://localhost', socketPath, pathPrefix: readPrefix(pathPrefix), shown: address };
  }
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error('address: write http://host:port, https://host:port or unix:///path of a Consul agent');
  }
  if (url.username !== '' || url.password !== '') {
    throw new Error(
      `address: leave the user out of ${url.protocol}//${url.host}; basic auth has a field of its own`,
    );
  }
  return {
    origin: url.origin,
    socketPath: null,
    pathPrefix: readPrefix(pathPrefix || url.pathname),
    shown: url.origin,
  };
}

/** `/consul` of `consul`, `/consul/`, `/consul`. */
function readPrefix(prefix: string): string {
  const inner = prefix.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '' : `/${inner}`;
}
