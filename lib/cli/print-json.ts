/**
 * A value as JSON for a terminal: JSON leaves DEL and the C1 controls as they are, and a terminal obeys them.
 * Consul's data is hostile until proven otherwise.
 */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
