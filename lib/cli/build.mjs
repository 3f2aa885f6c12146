import { fileURLToPath } from 'node:url';
import { buildAnew } from './ensure-built.mjs';

buildAnew(fileURLToPath(new URL('../..', import.meta.url)));
