import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { redirectsSchema, setRedirects } from "./set-redirects.ts";

const input = z.strictObject({ import: z.uuid(), redirects: redirectsSchema });

/**
 * Leads from the addresses that imported pages had elsewhere to those that they have here, and remembers
 * which import did. What is redirected already stays as it is; what cannot be is left out.
 * @throws Conflict with too many.
 */
export const leadImportedAddresses = defineMutation({
  action: "update",
  collection: "site",
  input,
  announces: ["content-changed"],
  run: ({ scope, permit, input: { redirects, import: importId } }) =>
    setRedirects(scope, permit, { redirects, importId, taken: "keep", wrong: "skip" }),
  audit: ({ input: { import: importId } }, { created }) =>
    created === 0
      ? null
      : {
          action: "site.create-redirects",
          collection: "site",
          subjectId: null,
          summary: `Led ${created} addresses of imported pages to where these stand`,
          detail: { import: importId, created },
        },
});
