import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import { holdsField } from "@/lib/access/grants.ts";
import type { Holder } from "@/lib/access/may-grant.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { requireGrantable } from "@/lib/policies/require-grantable.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { updateDomainInput, type UpdateDomain } from "./domain-input.ts";
import { holdDomain } from "./domain-reads.ts";
import { domainModel } from "./domain-model.ts";
import type { DomainDetail } from "./domain.ts";
import { replacePolicies, replaceRoles, saveDomain } from "./repository.ts";
import { policiesForDomain, rolesForDomain } from "./role-choice.ts";

/**
 * Changes what is named of a domain; works from its next request on.
 * @throws Conflict for one that has ended; Invalid for a role that does not exist or is Admin;
 * Forbidden for adding a role or policy that may do more than the caller, and for a field beyond
 * their reach.
 */
export const updateDomain = defineMutation({
  action: "update",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "domains",
  input: updateDomainInput,
  load: holdDomain,
  async run({
    scope,
    input,
    loaded: { id, domain },
    permit,
  }): Promise<{ changed: readonly string[] }> {
    const { id: _id, roles, policies, ...change } = input;
    const changed = Object.entries({ ...change, roles, policies })
      .filter(([, value]) => value !== undefined)
      .map(([field]) => field);
    if (!changed.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
    if (domain.status !== "active") throw new Conflict(ENDED);
    if (changed.length === 0) return { changed };
    const gives = roles !== undefined || policies !== undefined;
    const asked = { action: "update", collection: "domains" } as const;
    const holder = gives ? await holdRights(scope, asked) : scope;
    await giveRoles(scope, { holder, domain }, roles);
    await givePolicies(scope, { holder, domain }, policies);
    await saveDomain(scope, permit, change);
    await requireStillHeld(scope, domainModel, { id, permit, named: changed });
    return { changed };
  },
  audit: ({ input, loaded: { domain } }, { changed }) =>
    changed.length === 0
      ? null
      : {
          action: "domain.update",
          collection: "domains",
          subjectId: domain.id,
          summary: `Changed the domain «${input.name ?? domain.name}» (${domain.hostname})`,
          detail: {
            hostname: domain.hostname,
            changed: [...changed],
            ...(input.roles === undefined ? {} : { roles: input.roles }),
            ...(input.policies === undefined ? {} : { policies: input.policies }),
          },
        },
});

const ENDED = "This domain has ended. Register its host name anew to let it in again.";

type Giving = { readonly holder: Holder; readonly domain: DomainDetail };

/** @NOTE What it holds already may stay or go, whoever decides it. */
async function giveRoles(
  scope: Scope,
  { holder, domain }: Giving,
  slugs: UpdateDomain["roles"],
): Promise<void> {
  if (slugs === undefined) return;
  const roles = await rolesForDomain(scope, slugs);
  const held = new Set(domain.roles.map(({ slug }) => slug));
  requireGrantable(
    holder,
    roles.filter(({ slug }) => !held.has(slug)),
  );
  await replaceRoles(scope, { id: domain.id, roleIds: roles.map(({ id }) => id) });
}

async function givePolicies(
  scope: Scope,
  { holder, domain }: Giving,
  ids: UpdateDomain["policies"],
): Promise<void> {
  if (ids === undefined) return;
  const policies = await policiesForDomain(scope, ids);
  const held = new Set(domain.policies.map(({ id }) => id));
  requireGrantable(
    holder,
    policies.filter(({ id }) => !held.has(id)),
  );
  await replacePolicies(scope, { id: domain.id, policyIds: policies.map(({ id }) => id) });
}
