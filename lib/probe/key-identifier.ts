/** Contents of the extensions, as DER writes their object identifiers: 2.5.29.35 and 2.5.29.14. */
const OIDS = {
  authority: Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x23]),
  subject: Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x0e]),
} as const;
const [BOOLEAN, OCTET_STRING, SEQUENCE, CONTEXT_0] = [0x01, 0x04, 0x30, 0x80];

/**
 * The key identifier of who signed a certificate (or of its own key), hex pairs with colons; null when it does not say. Node does not
 * tell it, and it is what tells authorities of one name apart. A self-signed certificate names itself.
 */
export function keyIdentifier(der: Uint8Array, of: keyof typeof OIDS): string | null {
  const bytes = Buffer.from(der);
  const found = bytes.indexOf(OIDS[of]);
  if (found === -1) return of === 'authority' ? keyIdentifier(der, 'subject') : null;
  let at = element(bytes, found + OIDS[of].length);
  if (at?.tag === BOOLEAN) at = element(bytes, at.end);
  if (at?.tag !== OCTET_STRING) return null;
  const outer = element(bytes, at.start);
  const inner = outer?.tag === SEQUENCE ? element(bytes, outer.start) : outer;
  if (inner?.tag !== (of === 'authority' ? CONTEXT_0 : OCTET_STRING)) return null;
  const hex = bytes.subarray(inner.start, inner.end).toString('hex').toUpperCase();
  return hex === '' || hex.length > 128 ? null : (hex.match(/../g) ?? []).join(':');
}

/** The DER element at an offset; null when it does not fit into the bytes. */
function element(bytes: Buffer, at: number): { tag: number; start: number; end: number } | null {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return null;
  const more = first & 0x80 ? first & 0x7f : 0;
  if (more > 2 || at + 2 + more > bytes.length) return null;
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  const start = at + 2 + more;
  return start + length <= bytes.length ? { tag, start, end: start + length } : null;
}
