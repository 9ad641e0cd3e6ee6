import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { spelledJson } from "@/lib/kernel/spelled-json.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import { valueFromKept } from "../models/kept-data.ts";
import { valueSchema } from "../models/value-schema.ts";
import { convertValue } from "./convert-value.ts";
import { losesPart } from "./loses-part.ts";
import {
  countEntries,
  countValues,
  leftBehind,
  partsOf,
  valuesOf,
  type Carrying,
  type KeptValue,
} from "./field-values.ts";

/** How the values of a field fare where it becomes another; ids of some that do not fare well. */
export type Weighed = {
  readonly entries: number;
  readonly inBin: number;
  readonly unfit: number;
  readonly altered: number;
  readonly some: readonly string[];
};

type Becoming = {
  readonly collection: string;
  readonly before: FieldDefinition;
  readonly after: FieldDefinition;
};

type Fate = "kept" | "altered" | "unfit";

/** Values stay what they are: do they fit what the field asks from now on? */
export async function weighUpdate(scope: Scope, becoming: Becoming): Promise<Weighed> {
  const { collection, before, after } = becoming;
  const schema = valueSchema(after);
  const fits = (value: Json) => schema.safeParse(valueFromKept(after, value)).success;
  const weighed = await weigh(scope, becoming, (value) => (fits(value) ? "kept" : "unfit"));
  if (before.required || !after.required) return weighed;
  const all = await countEntries(scope, collection);
  const empty = all.entries - weighed.entries;
  return { ...weighed, entries: all.entries, inBin: all.inBin, unfit: weighed.unfit + empty };
}

/** Another field takes its place: which values can be values of that one? */
export const weighReplacement = (scope: Scope, becoming: Becoming): Promise<Weighed> =>
  weigh(scope, becoming, (value) => fateOf(becoming, value));

/** @NOTE What comes back as it was lost nothing on the way. */
function fateOf({ before, after }: Becoming, value: Json): Fate {
  const made = replacedValue({ before, after }, value);
  if (made === null) return "unfit";
  if (before.kind === after.kind) return losesPart(before, after, value) ? "altered" : "kept";
  const back = convertValue(after, { ...before, ...FREE }, made);
  return spelledJson(back?.value ?? null) === spelledJson(value) ? "kept" : "altered";
}

const FREE = { required: false, min: null, max: null, pattern: null } as const;

/** A kept value of a field as a kept value of the one that takes its place; null: there is none. */
export function replacedValue(
  { before, after }: Pick<Becoming, "before" | "after">,
  kept: Json,
): Json {
  // @NOTE Nested fields that stay keep their ids, and those that are gone are not looked at.
  if (before.kind === after.kind && (after.fields ?? after.blocks) !== null) {
    return valueSchema(after).safeParse(valueFromKept(after, kept)).success ? kept : null;
  }
  return convertValue(before, after, kept)?.value ?? null;
}

async function weigh(
  scope: Scope,
  { collection, before, after }: Becoming,
  fate: (value: Json) => Fate,
): Promise<Weighed> {
  const at = { collection, field: before.id };
  const carrying = { before, after, first: scope.locales[0] ?? "" };
  const found = { unfit: 0, altered: 0, some: [] as string[] };
  for await (const rows of valuesOf(scope, at)) {
    for (const row of rows) {
      const worst = worstOf(carrying, row, fate);
      if (worst === "kept") continue;
      found[worst] += 1;
      if (found.some.length < SOME) found.some.push(row.id);
    }
  }
  return { ...(await countValues(scope, at)), ...found };
}

const SOME = 50;

function worstOf(carrying: Carrying, row: KeptValue, fate: (value: Json) => Fate): Fate {
  const fates = [row.draft, row.published].flatMap((form) => fatesIn(carrying, form, fate));
  if (fates.includes("unfit")) return "unfit";
  return fates.includes("altered") ? "altered" : "kept";
}

/** @NOTE Of several languages that become one, what the others say stays in the former field alone. */
function fatesIn(carrying: Carrying, form: Json, fate: (value: Json) => Fate): readonly Fate[] {
  const left = leftBehind(carrying, form);
  const { before, first } = carrying;
  if (left === null) return partsOf(before, form).map(fate);
  const own = (form as JsonObject)[first] ?? null;
  return own === null ? ["unfit"] : [fate(own), "altered"];
}
