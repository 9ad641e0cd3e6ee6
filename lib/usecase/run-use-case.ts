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
 * then, committed, the effects. Nothing is half done.
 * @throws Invalid for the input; NotFound when the caller may not know of the collection or entry;
 * Forbidden when it may read but not do this; whatever the use case throws.
 */
export async function runUseCase<Input, Loaded, Result, Asked extends Action>(
  useCase: UseCase<Input, Loaded, Result, Asked>,
  rawInput: unknown,
  caller: Caller,
): Promise<Result> {
  const input = parseInput(useCase.input, rawInput);
  const { principal, requestId, clock = systemClock } = caller;
  const mode = useCase.effect === "reads" ? "read" : "write";
  const outcome = await openScope({ principal, requestId, clock, mode }, async (scope) => {
    const deed = await admit(useCase, scope, input);
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

async function admit<Input, Loaded, Result, Asked extends Action>(
  useCase: UseCase<Input, Loaded, Result, Asked>,
  scope: Scope,
  input: Input,
): Promise<Deed<Input, Loaded, Asked>> {
  const { collection: named, action } = useCase;
  const collection = typeof named === "string" ? named : named(input);
  const permit = demand(scope, { action, collection, id: null });
  if (useCase.load === undefined) {
    return { scope, input, permit, loaded: undefined as Loaded };
  }
  const loaded = await useCase.load(scope, input);
  return { scope, input, loaded, permit: demand(scope, { action, collection, id: loaded.id }) };
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

async function enterInLedger<Input, Loaded, Result, Asked extends Action>(
  useCase: UseCase<Input, Loaded, Result, Asked>,
  deed: Deed<Input, Loaded, Asked>,
  result: Result,
): Promise<boolean> {
  if (useCase.effect === "reads") return false;
  const line = useCase.audit(deed, result);
  if (line !== null) await recordAudit(deed.scope, line);
  return line !== null;
}
