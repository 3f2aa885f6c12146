/** A process that outlives the lab by a moment: when the lab is gone, it ends everything the lab had started. */
import { clearAway, type LedgerMessage } from './process-ledger';

let latest: LedgerMessage | undefined;

process.on('message', (message: LedgerMessage) => {
  latest = message;
});
process.on('disconnect', () => {
  if (latest) clearAway(latest);
  process.exit(0);
});
