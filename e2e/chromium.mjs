import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const executable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(executable);
const quiet = (command, args) =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

/** Playwright's own download, where there is one. */
function playwrights() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/**
 * Path of a Chromium: CHROMIUM_BIN, one on the PATH, Playwright's, else one installed now by Debian's package (as root)
 * or by Playwright. Ends the process with what to install when none of these is possible.
 */
export function provideChromium() {
  const { CHROMIUM_BIN } = process.env;
  if (CHROMIUM_BIN) {
    if (executable(CHROMIUM_BIN)) return CHROMIUM_BIN;
    process.stderr.write(`CHROMIUM_BIN=${CHROMIUM_BIN} cannot be executed.\n`);
    process.exit(1);
  }
  const found = onPath() ?? playwrights();
  if (found) return found;
  process.stdout.write('Installing a Chromium for the browser tests (once) …\n');
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (debian && quiet('apt-get', ['update', '-qq'])) quiet('apt-get', ['install', '-y', '-qq', 'chromium']);
  const installed = onPath();
  if (installed) return installed;
  quiet(process.execPath, [
    createRequire(import.meta.url).resolve('@playwright/test/cli'),
    'install',
    'chromium',
  ]);
  const downloaded = playwrights();
  if (downloaded) return downloaded;
  process.stderr.write(
    'The browser tests need a Chromium. Install one ("apt-get install chromium", "npx playwright install chromium", or Google Chrome), or name it with CHROMIUM_BIN.\n',
  );
  process.exit(1);
}
