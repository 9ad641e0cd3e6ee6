import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { lookNoMore } from "./look-again.ts";
import { renewHosts } from "./renew-hosts.ts";
import { dropHost } from "./repository.ts";

/** Gives a hostname up: the website is not served under it any more. @throws NotFound. */
export const removeHostname = defineMutation({
  action: "update",
  collection: "site",
  input: z.strictObject({ hostname: z.string().min(1).max(253) }),
  announces: ({ served }: { readonly served: boolean }) => (served ? ["site-access-changed"] : []),
  run: async ({ scope, input: { hostname }, permit }) => {
    const { served, claimed } = await dropHost(scope, permit, hostname);
    if (!served && !claimed) throw new NotFound();
    await lookNoMore(scope, hostname);
    if (served) await renewHosts(scope, permit, { lost: hostname });
    return { served };
  },
  audit: ({ input: { hostname } }, { served }) => ({
    action: "site.remove-hostname",
    collection: "site",
    subjectId: null,
    summary: `Removed the hostname ${hostname}`,
    detail: { hostname, served },
  }),
});
