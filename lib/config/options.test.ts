import { expect, test } from 'vitest';
import { misspeltVariables, OPTION_VARIABLES, overlay, readOptions } from './options';

test('every field outside datacenters has its variable', () => {
  expect(OPTION_VARIABLES).toEqual(
    expect.arrayContaining([
      'ISTHMUS_ADDRESS',
      'ISTHMUS_DEMO',
      'ISTHMUS_LISTEN_PORT',
      'ISTHMUS_INTERVALS_BLOCKING_WAIT',
      'ISTHMUS_DEFAULTS_TOKEN_FILE',
    ]),
  );
  expect(OPTION_VARIABLES).not.toContain('ISTHMUS_PORT');
});

test('flags are stronger than ISTHMUS_ variables, those than HOST and PORT', () => {
  const values = (flags: object, env: Record<string, string>) =>
    overlay({ listen: { port: 1 } }, readOptions(flags, env, '/w'));
  expect(values({}, {})).toEqual({ listen: { port: 1 } });
  expect(values({}, { PORT: '2' })).toEqual({ listen: { port: 2 } });
  expect(values({}, { PORT: '2', ISTHMUS_LISTEN_PORT: '3' })).toEqual({ listen: { port: 3 } });
  expect(values({ port: 4 }, { PORT: '2', ISTHMUS_LISTEN_PORT: '3' })).toEqual({ listen: { port: 4 } });
  expect(values({ host: 'h' }, { HOST: 'e' })).toEqual({ listen: { port: 1, host: 'h' } });
});

test('texts become what the field wants; what does not fit is left for the schema to refuse', () => {
  const merged = overlay(
    {},
    readOptions(
      {},
      {
        ISTHMUS_DEMO: 'T',
        ISTHMUS_DEFAULTS_TLS_VERIFY: 'maybe',
        PORT: 'x',
        ISTHMUS_DEFAULTS_CA_FILE: 'ca.pem',
      },
      '/w',
    ),
  );
  expect(merged).toEqual({
    demo: true,
    listen: { port: 'x' },
    defaults: { tls_verify: 'maybe', ca_file: '/w/ca.pem' },
  });
});

test('a token from a variable replaces the token_file of the file, unless the variable for that is set too', () => {
  const file = { defaults: { token_file: '/f', namespace: 'n' } };
  expect(overlay(file, readOptions({}, { ISTHMUS_DEFAULTS_TOKEN: 't' }, '/w'))).toEqual({
    defaults: { token: 't', namespace: 'n' },
  });
  expect(
    overlay(file, readOptions({}, { ISTHMUS_DEFAULTS_TOKEN: 't', ISTHMUS_DEFAULTS_TOKEN_FILE: '/g' }, '/w')),
  ).toEqual({ defaults: { token: 't', token_file: '/g', namespace: 'n' } });
});

test('a misspelt variable is told, a foreign one is not', () => {
  expect(
    misspeltVariables({
      ISTHMUS_INTERVAL_MEMBERS: '5s',
      ISTHMUS_SERVICE_HOST: '10.0.0.1',
      ISTHMUS_DEMO: '1',
    }),
  ).toEqual([
    'ISTHMUS_INTERVAL_MEMBERS is not a variable of Isthmus. Did you mean ISTHMUS_INTERVALS_MEMBERS?',
  ]);
});
