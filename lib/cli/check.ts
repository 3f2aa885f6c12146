import { checkHere } from './check-here';
import { checkInstance } from './check-instance';
import { pluginOutput, unknownOutput, type PluginOutput } from './check-output';

export type CheckFlags = {
  config?: string;
  url?: string;
  verify?: boolean;
  demo?: boolean;
  /** Seconds. */
  timeout: string;
};

/** `isthmus check`: prints what a monitoring plugin prints, and exits as one: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN. */
export async function check(flags: CheckFlags): Promise<void> {
  const { exitCode, text } = await outcome(flags).catch((error: unknown) =>
    unknownOutput(`The check itself failed: ${error instanceof Error ? error.message : String(error)}`),
  );
  console.log(text);
  process.exitCode = exitCode;
}

async function outcome({
  config,
  url,
  timeout,
  verify = false,
  demo = false,
}: CheckFlags): Promise<PluginOutput> {
  const seconds = Number(timeout);
  if (!(seconds > 0 && seconds <= 3_600))
    return unknownOutput(`--timeout takes seconds from 1 to 3600, not "${timeout}".`);
  const control = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PluginOutput>((resolve) => {
    timer = setTimeout(() => {
      resolve(unknownOutput(`No result within ${seconds} s.`));
      control.abort();
    }, seconds * 1_000);
  });
  const report =
    url === undefined
      ? checkHere({ config, demo, verify }, control.signal)
      : checkInstance(url, { verify }, control.signal);
  const done = report.then((told) => ('text' in told ? told : pluginOutput(told, { demoAccepted: demo })));
  try {
    return await Promise.race([late, done]);
  } finally {
    clearTimeout(timer);
    // What was still under way when the time was up has nobody left to tell.
    done.catch(() => undefined);
  }
}
