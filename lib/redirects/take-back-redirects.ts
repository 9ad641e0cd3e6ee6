import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { MOST_AT_ONCE } from "./create-redirects.ts";
import { redirectSchema } from "./read-redirect.ts";
import { readSource, sourceText } from "./redirect.ts";
import { deleteAsSet, holdRedirects } from "./repository.ts";

const input = z.strictObject({ redirects: z.array(redirectSchema).min(1).max(MOST_AT_ONCE) });

/**
 * Takes redirects away where they still lead where they did when they were set; what somebody led elsewhere
 * since, or took away, is left as it is. @returns how many.
 */
export const takeBackRedirects = defineMutation({
  action: "update",
  collection: "site",
  input,
  announces: ["content-changed"],
  async run({ scope, permit, input: { redirects } }) {
    await holdRedirects(scope);
    const wanted = redirects.flatMap(({ from, to, status }) => {
      const source = readSource(from);
      return "wrong" in source ? [] : [{ ...source, target: to, status }];
    });
    return deleteAsSet(scope, permit, wanted);
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
