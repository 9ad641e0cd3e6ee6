import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { deletePolicy } from "@/lib/policies/delete-policy.ts";
import { updatePolicy } from "@/lib/policies/update-policy.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { deleteRole } from "@/lib/roles/delete-role.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { Difference, PolicyChange, RoleChange } from "./compare-states.ts";
import { issuesInFile, placedPermissions } from "./file-permissions.ts";
import type { PolicyFile } from "./policy-file.ts";
import type { StateRole, StoredState } from "./policy-state.ts";

/** What a file is applied to, by whom, and how far they have been asked. */
export type Applying = {
  readonly caller: Caller;
  readonly file: PolicyFile;
  readonly current: StoredState;
  /** That writes for everybody in the world are meant. */
  readonly confirmed: boolean;
};

/**
 * Brings an organization from one state to another by the use cases that people use, within the
 * caller's transaction: each asks for its own right and writes its own line.
 * @NOTE What contains what is loosened first and tied last, and roles are made from the innermost
 * outwards, so that on the way nothing contains itself and nothing is missing.
 * @throws Invalid with places of the file; whatever the use cases throw.
 */
export async function applyDifference(
  { policies, roles }: Difference,
  applying: Applying,
): Promise<void> {
  const { caller, current } = applying;
  const ids = new Map(current.policies.map(({ name, id }) => [name, id]));
  for (const change of roles) await loosen(change, caller);
  for (const change of policies) await savePolicy(change, { applying, ids });
  for (const change of innermostFirst(roles)) await makeRole(change, { applying, ids });
  for (const change of roles) await changeRole(change, { applying, ids });
  for (const change of roles) await removeRole(change, caller);
  for (const { now, next } of policies) {
    if (now !== null && next === null) await runUseCase(deletePolicy, { id: now.id }, caller);
  }
}

type Work = { readonly applying: Applying; readonly ids: Map<string, string> };

/** Takes out of a role what it shall no longer contain. */
async function loosen({ now, next }: RoleChange, caller: Caller): Promise<void> {
  if (now === null) return;
  const contains = now.contains.filter((slug) => next?.contains.includes(slug) === true);
  if (contains.length === now.contains.length) return;
  await runUseCase(updateRole, { id: now.id, contains }, caller);
}

async function savePolicy({ name, now, next }: PolicyChange, work: Work): Promise<void> {
  if (next === null) return;
  const { applying, ids } = work;
  const { caller, file, confirmed } = applying;
  const placed = placedPermissions(file, name);
  const permissions = placed.map(({ permission }) => permission);
  const { description } = next;
  try {
    if (now === null) {
      const policy = { name, description, permissions, confirmed };
      ids.set(name, (await runUseCase(createPolicy, policy, caller)).id);
    } else {
      await runUseCase(updatePolicy, { id: now.id, description, permissions, confirmed }, caller);
    }
  } catch (cause) {
    if (!(cause instanceof Invalid)) throw cause;
    throw new Invalid(cause.message, issuesInFile(cause.issues, placed));
  }
}

async function makeRole(role: StateRole, { applying, ids }: Work): Promise<void> {
  const { slug, name, description, contains } = role;
  const policies = idsOf(role, ids);
  await runUseCase(createRole, { slug, name, description, contains, policies }, applying.caller);
}

async function changeRole({ now, next }: RoleChange, { applying, ids }: Work): Promise<void> {
  if (now === null || next === null) return;
  const { caller, confirmed } = applying;
  const { name, description, contains } = next;
  const named = now.system ? {} : { name, description };
  const held = { contains, policies: idsOf(next, ids), confirmed };
  await runUseCase(updateRole, { id: now.id, ...named, ...held }, caller);
}

async function removeRole({ name, now, next }: RoleChange, caller: Caller): Promise<void> {
  if (now === null || next !== null) return;
  await runUseCase(deleteRole, { id: now.id }, caller).catch((cause: unknown) => {
    throw cause instanceof Conflict ? new Conflict(`«${name}»: ${cause.message}`) : cause;
  });
}

const idsOf = ({ policies }: StateRole, ids: ReadonlyMap<string, string>): string[] =>
  policies.flatMap((name) => ids.get(name) ?? []);

/** The new roles, each after those of them that it contains. */
function innermostFirst(roles: readonly RoleChange[]): StateRole[] {
  const added = new Map(
    roles.flatMap(({ now, next }) => (now === null && next !== null ? [[next.slug, next]] : [])),
  );
  const ordered = new Set<StateRole>();
  const place = (role: StateRole): void => {
    if (ordered.has(role)) return;
    for (const slug of role.contains) {
      const contained = added.get(slug);
      if (contained !== undefined) place(contained);
    }
    ordered.add(role);
  };
  for (const role of added.values()) place(role);
  return [...ordered];
}
