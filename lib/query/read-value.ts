import { z } from "zod";
import { isStorableText } from "@/lib/kernel/storable-text.ts";
import type { FieldKind } from "./field.ts";
import { FILTER_LIMITS, type Value } from "./filter.ts";

/**
 * Reads a value that a question compares a field with; an address holds texts, JSON may hold numbers
 * and booleans.
 * @returns the value as the kind compares it; null when it is none of the kind.
 */
export function readValue(kind: FieldKind, raw: unknown): Value | null {
  switch (kind) {
    case "text":
    case "text-list":
      return readText(raw);
    case "integer":
      return readNumber(raw, /^-?\d{1,18}$/);
    case "decimal":
      return readNumber(raw, /^-?\d{1,18}(?:\.\d{1,18})?$/);
    case "boolean":
      return readFlag(raw);
    case "instant":
      return readInstant(raw);
    case "id":
    case "id-list":
      return z.uuid().safeParse(raw).data?.toLowerCase() ?? null;
    case "json":
      return null;
  }
}

/** A yes or no as JSON or an address says it; null for anything else. */
export function readFlag(raw: unknown): boolean | null {
  if (raw === true || raw === "true") return true;
  return raw === false || raw === "false" ? false : null;
}

const readText = (raw: unknown): string | null =>
  typeof raw === "string" && raw.length <= FILTER_LIMITS.text && isStorableText(raw) ? raw : null;

function readNumber(raw: unknown, form: RegExp): string | null {
  const text = typeof raw === "number" ? String(raw) : raw;
  return typeof text === "string" && form.test(text) ? text : null;
}

const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/** @NOTE PostgreSQL has no year 0, and JavaScript writes years beyond 9999 in another form. */
function readInstant(raw: unknown): string | null {
  const { data } = instant.safeParse(raw);
  const at = data === undefined ? null : new Date(data);
  if (at === null || Number.isNaN(at.getTime())) return null;
  const year = at.getUTCFullYear();
  return year >= 1 && year <= 9999 ? at.toISOString() : null;
}
