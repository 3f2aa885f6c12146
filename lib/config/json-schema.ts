import { z } from 'zod';
import { configFileSchema } from './schema';

/** A part of a JSON Schema, as far as the walk below needs it. */
export type JsonSchemaPart = {
  description?: string;
  properties?: { readonly [name: string]: JsonSchemaPart };
  additionalProperties?: JsonSchemaPart | boolean;
  items?: JsonSchemaPart;
};

/** JSON Schema (2020-12) of the configuration file, for editors: published as /isthmus.schema.json. */
export function configJsonSchema(): JsonSchemaPart & { readonly [key: string]: unknown } {
  const schema = z.toJSONSchema(configFileSchema, { io: 'input', reused: 'inline' });
  // Through text: zod attaches functions to its result.
  return {
    title: 'Isthmus configuration',
    ...(JSON.parse(JSON.stringify(schema)) as Record<string, unknown>),
  };
}

let cached: JsonSchemaPart | undefined;

/** Names of the fields that may stand under `path`; none when that place takes no fields. */
export function fieldsAt(path: readonly PropertyKey[]): readonly string[] {
  let part: JsonSchemaPart | undefined = (cached ??= configJsonSchema());
  for (const key of path) {
    const open: JsonSchemaPart | undefined =
      typeof part?.additionalProperties === 'object' ? part.additionalProperties : undefined;
    const properties: JsonSchemaPart['properties'] = part?.properties;
    part =
      typeof key === 'number'
        ? part?.items
        : properties && Object.hasOwn(properties, key)
          ? properties[String(key)]
          : open;
  }
  return Object.keys(part?.properties ?? {});
}
