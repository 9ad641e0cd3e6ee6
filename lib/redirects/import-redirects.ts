import { defineMutation } from "@/lib/usecase/use-case.ts";
import { readLines, redirectLinesInput } from "./read-lines.ts";
import { setRedirects } from "./set-redirects.ts";

/**
 * Takes over redirects from lines, such as another system exports; a line that cannot be is left out and
 * told with its reason. @throws Invalid as `readLines`; Conflict with too many.
 */
export const importRedirects = defineMutation({
  action: "update",
  collection: "site",
  input: redirectLinesInput,
  announces: ["content-changed"],
  run: async ({ scope, input, permit }) => {
    const read = readLines(input);
    const wanted = { ...read, importId: null };
    const { refused, ...counts } = await setRedirects(scope, permit, wanted);
    const told = refused.map(({ at, reason }) => ({
      reason,
      from: read.redirects[at]?.from ?? "",
    }));
    return { ...counts, refused: told };
  },
  audit: (_deed, { created, replaced, refused }) =>
    created + replaced === 0
      ? null
      : {
          action: "site.import-redirects",
          collection: "site",
          subjectId: null,
          summary: `Imported ${created + replaced} redirects of the website`,
          detail: { created, replaced, refused: refused.length },
        },
});
