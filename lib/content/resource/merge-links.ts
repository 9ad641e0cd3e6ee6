/** What a list of links does to the one that is there. */
export type HowLinked = "replace" | "add" | "remove";

type Merging = {
  readonly before: readonly string[];
  /** Of what was there, what the writer cannot see. */
  readonly hidden: ReadonlySet<string>;
  /** What the writer names, each once. */
  readonly given: readonly string[];
  readonly how: HowLinked;
};

/**
 * The links that follow: those that the writer wants, in their order, and among them those that the
 * writer cannot see, each behind what it stood behind. Nobody removes what they do not see.
 */
export function mergeLinks({ before, hidden, given, how }: Merging): string[] {
  if (how === "add") return [...before, ...given.filter((id) => !before.includes(id))];
  if (how === "remove") {
    return before.filter((id) => hidden.has(id) || !given.includes(id));
  }
  const merged = given.filter((id) => !hidden.has(id));
  let behind = 0;
  for (const id of before) {
    if (hidden.has(id)) merged.splice(behind, 0, id);
    const place = merged.indexOf(id);
    if (place !== -1) behind = place + 1;
  }
  return merged;
}
