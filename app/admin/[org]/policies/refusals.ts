import type { FormRefusal } from "@/app/_ui/use-schema-form.ts";

/** What was refused, where it belongs. */
export type Refusals = {
  /** Of the policy itself. */
  readonly name: string | null;
  readonly general: string | null;
  /** By the key of the permission. */
  readonly permissions: ReadonlyMap<string, readonly string[]>;
};

/** Lays what the server said beside what it is about: issues name permissions by their number. */
export function refusalsOf(
  { message, issues = [] }: FormRefusal,
  permissions: readonly { readonly key: string }[],
): Refusals {
  const found = new Map<string, string[]>();
  const general: string[] = [];
  let name: string | null = null;
  for (const { path, message: text } of issues) {
    const [part, index, ...place] = path;
    const key = part === "permissions" ? permissions[Number(index)]?.key : undefined;
    if (part === "name") name = text;
    else if (key === undefined) general.push(text);
    else found.set(key, [...(found.get(key) ?? []), placed(place, text)]);
  }
  const isAll = issues.length > 0 && general.length === 0;
  const words = general.length > 0 ? general.join(" ") : (message ?? null);
  return { name, general: isAll ? null : words, permissions: found };
}

/** «rule › status › _eq: This is no value …» */
function placed(place: readonly (string | number)[], text: string): string {
  return place.length === 0 ? text : `${place.join(" › ")}: ${text}`;
}
