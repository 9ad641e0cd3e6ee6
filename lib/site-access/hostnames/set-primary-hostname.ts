import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { renewHosts } from "./renew-hosts.ts";
import { markPrimary } from "./repository.ts";

export const setPrimaryHostnameInput = z.strictObject({
  /** Null: each host shows the website by itself. */
  hostname: z.string().min(1).max(253).nullable(),
});

/**
 * Makes one hostname the one that visitors of the others are led to. @throws NotFound for one that is
 * not served.
 */
export const setPrimaryHostname = defineMutation({
  action: "update",
  collection: "site",
  input: setPrimaryHostnameInput,
  announces: ["site-access-changed"],
  run: async ({ scope, input: { hostname }, permit }) => {
    await markPrimary(scope, permit, hostname);
    await renewHosts(scope, permit, {});
    return { primary: hostname };
  },
  audit: ({ input: { hostname } }) => ({
    action: "site.set-primary-hostname",
    collection: "site",
    subjectId: null,
    summary:
      hostname === null
        ? "Made no hostname the primary one"
        : `Made ${hostname} the primary hostname`,
    detail: { hostname },
  }),
});
