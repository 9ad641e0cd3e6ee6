import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import { holdsField } from "@/lib/access/grants.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { updateDomainInput } from "./domain-input.ts";
import { holdDomain } from "./domain-reads.ts";
import { replaceRoles, saveDomain } from "./repository.ts";
import { requireGrantable, rolesForDomain } from "./role-choice.ts";

/**
 * Changes what is named of a domain; works from its next request on.
 * @throws Conflict for one that has ended; Invalid for a role that does not exist or is Admin;
 * Forbidden for adding a role that may do more than the caller, and for a field beyond their reach.
 */
export const updateDomain = defineMutation({
  action: "update",
  fieldwise: true,
  collection: "domains",
  input: updateDomainInput,
  load: holdDomain,
  async run({ scope, input, loaded, permit }): Promise<{ changed: readonly string[] }> {
    const { id, roles: slugs, ...change } = input;
    const changed = Object.entries({ ...change, roles: slugs })
      .filter(([, value]) => value !== undefined)
      .map(([field]) => field);
    if (!changed.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
    if (loaded.status !== "active") throw new Conflict(ENDED);
    if (changed.length === 0) return { changed };
    if (slugs !== undefined) {
      const roles = await rolesForDomain(scope, slugs);
      const held = new Set(loaded.roles.map(({ slug }) => slug));
      requireGrantable(
        scope,
        roles.filter(({ slug }) => !held.has(slug)),
      );
      await replaceRoles(scope, { id, roleIds: roles.map((role) => role.id) });
    }
    await saveDomain(scope, permit, change);
    return { changed };
  },
  audit: ({ input, loaded }, { changed }) =>
    changed.length === 0
      ? null
      : {
          action: "domain.update",
          collection: "domains",
          subjectId: loaded.id,
          summary: `Changed the domain «${input.name ?? loaded.name}» (${loaded.hostname})`,
          detail: {
            hostname: loaded.hostname,
            changed: [...changed],
            ...(input.roles === undefined ? {} : { roles: input.roles }),
          },
        },
});

const ENDED = "This domain has ended. Register its host name anew to let it in again.";
