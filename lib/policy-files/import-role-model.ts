import { Conflict, Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import { applyTogether } from "./apply-policy-file.ts";
import { compareStates, type Difference } from "./compare-states.ts";
import type { ChangeLines } from "./difference-lines.ts";
import { stateOf } from "./file-state.ts";
import type { PolicyFile } from "./policy-file.ts";
import type { PolicyState, StoredState } from "./policy-state.ts";
import { readPolicyDocument } from "./read-policy-file.ts";
import { policyFileOf, type RoleModel } from "./role-model.ts";

/**
 * Brings the roles of a role-only model into an organization, each with one policy that gives what
 * the role gave (S-71). All of them or none. System roles get theirs beside what they hold; what
 * came in before and stands as it did is left alone.
 * @returns what was made.
 * @throws Conflict where a role or policy of that name is there and says something else; what
 * `applyPolicyFile` throws.
 */
export function importRoleModel(
  caller: Caller,
  { model, confirmed }: { readonly model: RoleModel; readonly confirmed: boolean },
): Promise<readonly ChangeLines[]> {
  const read = readPolicyDocument(policyFileOf(model));
  const wanted = stateOf(read.file);
  const differenceFrom = (current: StoredState): Difference => {
    const difference = compareStates(current, besideHeld(wanted, current), "leave");
    requireNewcomers(difference);
    return difference;
  };
  return applyTogether(caller, { read, differenceFrom, confirmed }).catch((cause: unknown) => {
    throw cause instanceof Invalid ? inModel(cause, { model, file: read.file }) : cause;
  });
}

/** What is wrong with a permission, by its place in the model. */
function inModel(
  { message, issues }: Invalid,
  { model, file }: { readonly model: RoleModel; readonly file: PolicyFile },
): Invalid {
  const placed = issues.map((issue): Issue => {
    const [list, at, ...rest] = issue.path;
    const policy = list === "policies" ? file.policies[Number(at)] : undefined;
    const role = file.roles.find(({ policies }) => policies.includes(policy?.name ?? ""));
    const index = model.roles.findIndex(({ slug }) => slug === role?.slug);
    return index === -1 ? issue : { ...issue, path: ["roles", index, ...rest] };
  });
  return new Invalid(message, placed);
}

function besideHeld({ roles, policies }: PolicyState, current: StoredState): PolicyState {
  const system = new Map(
    current.roles.flatMap((role) => (role.system ? [[role.slug, role] as const] : [])),
  );
  const beside = roles.map((role) => {
    const held = system.get(role.slug);
    if (held === undefined) return role;
    const all = [...new Set([...held.policies, ...role.policies])];
    return { ...role, contains: held.contains, policies: all };
  });
  return { roles: beside, policies };
}

/** @NOTE An import never changes what somebody may do already; a system role only gains. */
function requireNewcomers({ roles, policies }: Difference): void {
  const known = [
    ...roles
      .filter(({ now }) => now !== null && !now.system)
      .map(({ name }) => `the role «${name}»`),
    ...policies.filter(({ now }) => now !== null).map(({ name }) => `the policy «${name}»`),
  ];
  if (known.length === 0) return;
  throw new Conflict(`Here already, and with other words: ${known.join(", ")}. Nothing was done.`);
}
