/** What spreadsheets take for the start of a formula. Names come from Consul and may be anything. */
const FORMULA = /^[=+\-@\t\r]/;

/** One field of RFC 4180; text that a spreadsheet would compute gets an apostrophe in front. */
function field(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as RFC 4180 has it: a header, CRLF line ends. */
export function toCsv(
  header: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): string {
  return [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
