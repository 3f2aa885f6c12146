/** A clean end may take this long, ms; then the process ends anyway. */
const DEADLINE_MS = 8_000;

/** Runs `end` once on SIGTERM or SIGINT, then exits: 0 when it ended cleanly, 1 when the deadline passed. A second signal exits at once. */
export function onShutdown(end: () => Promise<void>): void {
  let ending = false;
  const shutDown = () => {
    if (ending) process.exit(1);
    ending = true;
    setTimeout(() => process.exit(1), DEADLINE_MS).unref();
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', shutDown);
  process.on('SIGINT', shutDown);
}
