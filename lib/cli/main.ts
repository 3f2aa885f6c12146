import { Command, Option } from 'commander';
import { check, type CheckFlags } from './check';
import { unknownOutput } from './check-output';
import { observe } from './observe';
import { replay } from './replay';
import { start, type StartFlags } from './start';
import { validate } from './validate';

const configOption = () =>
  new Option(
    '--config <file>',
    'YAML or JSON file; without it ISTHMUS_CONFIG or ./isthmus.yaml, then Consul’s environment variables',
  );

/** The `isthmus` command. `root` is the folder of the installation. Exit codes: 0 fine, 1 failed, 78 bad configuration; of `check` those of a monitoring plugin. */
export async function main(argv: readonly string[], root: string): Promise<void> {
  const program = new Command('isthmus')
    .description('The topology and health of a Consul WAN federation, on one map')
    .showHelpAfterError();
  program
    .command('start')
    .description('watch a federation and show it in the browser')
    .addOption(configOption())
    .option('--host <address>', 'address to listen on (HOST, default 127.0.0.1)')
    .option('--port <number>', 'port to listen on (PORT, default 3000)')
    .option('--demo', 'show the embedded demo federation')
    .addOption(
      new Option(
        '--demo-if-alone',
        'the demo, if nothing is configured and no agent is at 127.0.0.1:8500',
      ).hideHelp(),
    )
    .action((flags: StartFlags) => start(flags, root));
  program
    .command('validate')
    .description('check the configuration and say what is wrong with it')
    .addOption(configOption())
    .action((flags: { config?: string }) => validate(flags));
  program
    .command('observe')
    .description('read the federation once and print all that was read, for replay')
    .addOption(configOption())
    .action((flags: { config?: string }) => observe(flags));
  program
    .command('replay')
    .description('print the snapshot of a saved list of observations')
    .argument('<file>', 'as "isthmus observe" prints it, or /api/v1/observations')
    .action((file: string) => replay(file));
  program
    .command('check')
    .description('one line and an exit code for a monitoring system: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN')
    .addOption(configOption())
    .option('--url <address>', 'ask a running Isthmus instead of the agents')
    .option('--verify', 'also run the verification of the document, and fail with it')
    .option('--timeout <seconds>', 'give up after this, with exit code 3', '60')
    .option('--demo', 'accept the demo federation, which is otherwise UNKNOWN')
    .exitOverride(({ exitCode, message }) => {
      // A monitoring system reads the first line of stdout, also of a mistyped command.
      if (exitCode !== 0) console.log(unknownOutput(message).text);
      process.exit(exitCode === 0 ? 0 : 3);
    })
    .action((flags: CheckFlags) => check(flags));
  await program.parseAsync(argv, { from: 'user' });
}
