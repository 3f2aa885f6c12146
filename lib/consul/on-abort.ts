const listening = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `listener` when the signal aborts; not when it has aborted already. Returns what takes the listener off again. An EventTarget
 * looks through all its listeners whenever one comes or goes, and hundreds of sleeps and requests hang on the signal of one agent: here
 * they share one listener and a set.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  let listeners = listening.get(signal);
  if (!listeners) {
    const made = new Set<() => void>();
    signal.addEventListener(
      'abort',
      () => {
        for (const each of made) each();
        made.clear();
      },
      { once: true },
    );
    listening.set(signal, made);
    listeners = made;
  }
  const set = listeners;
  const once = () => listener();
  set.add(once);
  return () => void set.delete(once);
}
