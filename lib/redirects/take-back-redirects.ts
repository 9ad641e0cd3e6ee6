import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { readSource, sourceText } from "./redirect.ts";
import { deleteAsLeft, holdRedirects } from "./repository.ts";
import { redirectsSchema } from "./set-redirects.ts";

const input = z.strictObject({ import: z.uuid(), redirects: redirectsSchema });

/**
 * Takes the redirects away that an import left, where they still lead where it led them. What somebody set,
 * before it or since, stays, though it be the same. @returns them.
 */
export const takeBackRedirects = defineMutation({
  action: "update",
  collection: "site",
  input,
  announces: ["content-changed"],
  async run({ scope, permit, input: { redirects, import: importId } }) {
    await holdRedirects(scope);
    const wanted = redirects.flatMap(({ from, to, status }) => {
      const source = readSource(from);
      return "wrong" in source ? [] : [{ ...source, target: to, status }];
    });
    return deleteAsLeft(scope, permit, { redirects: wanted, importId });
  },
  audit: (_deed, removed) =>
    removed.length === 0
      ? null
      : {
          action: "site.remove-redirects",
          collection: "site",
          subjectId: null,
          summary: `Took back ${removed.length} redirects of the website`,
          detail: {
            redirects: removed
              .slice(0, 20)
              .map((row) => ({ from: sourceText(row), to: row.target, status: row.status })),
          },
        },
});
