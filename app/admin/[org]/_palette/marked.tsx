import { Fragment } from "react";
import type { FoundWords } from "@/lib/search/find-entries.ts";

/** A text in which what was found is marked. */
export function Marked({ text, marks }: Pick<FoundWords, "text" | "marks">) {
  const ends = [0, ...marks.map(([, to]) => to)];
  return (
    <>
      {marks.map(([from, to], at) => (
        <Fragment key={from}>
          {text.slice(ends[at], from)}
          <mark className="bg-transparent font-semibold text-accent-text underline decoration-accent-line decoration-2 underline-offset-2">
            {text.slice(from, to)}
          </mark>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}
