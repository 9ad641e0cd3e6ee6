import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { redirectsSchema, setRedirects } from "./set-redirects.ts";

export const createRedirectsInput = z.strictObject({
  redirects: redirectsSchema,
  /** What becomes of one about an address that is redirected already. */
  taken: z.enum(["refuse", "keep", "replace"]).default("refuse"),
  /** Whether one that cannot be stops all of them, or is left out and told. */
  wrong: z.enum(["stop", "skip"]).default("stop"),
});

export type CreateRedirects = z.infer<typeof createRedirectsInput>;

/**
 * Leads addresses of the website, at which nothing stands, to others. Whoever follows one arrives: loops
 * are refused, and so is one that leads into another.
 * @throws Invalid naming each that cannot be, unless those are to be left out; Conflict with too many.
 */
export const createRedirects = defineMutation({
  action: "update",
  collection: "site",
  input: createRedirectsInput,
  announces: ["content-changed"],
  run: ({ scope, input, permit }) => setRedirects(scope, permit, { ...input, importId: null }),
  audit: ({ input: { redirects } }, { created, replaced }) => {
    if (created + replaced === 0) return null;
    const [first] = redirects;
    const one = created + replaced === 1 && redirects.length === 1 && first;
    return {
      action: "site.create-redirects",
      collection: "site",
      subjectId: null,
      summary: one
        ? `Redirected «${one.from}» to «${one.to}»`
        : `Set ${created + replaced} redirects of the website`,
      detail: {
        created,
        replaced,
        first: redirects.slice(0, SHOWN).map((redirect) => ({ ...redirect })),
      },
    };
  },
});

/** How many of them a line of the ledger names. */
const SHOWN = 20;
