import type { FormField } from "./form-field.ts";
import { isRecord, type FormValues } from "./form-value.ts";

/** What a collapsed item begins with: the first of its values that is a text or a number. */
export function summaryOf(fields: readonly FormField[], values: FormValues): string {
  for (const { name } of fields) {
    const value = values[name];
    const told = isRecord(value) ? (value["url"] ?? wordsIn(value)) : value;
    if ((typeof told === "string" && told.trim() !== "") || typeof told === "number") {
      return String(told).slice(0, 120);
    }
  }
  return "Empty";
}

/** The words of a rich text. */
function wordsIn({ text, content }: FormValues): string {
  if (typeof text === "string") return text;
  if (!Array.isArray(content)) return "";
  const parts = content.map((part) => (isRecord(part) ? wordsIn(part) : ""));
  return parts.filter((part) => part !== "").join(" ");
}
