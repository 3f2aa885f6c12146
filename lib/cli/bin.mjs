#!/usr/bin/env node
// Plain JavaScript, because it runs before anything is installed or built: installs what is missing,
// builds if the build is older than the sources, then hands over to the built command line.
import { fileURLToPath } from 'node:url';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { checkNode } from './node-version.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

checkNode();
ensureInstalled(root, { development: false });
const built = ensureBuilt(root);
const { main } = await import(pathToFileURL(join(built, 'main.mjs')).href);
await main(process.argv.slice(2), root);
