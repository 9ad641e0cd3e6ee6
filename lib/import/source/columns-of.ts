import { isStorableText } from "@/lib/kernel/storable-text.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { StagedLine } from "./staged-line.ts";

export const MOST_COLUMNS = 300;
const NAME_COLUMNS = ["title", "name", "headline", "slug", "id"];

/** @NOTE JavaScript itself gives these a meaning, in objects that are made of what somebody wrote. */
export const UNSPEAKABLE: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** A row of a table or a list, with the names that its values have. */
export type Row = {
  readonly line: number;
  readonly values: Readonly<Record<string, Json>>;
  readonly problem: string | null;
};

/** A row as it waits for its turn; refused where the database could not even keep what it says. */
export function stagedRow({ line, values, problem }: Row): StagedLine {
  const content = { columns: { ...values }, place: null, ready: null };
  const refusal = problem ?? (isKept(values) ? null : "it holds a character that cannot be kept");
  return {
    ...{ line, kind: "row", externalKey: null, link: null, refusal },
    name: nameIn(values),
    content: refusal === null ? content : null,
  };
}

function nameIn(values: Readonly<Record<string, Json>>): string {
  const names = Object.keys(values);
  const wanted = NAME_COLUMNS.flatMap((word) => names.filter((n) => n.toLowerCase() === word));
  const shown = [...wanted, ...names].map((name) => values[name]);
  const found = shown.find((value) => typeof value === "string" && value.trim() !== "");
  return typeof found === "string" ? found.trim().slice(0, 200) : "";
}

const isKept = (value: Json | Readonly<Record<string, Json>>): boolean => {
  if (typeof value === "string") return isStorableText(value);
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isKept);
  return Object.entries(value).every(([name, inner]) => isStorableText(name) && isKept(inner));
};
