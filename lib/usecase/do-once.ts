import { actorOf } from "@/lib/access/actor-of.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { IdempotencyKeyReused } from "@/lib/kernel/request-errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** A request that may come again: its key, and a digest of all that was asked. */
export type Once = { readonly key: string; readonly digest: string };

/** How long a request may come again. */
const LIFETIME_MS = 86_400_000;

/**
 * Claims the key for the length of the scope's transaction: of those who come at once, one does the
 * deed and the others wait for it.
 * @returns null when the deed is to be done now; its result when it was done before.
 * @throws IdempotencyKeyReused when the key stands for another request; Conflict when the answer of
 * then is not kept, because it held a secret.
 */
export async function claimOnce(scope: Scope, once: Once): Promise<{ result: Json } | null> {
  const { db, organizationId } = scope;
  const now = new Date(scope.clock());
  const actor = actorOf(scope.principal);
  await forgetOld(scope, new Date(now.getTime() - LIFETIME_MS));
  const claimed = await db.$executeRaw`
    INSERT INTO idempotency_keys (organization_id, actor, key, digest, created_at)
    VALUES (${organizationId}::uuid, ${actor}, ${once.key}, ${once.digest}, ${now})
    ON CONFLICT (organization_id, actor, key) DO NOTHING`;
  if (claimed > 0) return null;
  const row = await db.idempotencyKey.findUnique({
    where: { organizationId_actor_key: { organizationId, actor, key: once.key } },
  });
  if (row?.digest !== once.digest) throw new IdempotencyKeyReused();
  if (row.result === null) {
    throw new Conflict("This was done already. Its answer is told once and is not kept.");
  }
  return { result: JSON.parse((row.result as { text: string }).text) as Json };
}

/**
 * Keeps the result beside the claim, in the transaction of the deed.
 * @NOTE As text: PostgreSQL would order the members of JSON anew.
 */
export async function keepResult(scope: Scope, { key }: Once, result: unknown): Promise<void> {
  const { db, organizationId } = scope;
  await db.idempotencyKey.update({
    where: {
      organizationId_actor_key: { organizationId, actor: actorOf(scope.principal), key },
    },
    data: { result: { text: JSON.stringify(result ?? null) } },
  });
}

/** @NOTE Never waits for another request that is forgetting the same. */
async function forgetOld({ db, organizationId }: Scope, before: Date): Promise<void> {
  await db.$executeRaw`
    DELETE FROM idempotency_keys k USING (
      SELECT actor, key FROM idempotency_keys
      WHERE organization_id = ${organizationId}::uuid AND created_at < ${before}
      LIMIT 100 FOR UPDATE SKIP LOCKED) old
    WHERE k.organization_id = ${organizationId}::uuid AND k.actor = old.actor AND k.key = old.key`;
}
