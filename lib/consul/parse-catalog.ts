import { asObject } from './json-fields';
import { kindOfJson, malformed, parsed, type Parse } from './parsed';

/**
 * `/v1/catalog/services`: the names of the services, sorted. `{}` is a value: the request went all the way, and the token may
 * read none of them (Consul filters silently). `null` is Go's empty map.
 */
export const parseServiceNames: Parse<readonly string[]> = (body) => {
  if (body === null) return parsed([]);
  const services = asObject(body);
  return services === null
    ? malformed(`expected services by name, got ${kindOfJson(body)}`)
    : parsed(Object.keys(services).sort());
};
