import type { AgentAddress } from './types';

export type ParsedAddress = { ok: true; value: AgentAddress } | { ok: false; reason: string };

const refuse = (reason: string): ParsedAddress => ({ ok: false, reason });

/** The host as URLs write it (punycode, lower case, IPv6 without brackets); null when no host can look so. */
function normalHost(text: string): string | null {
  if (/[\s/?#@\\%]/.test(text)) return null;
  try {
    return new URL(`http://${text}`).hostname.replace(/^\[|\]$/g, '') || null;
  } catch {
    return null;
  }
}

function parseUnix(socketPath: string, scheme: 'http' | 'https'): ParsedAddress {
  if (socketPath === '' || socketPath.includes('\0'))
    return refuse('must name a socket after unix://, such as unix:///run/consul.sock');
  return {
    ok: true,
    value: {
      url: null,
      origin: `${scheme}://localhost`,
      socketPath,
      pathPrefix: '',
      address: `unix://${socketPath}`,
    },
  };
}

/**
 * Reads an agent's address as Consul's client does (api/api.go NewClient): `host:port`, `http://`, `https://` with an optional path prefix, `unix://`.
 * `ssl`: TLS was asked for elsewhere (CONSUL_HTTP_SSL); `http://` does not turn it off again.
 * Stricter than Consul: the port is required, credentials, a query and a fragment are refused, slashes at the end of the prefix are dropped.
 */
export function parseAddress(text: string, ssl = false): ParsedAddress {
  const cut = text.indexOf('://');
  const prefix = cut < 0 ? null : text.slice(0, cut);
  const rest = cut < 0 ? text : text.slice(cut + 3);
  if (prefix !== null && !['http', 'https', 'unix'].includes(prefix)) {
    return refuse('Unknown protocol scheme: use http://, https:// or unix://');
  }
  const scheme = ssl || prefix === 'https' ? 'https' : 'http';
  if (prefix === 'unix') return parseUnix(rest, scheme);

  const slash = rest.indexOf('/');
  const hostPort = slash < 0 ? rest : rest.slice(0, slash);
  const path = slash < 0 ? '' : rest.slice(slash).replace(/\/+$/, '');
  if (hostPort.includes('@')) return refuse('must not hold credentials: use token, token_file or http_auth');
  if (prefix === null && path !== '') return refuse('has a path: write http:// or https:// before it');
  if (/[\s?#\\]|[^\x21-\x7e]/.test(path) || path.split('/').includes('..'))
    return refuse('has a path prefix that no URL can have');

  const [, hostText, portText] = /^(.*?)(?::(\d{1,5}))?$/s.exec(hostPort) ?? [];
  if (portText === undefined)
    return refuse(`must name the port, such as ${scheme === 'https' ? ':8501 or :443' : ':8500'}`);
  const port = Number(portText);
  if (port < 1 || port > 65_535) return refuse('has a port outside 1 to 65535');
  // Go dials the local machine when the host is empty.
  const host = hostText === '' ? '127.0.0.1' : normalHost(hostText ?? '');
  if (host === null)
    return refuse('has no host that a URL can have: write host:port, IPv6 addresses in [brackets]');

  const origin = `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    ok: true,
    value: {
      url: { scheme, host, port },
      origin,
      socketPath: null,
      pathPrefix: path,
      address: `${origin}${path}`,
    },
  };
}

/** The request stays on this machine. */
export function isLocal({ url }: AgentAddress): boolean {
  return url === null || url.host === 'localhost' || url.host === '::1' || url.host.startsWith('127.');
}
