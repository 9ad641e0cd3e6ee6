import { Invalid } from "@/lib/kernel/errors.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { applyDifference } from "./apply-difference.ts";
import { failedAssertions } from "./check-assertions.ts";
import { compareStates, isSame, type Difference, type Missing } from "./compare-states.ts";
import { differenceLines, type ChangeLines } from "./difference-lines.ts";
import { stateOf } from "./file-state.ts";
import { getPolicyState } from "./get-policy-state.ts";
import { holdPolicyState } from "./hold-policy-state.ts";
import type { ReadFile } from "./read-policy-file.ts";
import { recordApply, type ApplyCounts } from "./record-apply.ts";
import type { StoredState } from "./policy-state.ts";

/** A file and how it is to be applied. */
export type Application = {
  readonly read: ReadFile;
  /** What has to change; throws to have nothing done. */
  readonly differenceFrom: (current: StoredState) => Difference;
  /** That writes for everybody in the world are meant. */
  readonly confirmed: boolean;
};

/**
 * Makes an organization what a file says, all of it or nothing, in one transaction: its assertions
 * are asked first, nobody else changes a role or policy meanwhile, and what stands afterwards is held
 * against the file again. Applied once more it changes nothing.
 * @returns what was changed.
 * @throws Invalid with places of the file, for an assertion that would not hold and for permissions
 * that cannot be kept; Forbidden for whoever may not change all of it, or hands out more than they
 * hold; ConfirmationRequired; Conflict where a role is still given to somebody.
 */
export const applyPolicyFile = (
  caller: Caller,
  { missing, ...rest }: Omit<Application, "differenceFrom"> & { readonly missing: Missing },
): Promise<readonly ChangeLines[]> => {
  const wanted = stateOf(rest.read.file);
  const differenceFrom = (current: StoredState) => compareStates(current, wanted, missing);
  return applyTogether(caller, { ...rest, differenceFrom });
};

/** Does what a file says as `applyPolicyFile` does, by another reckoning of what has to change. */
export function applyTogether(
  caller: Caller,
  application: Application,
): Promise<readonly ChangeLines[]> {
  const actions = ["read", "create", "update", "delete"] as const;
  const asks = ["roles", "policies"].flatMap((collection) =>
    actions.map((action) => ({ action, collection, id: null })),
  );
  return runTogether(caller, (within) => apply(within, application), asks);
}

async function apply(
  caller: Caller,
  { read, differenceFrom, confirmed }: Application,
): Promise<readonly ChangeLines[]> {
  const current = await runUseCase(holdPolicyState, {}, caller);
  requireAssertions(read);
  const difference = differenceFrom(current);
  if (isSame(difference)) return [];
  await applyDifference(difference, { caller, file: read.file, current, confirmed }).catch(
    (cause: unknown) => {
      throw placed(cause, read);
    },
  );
  const after = await runUseCase(getPolicyState, {}, caller);
  if (!isSame(differenceFrom(after))) throw new Error("The policy file did not take.");
  await runUseCase(recordApply, countsOf(difference), caller);
  return differenceLines(difference);
}

/** @NOTE A file names nothing outside of itself: what it will give is what it says. */
function requireAssertions({ file, at }: ReadFile): void {
  const failed = failedAssertions(stateOf(file), file.assertions);
  if (failed.length === 0) return;
  const issues = failed.map(({ path, message }) => ({ path, message: at(path, message) }));
  throw new Invalid("An assertion of the file would not hold.", issues);
}

/** An error whose issues name places of the file, with their lines. */
function placed(cause: unknown, { at }: ReadFile): unknown {
  if (!(cause instanceof Invalid)) return cause;
  const issues = cause.issues.map(({ path, message }) => ({ path, message: at(path, message) }));
  return new Invalid(cause.message, issues);
}

const countsOf = ({ roles, policies }: Difference) => ({
  roles: counted(roles),
  policies: counted(policies),
});

const counted = (changes: readonly { now: unknown; next: unknown }[]): ApplyCounts => ({
  create: changes.filter(({ now }) => now === null).length,
  change: changes.filter(({ now, next }) => now !== null && next !== null).length,
  delete: changes.filter(({ next }) => next === null).length,
});
