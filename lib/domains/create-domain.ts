import type { AuditLine } from "@/lib/audit/record.ts";
import { holdsField } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { newId, type DomainId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { digestKey, type ApiKey } from "./api-key.ts";
import {
  createDomainInput,
  DEFAULT_REQUESTS_PER_MINUTE,
  type CreateDomain,
} from "./domain-input.ts";
import { domainModel } from "./domain-model.ts";
import { insertDomain, insertKey, replacePolicies, replaceRoles } from "./repository.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { requireGrantable } from "@/lib/policies/require-grantable.ts";
import { policiesForDomain, rolesForDomain } from "./role-choice.ts";

/**
 * Registers a partner's domain with its first key, which is answered once and kept as a digest.
 * @throws Conflict for a host name that is registered; Invalid for a role that does not exist or is
 * Admin; Forbidden for a role or policy that may do more than the caller, and for a field beyond their reach.
 */
export const createDomain = defineMutation({
  action: "create",
  inTurn: true,
  fieldwise: true,
  proven: true,
  collection: "domains",
  showsOnce: true,
  input: createDomainInput,
  async run({ scope, input, permit }): Promise<{ id: DomainId; key: string }> {
    const named = namedIn(input);
    if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
    const key = await digestKey();
    const id = await addDomain(scope, permit, { ...input, key });
    await requireStillHeld(scope, domainModel, { id, permit, named });
    return { id, key: key.token };
  },
  audit: ({ input }, { id }) => domainCreated(input, id),
});

/** The fields that say something else of a new domain than it would be without them. */
function namedIn(domain: CreateDomain): string[] {
  const { roles, policies, requestsPerMinute, origins = [], ipRanges, signingKey } = domain;
  const isNamed: Readonly<Record<string, boolean>> = {
    roles: roles.length > 0,
    policies: policies.length > 0,
    requestsPerMinute: requestsPerMinute !== DEFAULT_REQUESTS_PER_MINUTE,
    origins: origins.length > 0,
    ipRanges: ipRanges.length > 0,
    signingKey: signingKey !== null,
  };
  return ["hostname", "name", ...Object.keys(isNamed).filter((field) => isNamed[field])];
}

/** Adds a domain, its roles and its first key. */
export async function addDomain(
  scope: Scope,
  permit: Permit<"create">,
  { key, roles: slugs, policies: ids, ...domain }: CreateDomain & { readonly key: ApiKey },
): Promise<DomainId> {
  const holder = await holdRights(scope, { action: "create", collection: "domains" });
  const roles = await rolesForDomain(scope, slugs);
  const policies = await policiesForDomain(scope, ids);
  requireGrantable(holder, [...roles, ...policies]);
  const id = newId<DomainId>();
  const origins = domain.origins ?? ownOrigins(domain.hostname);
  await insertDomain(scope, permit, { ...domain, id, origins });
  await replaceRoles(scope, { id, roleIds: roles.map((role) => role.id) });
  await replacePolicies(scope, { id, policyIds: policies.map((policy) => policy.id) });
  await insertKey(scope, permit, { domainId: id, ...key });
  return id;
}

/** @NOTE A development server has a port that nobody can guess: its origin has to be named. */
const ownOrigins = (hostname: string): string[] =>
  /(?:^|\.)localhost$/.test(hostname) ? [] : [`https://${hostname}`];

/** The ledger's line about a new domain. */
export const domainCreated = (
  {
    name,
    hostname,
    roles,
    policies,
  }: Pick<CreateDomain, "name" | "hostname" | "roles" | "policies">,
  id: DomainId,
): AuditLine => ({
  action: "domain.create",
  collection: "domains",
  subjectId: id,
  summary: `Registered the domain «${name}» (${hostname})`,
  detail: { hostname, roles, policies },
});
