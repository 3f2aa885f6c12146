/** One package source of the machine, as far as a Debian suite can be asked of it. */
export type AptSource = {
  uri: string;
  suites: readonly string[];
  components: readonly string[];
  /** The options that decide whom apt trusts, in one-line form: `signed-by=/usr/share/...`. */
  options: readonly string[];
};

const DEBIAN_SUITE =
  /^(buster|bullseye|bookworm|trixie|forky|sid|unstable|testing|(old){0,2}stable)(-updates|-backports)?$/;

/** Parses `/etc/apt/sources.list`: lines like `deb [signed-by=...] URI SUITE COMPONENT...`. */
export function parseOneLineSources(text: string): AptSource[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*([^#]*)/.exec(line);
    if (!match) return [];
    const [, options = '', uri = '', suite = '', components = ''] = match;
    return [
      { uri, suites: [suite], components: words(components), options: words(options).filter(decidesTrust) },
    ];
  });
}

/** Parses `/etc/apt/sources.list.d/*.sources`: stanzas of `Field: value` lines. */
export function parseDeb822Sources(text: string): AptSource[] {
  return text.split(/\n[ \t]*\n/).flatMap((stanza) => {
    const fields = stanzaFields(stanza);
    if (!words(fields.get('types') ?? '').includes('deb') || fields.get('enabled') === 'no') return [];
    const signedBy = words(fields.get('signed-by') ?? '');
    // A key written into the stanza itself cannot be named in one line; then apt's own keyring must do.
    const options = signedBy.every((path) => path.startsWith('/'))
      ? signedBy.slice(0, 1).map((path) => `signed-by=${path}`)
      : [];
    return words(fields.get('uris') ?? '').map((uri) => ({
      uri,
      suites: words(fields.get('suites') ?? ''),
      components: words(fields.get('components') ?? ''),
      options,
    }));
  });
}

/**
 * The sources that carry Debian itself, as lines that ask them for `suite` instead, in the machine's order.
 * Third-party and security archives are left out: they do not carry other suites.
 */
export function sourceLinesForSuite(sources: readonly AptSource[], suite: string): string[] {
  const lines = sources
    .filter((source) => source.components.includes('main') && source.suites.some((s) => DEBIAN_SUITE.test(s)))
    .map(
      ({ uri, options }) => `deb ${options.length > 0 ? `[${options.join(' ')}] ` : ''}${uri} ${suite} main`,
    );
  return [...new Set(lines)];
}

function stanzaFields(stanza: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of stanza.split('\n')) {
    if (line.startsWith('#')) continue;
    if (/^\s/.test(line)) {
      fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    last = line.slice(0, colon).trim().toLowerCase();
    fields.set(last, line.slice(colon + 1).trim());
  }
  return fields;
}

const decidesTrust = (option: string): boolean => /^(signed-by|trusted)=/.test(option);

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
