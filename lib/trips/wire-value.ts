/** What goes over the wire for a value: text, bytes as they are, or nothing. */
export type WireValue = string | Buffer | null;

/**
 * A value as PostgreSQL reads it in text: null, text, numbers, truth, moments in UTC, lists as arrays
 * and anything else as JSON.
 */
export function wireValue(value: unknown): WireValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || Buffer.isBuffer(value)) return value;
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayText(value);
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}

/** As PostgreSQL writes arrays (its manual, «Array Input and Output Syntax»). */
const arrayText = (values: readonly unknown[]): string => `{${values.map(elementText).join(",")}}`;

function elementText(value: unknown): string {
  if (Array.isArray(value)) return arrayText(value);
  const text = wireValue(value);
  if (text === null) return "NULL";
  return `"${String(text).replaceAll(/["\\]/g, "\\$&")}"`;
}
