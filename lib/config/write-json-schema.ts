// Run by hand after a change of schema.ts: npx tsx lib/config/write-json-schema.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configJsonSchema } from './json-schema';

const target = new URL('../../public/isthmus.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
process.stdout.write(`${fileURLToPath(target)} written\n`);
