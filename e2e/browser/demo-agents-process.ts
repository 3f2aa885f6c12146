// A process of its own: Playwright's loader reads no JSON modules, which the demo's answers are.
import { startDemo } from '@/lib/demo/demo';

const demo = await startDemo({ hostile: process.argv.includes('--hostile') });
process.stdout.write(`${JSON.stringify(demo.agents)}\n`);
// The demo's listeners keep no process alive: standard input does, and it ends with the test that started us.
process.stdin.once('end', () => void demo.stop()).resume();
