import type { FactName, FactValues } from '@/lib/observation/types';
import { equalJson } from '@/lib/observation/equal-json';

/** Agents rarely see one thing in more ways than these at the same time. */
const MOST_VARIANTS = 4;
/** Beyond so many names the pool starts anew: whoever invents names must not fill the memory. */
const MOST_NAMES = 20_000;

/**
 * 200 agents tell of the same 1,000 servers and 600 mesh gateways, each in words of its own. Here equal parts of their answers become
 * the same objects, which takes a hundredth of the memory. Answers are never changed, so nobody can tell.
 */
export class SharedParts {
  readonly #variants = new Map<string, object[]>();

  /** The answer with its parts shared; the answer itself where it has none that others tell too. */
  share<K extends FactName>(name: K, value: FactValues[K]): FactValues[K];
  share(name: FactName, value: FactValues[FactName]): FactValues[FactName] {
    // Facts map each name to the value of that name; TypeScript does not resolve that for a generic K.
    if (name === 'wanMembers') return this.#members(value as FactValues['wanMembers']);
    if (name === 'federationStates') return this.#states(value as FactValues['federationStates']);
    if (name === 'coordinates') return this.#coordinates(value as FactValues['coordinates']);
    return value;
  }

  #members(members: FactValues['wanMembers']): FactValues['wanMembers'] {
    return members.map((member) => this.#part(`member ${member.name}`, member));
  }

  #states(states: FactValues['federationStates']): FactValues['federationStates'] {
    return states.map((state) => {
      const meshGateways = state.meshGateways.map((gateway) =>
        this.#part(JSON.stringify(['gateway', gateway.datacenter, gateway.node, gateway.id]), gateway),
      );
      return this.#part(`state ${state.datacenter}`, { ...state, meshGateways });
    });
  }

  #coordinates(entries: FactValues['coordinates']): FactValues['coordinates'] {
    return entries.map((entry) => {
      const servers = entry.servers.map((server) =>
        this.#part(JSON.stringify(['coordinate', entry.areaId, entry.datacenter, server.node]), server),
      );
      return { ...entry, servers };
    });
  }

  /** The object that said the same under this key before; this one from now on where none did. */
  #part<T extends object>(key: string, value: T): T {
    const variants = this.#variants.get(key);
    if (!variants) {
      if (this.#variants.size >= MOST_NAMES) this.#variants.clear();
      this.#variants.set(key, [value]);
      return value;
    }
    const known = variants.find((variant): variant is T => equalJson(variant, value));
    if (known) return known;
    variants.unshift(value);
    if (variants.length > MOST_VARIANTS) variants.pop();
    return value;
  }
}
