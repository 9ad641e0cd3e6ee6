import { FOUND, FOUND_END } from "./search.ts";
import type { Source } from "./source.ts";

/** A piece of a field's text in which words were found. Plain text: nothing of it is markup. */
export type Highlight = {
  readonly field: string;
  readonly text: string;
  /** Where the words begin and end in it, counted as JavaScript counts characters. */
  readonly marks: readonly (readonly [from: number, to: number])[];
};

/** Makes highlights of ids of fields and fragments, in which signs stand around what was found. */
export const highlightsOf = (
  found: readonly (readonly [string, string])[],
  { texts }: Pick<Source, "texts">,
): readonly Highlight[] =>
  found.flatMap(([id, fragment]) => {
    const field = texts?.names.get(id);
    return field === undefined ? [] : [{ field, ...withoutSigns(fragment) }];
  });

function withoutSigns(fragment: string): Pick<Highlight, "text" | "marks"> {
  const [before = "", ...pieces] = fragment.split(FOUND);
  const marks: [number, number][] = [];
  let text = before;
  for (const piece of pieces) {
    const [word = "", after = ""] = piece.split(FOUND_END);
    marks.push([text.length, text.length + word.length]);
    text += word + after;
  }
  return { text, marks };
}
