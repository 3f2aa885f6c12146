const SELECTOR = /^\s*([\w.]+)\s*(==|!=)\s*(?:"([^"]*)"|`([^`]*)`|([\w-]+))\s*$/;

/**
 * The one kind of `?filter=` the demo evaluates: comparing `Service.Kind`. Anything else is refused with the text of
 * Consul 1.8.7 for an unknown selector, never ignored.
 */
export function readKindFilter(filter: string): { keeps: (kind: string) => boolean } | { error: string } {
  const [, selector, operator, ...values] = SELECTOR.exec(filter) ?? [];
  const refusal = 'Failed to create boolean expression evaluator: ';
  if (!selector) return { error: `${refusal}the demo compares one selector with one value` };
  if (selector !== 'Service.Kind')
    return { error: `${refusal}Selector ${JSON.stringify(selector)} is not valid` };
  const value = values.find((part) => part !== undefined) ?? '';
  return { keeps: (kind) => (kind === value) === (operator === '==') };
}
