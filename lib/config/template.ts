import { parseAddress, type ParsedAddress } from './address';
import { didYouMean } from './problem';
import type { AgentConfig, AgentSettings, TemplateConfig } from './types';

export const PLACEHOLDER = '{datacenter}';
/** Names Consul accepts for a datacenter, in the lower case it turns them into (agent/config/builder.go). */
export const DATACENTER_NAME = /^[a-z0-9_-]{1,64}$/;

/** What is wrong with an address template; null when nothing is. */
export function templateProblem(template: string): string | null {
  for (const [, name] of template.matchAll(/\{([^{}]*)\}/g)) {
    if (name !== 'datacenter')
      return `has an unknown placeholder.${didYouMean(name ?? '', ['datacenter']).replace(/"(.*)"/, '"{$1}"') || ` Only ${PLACEHOLDER} is filled in.`}`;
  }
  if (!template.includes(PLACEHOLDER)) return `must have ${PLACEHOLDER} where the datacenter's name belongs.`;
  const filled = parseAddress(template.replaceAll(PLACEHOLDER, 'dc1'));
  return filled.ok ? null : `${filled.reason}.`;
}

/** The address of a datacenter after a template. A name that Consul could not have is refused: names come from the network. */
export function addressFromTemplate(template: string, datacenter: string): ParsedAddress {
  if (!DATACENTER_NAME.test(datacenter))
    return { ok: false, reason: 'is made from a name that no datacenter can have' };
  return parseAddress(template.replaceAll(PLACEHOLDER, datacenter));
}

/** Settings with `{datacenter}` of the TLS server name filled in; without a name to fill in, the host of the address is verified. */
export function settingsFor(settings: AgentSettings, datacenter: string | null): AgentSettings {
  const { serverName } = settings.tls;
  if (!serverName?.includes(PLACEHOLDER)) return settings;
  return {
    ...settings,
    tls: {
      ...settings.tls,
      serverName: datacenter === null ? null : serverName.replaceAll(PLACEHOLDER, datacenter),
    },
  };
}

/**
 * The agent of a datacenter that was found through Consul and has no address of its own; null when its name cannot be one of Consul's.
 * It gets the `defaults` of the file and nothing of Consul's environment variables.
 */
export function agentFromTemplate(template: TemplateConfig, datacenter: string): AgentConfig | null {
  const parsed = addressFromTemplate(template.address, datacenter);
  return parsed.ok ? { ...parsed.value, ...settingsFor(template.settings, datacenter) } : null;
}
