import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { sourceText } from "./redirect.ts";
import { deleteRedirects, holdRedirects } from "./repository.ts";

export const removeRedirectsInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) });

/** Takes redirects away; what stood behind their addresses is not found again. @throws NotFound. */
export const removeRedirects = defineMutation({
  action: "update",
  collection: "site",
  input: removeRedirectsInput,
  announces: ["content-changed"],
  run: async ({ scope, input, permit }) => {
    await holdRedirects(scope);
    const removed = await deleteRedirects(scope, permit, input.ids);
    if (removed.length === 0) throw new NotFound();
    return {
      removed: removed.map((row) => ({
        ...{ from: sourceText(row), to: row.target, status: row.status },
      })),
    };
  },
  audit: (_deed, { removed }) => ({
    action: "site.remove-redirects",
    collection: "site",
    subjectId: null,
    summary:
      removed.length === 1
        ? `Removed the redirect of «${removed[0]?.from}»`
        : `Removed ${removed.length} redirects of the website`,
    detail: { redirects: removed.slice(0, 20) },
  }),
});
