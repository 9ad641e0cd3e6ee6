import type { Action } from "@/lib/access/action.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { recordAudit } from "@/lib/audit/record.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sendNotice } from "@/lib/tenancy/send-notice.ts";
import { demand, demandProof, operationOf } from "./demand.ts";
import { claimOnce, keepResult, type Once } from "./do-once.ts";
import type { Deed, Effect, UseCase } from "./use-case.ts";

/** What came of a use case, who must hear of it once it is committed, and what it does then. */
export type Outcome<Result> = {
  readonly result: Result;
  readonly effects: readonly Effect[];
  readonly afterwards: () => Promise<void>;
};

type Brought<Input, Prepared> = {
  readonly input: Input;
  readonly prepared: Prepared;
  readonly once?: Once | null;
};

/**
 * The part of the way that lies within an open scope: operation check → claim → load → entry check →
 * run → ledger. Whoever opens the scope announces the effects after the commit, and does what comes afterwards.
 * @NOTE The right to do it comes before the claim: an answer of then is told to nobody who could not
 * ask for it now. The claim comes before the entry, which the deed of then may have changed.
 */
export async function perform<Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
  scope: Scope,
  { once = null, ...brought }: Brought<Input, Prepared>,
): Promise<Outcome<Result>> {
  requireFields(useCase, demand(scope, operationOf(useCase, brought.input)));
  demandProof(useCase, scope);
  const claim = useCase.effect === "writes" ? once : null;
  const done = claim === null ? null : await claimOnce(scope, claim);
  if (done !== null) return { result: done.result as Result, effects: [], afterwards: nothing };
  const deed = await admit(useCase, scope, brought);
  const result = await useCase.run(deed);
  if (claim !== null && !(useCase.effect === "writes" && useCase.showsOnce === true)) {
    await keepResult(scope, claim, result);
  }
  const effects = await enterInLedger(useCase, deed, result);
  const { afterwards } = useCase.effect === "writes" ? useCase : {};
  return { result, effects, afterwards: () => afterwards?.(deed) ?? nothing() };
}

const nothing = (): Promise<void> => Promise.resolve();

/** The rights that can be to some fields of an entry alone; the others are to an entry or none. */
const FIELD_ACTIONS: readonly Action[] = ["create", "read", "read-draft", "update"];

/** @throws Forbidden for a right to some fields, where the use case may touch any. */
function requireFields({ fieldwise }: { readonly fieldwise?: true }, permit: Permit): void {
  if (fieldwise === true || permit.fields === "all") return;
  if (!FIELD_ACTIONS.includes(permit.action)) return;
  throw new Forbidden("Your right is to some fields of this alone; the API shows those.");
}

async function admit<Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
  scope: Scope,
  brought: { readonly input: Input; readonly prepared: Prepared },
): Promise<Deed<Input, Loaded, Asked, Prepared>> {
  const operation = operationOf(useCase, brought.input);
  const permit = demand(scope, operation);
  if (useCase.load === undefined) {
    return { scope, ...brought, permit, loaded: undefined as Loaded };
  }
  const loaded = await useCase.load(scope, brought.input, permit);
  const { id, holding } = loaded;
  const entry = holding === undefined ? { ...operation, id } : { ...operation, id, holding };
  const narrowed = demand(scope, entry);
  requireFields(useCase, narrowed);
  return { scope, ...brought, loaded, permit: narrowed };
}

/** Without a line nothing was changed, so nobody has to hear of it. */
async function enterInLedger<Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
  deed: Deed<Input, Loaded, Asked, Prepared>,
  result: Result,
): Promise<readonly Effect[]> {
  if (useCase.effect === "reads") return [];
  const line = useCase.audit(deed, result);
  if (line === null) return [];
  recordAudit(deed.scope, line);
  const { announces = [] } = useCase;
  const effects = typeof announces === "function" ? announces(result) : announces;
  // @NOTE With the commit: other processes hear of what was committed, and of nothing else.
  for (const effect of effects) sendNotice(deed.scope, effect);
  return effects;
}
