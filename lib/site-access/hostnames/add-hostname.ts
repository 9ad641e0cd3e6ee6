import { environment } from "@/lib/kernel/env.ts";
import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { canonicalHostname } from "./canonical-hostname.ts";
import { challengeFor } from "./challenge.ts";
import { addHostnameInput } from "./hostname-input.ts";
import { lookAgain } from "./look-again.ts";
import { insertClaim, listClaims } from "./repository.ts";

/** As many as a site's record names, and the slug's own. */
const MOST_HOSTS = 40;

/**
 * Notes that an organization wants its website under a hostname. It is served once that was proven;
 * whether another organization wants or has it is not told before.
 * @throws Invalid for what is no such name; Conflict for one that was added, and with too many.
 */
export const addHostname = defineMutation({
  action: "update",
  collection: "site",
  input: addHostnameInput,
  run: async ({ scope, input, permit }): Promise<{ hostname: string }> => {
    const read = canonicalHostname(input.hostname, environment().ROOT);
    if ("wrong" in read) throw new Invalid(read.wrong, [issue(read.wrong)]);
    const { hostname } = read;
    if ((await listClaims(scope)).length >= MOST_HOSTS) {
      throw new Conflict(`A website has at most ${MOST_HOSTS} hostnames.`);
    }
    const token = await challengeFor({ organizationId: scope.organizationId, hostname });
    if (!(await insertClaim(scope, permit, { hostname, token }))) {
      const message = "You have added this hostname already.";
      throw new Conflict(message, [issue(message)]);
    }
    await lookAgain(scope, { hostname, served: false, createdAt: new Date(scope.clock()) });
    return { hostname };
  },
  audit: (_deed, { hostname }) => ({
    action: "site.add-hostname",
    collection: "site",
    subjectId: null,
    summary: `Added the hostname ${hostname}`,
    detail: { hostname },
  }),
});

const issue = (message: string) => ({ path: ["hostname"], message });
