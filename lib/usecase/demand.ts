import { decide } from "@/lib/access/decide.ts";
import type { Action } from "@/lib/access/action.ts";
import type { Case } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { requireRecentProof } from "@/lib/kernel/recent-proof.ts";

/** What is asked of the engine: an action on a collection, or on one entry of it. */
export type Operation<Asked extends Action> = {
  readonly action: Asked;
  readonly collection: string;
  readonly id: string | null;
  /** The cases that hold for the entry, where rows obey rules. */
  readonly holding?: readonly Case[];
};

/**
 * The engine's permit for an operation.
 * @throws Forbidden for whoever may read the collection; NotFound for anybody else.
 */
export function demand<Asked extends Action>(
  scope: Scope,
  operation: Operation<Asked>,
): Permit<Asked> {
  const decision = decide(scope.principal, scope.grants, operation);
  if (decision.allowed) return decision.permit;
  throw mayKnowOf(scope, operation.collection) ? new Forbidden() : new NotFound();
}

/** The question about the action as such, whichever entry it concerns. */
export function operationOf<Input, Asked extends Action>(
  { action, collection }: { action: Asked; collection: string | ((input: Input) => string) },
  input: Input,
): Operation<Asked> & { readonly id: null } {
  const name = typeof collection === "string" ? collection : collection(input);
  return { action, collection: name, id: null };
}

/** @throws ProofRequired where the use case is dangerous and the caller's last proof is not recent. */
export function demandProof({ proven }: { readonly proven?: true }, scope: Scope): void {
  if (proven === true) requireRecentProof(scope.provenAt, scope.clock());
}

const mayKnowOf = (scope: Scope, collection: string): boolean =>
  (["read", "read-draft"] as const).some(
    (action) => decide(scope.principal, scope.grants, { action, collection, id: null }).allowed,
  );
