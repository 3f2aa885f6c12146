/** What a host is good for: where it can be dialled from. A name is not resolved here. */
export type AddressKind =
  'missing' | 'unspecified' | 'loopback' | 'link-local' | 'private' | 'public' | 'name';

const V4 = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/;

/** Kinds by RFC 6890 and RFC 1918; shared address space (100.64/10) and unique local IPv6 count as private. */
export function addressKind(host: string | null | undefined): AddressKind {
  if (!host) return 'missing';
  const text = host.replace(/^\[|\]$/g, '').toLowerCase();
  const v4 = V4.exec(text.replace(/^::ffff:/, ''));
  if (v4) return kindOfV4(Number(v4[1]), Number(v4[2]));
  if (!text.includes(':')) return text === 'localhost' ? 'loopback' : 'name';
  if (text === '::') return 'unspecified';
  if (text === '::1') return 'loopback';
  if (/^fe[89ab]/.test(text)) return 'link-local';
  return /^f[cd]/.test(text) ? 'private' : 'public';
}

function kindOfV4(a: number, b: number): AddressKind {
  if (a === 0) return 'unspecified';
  if (a === 127) return 'loopback';
  if (a === 169 && b === 254) return 'link-local';
  const isPrivate = a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168);
  return isPrivate || (a === 100 && b >= 64 && b <= 127) ? 'private' : 'public';
}
