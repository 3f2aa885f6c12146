/** A root cause that no rule names, because nothing that Consul's HTTP API tells is proof of it. */
export type UnseenCause = {
  /** Of catalogue.ts. */
  code: string;
  /** Why it is not seen. */
  reason: string;
  /** Where it would show, one plain sentence. */
  shownBy: string;
};

/** What is not seen is said, so that nobody takes silence for health. Only what no rule covers stands here. */
export const UNSEEN_CAUSES: readonly UnseenCause[] = [
  {
    code: 'F7',
    reason: 'A primary with primary_gateways does not start, so it answers nothing.',
    shownBy: "The server's own log: 'primary_gateways' should only be configured in a secondary datacenter.",
  },
];
