import { inspect } from 'node:util';

const HIDDEN = '[hidden]';

/**
 * A string that cannot be printed by accident: text, JSON, logs and the inspector all show `[hidden]`.
 * Only `reveal()` gives it, at the one place that writes the request header.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
