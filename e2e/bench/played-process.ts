// A process of its own: 200 datacenters that answer HTTP must not share an event loop with what is measured.
import { createInterface } from 'node:readline';
import { startDemo } from '@/lib/demo/demo';
import { PLAYED_FAULTS } from './played-faults';

const [datacenters = 3, serversPer = 5, gatewaysPer = 3] = process.argv.slice(2).map(Number);
const demo = await startDemo({
  generate: { datacenters, serversPer, gatewaysPer },
  agentsPer: 1,
  moreFaults: PLAYED_FAULTS,
});
process.stdout.write(`${JSON.stringify(demo.agents)}\n`);
// `<fault> on` or `off`, answered by `done`, or `requests`, answered by the counts. The end of standard input ends the process.
const input = createInterface({ input: process.stdin });
input.on('line', (line) => {
  const [id = '', state] = line.split(' ');
  if (id === 'requests') process.stdout.write(`${JSON.stringify(demo.requests())}\n`);
  else void demo.setFault(id, state === 'on').then(() => process.stdout.write('done\n'));
});
input.once('close', () => void demo.stop().then(() => process.exit(0)));
