import { describe, expect, it } from 'vitest';
import { parseDeb822Sources, parseOneLineSources, sourceLinesForSuite } from './apt-sources';

const deb822 = `Types: deb deb-src
# a comment inside the stanza
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main
 contrib
Signed-By: /usr/share/keyrings/debian.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main

Types: deb
Enabled: no
URIs: http://mirror.example/switched-off
Suites: bookworm
Components: main
`;

const oneLine = `# deb http://mirror.example/commented bookworm main
deb [arch=amd64 signed-by=/usr/share/keyrings/debian.gpg] http://mirror.example/debian bookworm main contrib # ours
deb-src http://mirror.example/debian bookworm main
deb http://tools.example/apt nodistro main
`;

describe('parseDeb822Sources', () => {
  it('reads stanzas with continued fields, and leaves out switched-off ones', () => {
    expect(parseDeb822Sources(deb822)).toEqual([
      {
        uri: 'http://mirror.example/debian',
        suites: ['bookworm', 'bookworm-updates'],
        components: ['main', 'contrib'],
        options: ['signed-by=/usr/share/keyrings/debian.gpg'],
      },
      {
        uri: 'http://mirror.example/debian-security',
        suites: ['bookworm-security'],
        components: ['main'],
        options: [],
      },
    ]);
  });

  it('does not take a key written into the stanza for a file', () => {
    const inline =
      'Types: deb\nURIs: http://a.example/\nSuites: sid\nComponents: main\nSigned-By:\n -----BEGIN PGP\n .\n abc\n';
    expect(parseDeb822Sources(inline)[0]?.options).toEqual([]);
  });
});

describe('parseOneLineSources', () => {
  it('reads binary sources with the options that decide trust', () => {
    expect(parseOneLineSources(oneLine)).toEqual([
      {
        uri: 'http://mirror.example/debian',
        suites: ['bookworm'],
        components: ['main', 'contrib'],
        options: ['signed-by=/usr/share/keyrings/debian.gpg'],
      },
      { uri: 'http://tools.example/apt', suites: ['nodistro'], components: ['main'], options: [] },
    ]);
  });
});

describe('sourceLinesForSuite', () => {
  it('asks only the archives of Debian itself, each once', () => {
    const sources = [...parseOneLineSources(oneLine), ...parseDeb822Sources(deb822)];
    expect(sourceLinesForSuite(sources, 'bullseye')).toEqual([
      'deb [signed-by=/usr/share/keyrings/debian.gpg] http://mirror.example/debian bullseye main',
    ]);
  });
});
