import { decide } from "@/lib/access/decide.ts";
import type { Action } from "@/lib/access/action.ts";
import type { Permit } from "@/lib/access/permit.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { recordAudit } from "@/lib/audit/record.ts";
import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { parseInput } from "./parse-input.ts";
import type { Deed, Effect, UseCase } from "./use-case.ts";

/** What a door brings along: who asks, under which request, and how effects leave the house. */
export type Caller = {
  readonly principal: Principal;
  readonly requestId: string;
  readonly announce: (effect: Effect, organizationId: OrganizationId) => Promise<void>;
  readonly clock?: Clock;
};

/**
 * The way every door takes: input → scope → operation check → load → entry check → run → ledger,
 * then, committed, the effects. Nothing is half done. What a use case prepares comes before the
 * scope, after an operation check of its own.
 * @throws Invalid for the input; NotFound when the caller may not know of the collection or entry;
 * Forbidden when it may read but not do this; whatever the use case throws.
 */
export async function runUseCase<Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
  rawInput: unknown,
  caller: Caller,
): Promise<Result> {
  const input = parseInput(useCase.input, rawInput);
  const { principal, requestId, clock = systemClock } = caller;
  const mode = useCase.effect === "reads" ? "read" : "write";
  const prepared = await prepare(useCase, input, caller);
  const outcome = await openScope({ principal, requestId, clock, mode }, async (scope) => {
    const deed = await admit(useCase, scope, { input, prepared });
    const result = await useCase.run(deed);
    return { result, changed: await enterInLedger(useCase, deed, result) };
  });
  if (useCase.effect === "writes" && outcome.changed) {
    for (const effect of useCase.announces ?? []) {
      await caller.announce(effect, principal.organizationId);
    }
  }
  return outcome.result;
}

/**
 * @NOTE Asks the engine in a short transaction of its own: nobody without the permission makes us
 * work, and the work holds no connection.
 */
async function prepare<Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
  input: Input,
  { principal, requestId, clock = systemClock }: Caller,
): Promise<Prepared> {
  if (useCase.prepare === undefined) return undefined as Prepared;
  await openScope({ principal, requestId, clock, mode: "read" }, (scope) =>
    Promise.resolve(demand(scope, operationOf(useCase, input))),
  );
  return useCase.prepare(input);
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
  return { scope, ...brought, loaded, permit: demand(scope, { ...operation, id: loaded.id }) };
}

/** The question about the action as such, whichever entry it concerns. */
function operationOf<Input, Asked extends Action>(
  { action, collection }: { action: Asked; collection: string | ((input: Input) => string) },
  input: Input,
): { action: Asked; collection: string; id: null } {
  const name = typeof collection === "string" ? collection : collection(input);
  return { action, collection: name, id: null };
}

function demand<Asked extends Action>(
  scope: Scope,
  question: { action: Asked; collection: string; id: string | null },
): Permit<Asked> {
  const decision = decide(scope.principal, scope.grants, question);
  if (decision.allowed) return decision.permit;
  throw mayKnowOf(scope, question.collection) ? new Forbidden() : new NotFound();
}

/** Whoever may read a collection may hear «forbidden»; anybody else hears «not found». */
const mayKnowOf = (scope: Scope, collection: string): boolean =>
  (["read", "read-draft"] as const).some(
    (action) => decide(scope.principal, scope.grants, { action, collection, id: null }).allowed,
  );

async function enterInLedger<Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
  deed: Deed<Input, Loaded, Asked, Prepared>,
  result: Result,
): Promise<boolean> {
  if (useCase.effect === "reads") return false;
  const line = useCase.audit(deed, result);
  if (line !== null) await recordAudit(deed.scope, line);
  return line !== null;
}
