import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configJsonSchema, fieldsAt, type JsonSchemaPart } from './json-schema';

test('the published schema is the one of the code: npx tsx lib/config/write-json-schema.ts', () => {
  const published: unknown = JSON.parse(
    readFileSync(new URL('../../public/isthmus.schema.json', import.meta.url), 'utf8'),
  );
  expect(published, 'out of date: run npx tsx lib/config/write-json-schema.ts').toEqual(configJsonSchema());
});

test('every field is described', () => {
  const bare = (part: JsonSchemaPart, path: string): string[] => [
    ...(part.description === undefined ? [path] : []),
    ...Object.entries(part.properties ?? {}).flatMap(([name, child]) => bare(child, `${path}.${name}`)),
  ];
  const schema = configJsonSchema();
  expect(bare(schema, '')).toEqual([]);
  const datacenter = schema.properties?.datacenters?.additionalProperties;
  expect(
    typeof datacenter === 'object' &&
      Object.entries(datacenter.properties ?? {}).flatMap(([name, child]) => bare(child, name)),
  ).toEqual([]);
});

test('known fields of any place', () => {
  expect(fieldsAt(['datacenters', 'dc1'])).toContain('addresses');
  expect(fieldsAt(['defaults'])).not.toContain('addresses');
  expect(fieldsAt(['listen'])).toEqual(['host', 'port']);
  expect(fieldsAt(['datacenters', 'toString', 'addresses', 0])).toEqual([]);
});
