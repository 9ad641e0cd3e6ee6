import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { storableText } from "@/lib/kernel/storable-text.ts";
import { Variable } from "./variable.ts";

/**
 * How deep we are, how many relationships were followed, and the name of the query parameter that
 * says what is read here: in the JSON form it is `filter` for all of it.
 */
export type Place = {
  readonly parameter: string;
  readonly depth: number;
  readonly steps: number;
  readonly form: Form;
};
export type Form = "members" | "json";

/** The place of a member of what stands here. */
export const within = (place: Place, name: string): Place =>
  place.form === "json"
    ? place
    : { ...place, parameter: `${place.parameter}[${storableText(name.slice(0, 100))}]` };

/** That something is wrong at a place. */
export const refusal = ({ parameter }: Place, detail: string): BadParameter =>
  new BadParameter(parameter, detail);

/** Whether something has members of its own. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Variable);

/** A JSON list, or a record whose members are numbered from 0 without a gap; null for anything else. */
export function listOf(raw: unknown): unknown[] | null {
  if (Array.isArray(raw)) return raw as unknown[];
  if (!isRecord(raw)) return null;
  const values = Object.keys(raw).map((_, index) => raw[String(index)]);
  return values.includes(undefined) ? null : values;
}
