import { inOrder } from "./canonical.ts";
import { packPermissions, unpackPermissions } from "./permission-list.ts";
import { EDITION, SYSTEM_ROLES, type Assertion, type PolicyFile } from "./policy-file.ts";
import type { PolicyState, StatePolicy, StateRole } from "./policy-state.ts";

/** What a file says there should be. */
export const stateOf = ({ roles, policies }: PolicyFile): PolicyState => ({
  roles: roles.map(({ slug, name = slug, description = "", contains, policies: held }) => ({
    ...{ slug, name, description },
    contains: [...new Set(contains)],
    policies: [...new Set(held)],
  })),
  policies: policies.map(({ name, description, permissions }) => ({
    ...{ name, description },
    permissions: unpackPermissions(permissions),
  })),
});

/**
 * The file that says what there is: the same for the same state, whatever order it was read in.
 * @param assertions are written as they are; no organization keeps any.
 */
export const fileOf = (
  { roles, policies }: PolicyState,
  assertions: readonly Assertion[] = [],
): PolicyFile => ({
  gatehouse: EDITION,
  roles: roles.toSorted((a, b) => inOrder(a.slug, b.slug)).map(roleOf),
  policies: policies.toSorted((a, b) => inOrder(a.name, b.name)).map(policyOf),
  assertions: [...assertions],
});

/**
 * @NOTE A system role is named and described by the system, so a file says what it holds alone. No
 * description is written in one way: not at all.
 */
function roleOf({ slug, name, description, contains, policies }: StateRole) {
  const held = { contains: contains.toSorted(inOrder), policies: policies.toSorted(inOrder) };
  if (SYSTEM_ROLES.has(slug)) return { slug, ...held };
  return { slug, name, ...(description === "" ? {} : { description }), ...held };
}

const policyOf = ({ name, description, permissions }: StatePolicy) => ({
  ...{ name, description },
  permissions: packPermissions(permissions),
});
