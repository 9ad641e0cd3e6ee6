import { newId, type UserId } from "@/lib/kernel/ids.ts";
import { asPerson, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import type { OwnIdentity } from "./identity-admits.ts";
import { recordInstanceEvent } from "./instance-event.ts";

/** Who comes by a provider of the whole instance: whom it calls so. */
export type NewIdentity = {
  readonly userId: UserId;
  readonly providerId: string;
  readonly subject: string;
};

/** Links somebody to a provider of the whole instance in the caller's transaction: it opens their account. */
export async function linkInstanceIdentity(
  db: DirectoryTransaction,
  { userId, providerId, subject }: NewIdentity,
  { requestId, now }: { readonly requestId: string; readonly now: number },
): Promise<OwnIdentity> {
  const at = new Date(now);
  const identityId = newId();
  await asPerson(db, userId, async () => {
    const row = { id: identityId, providerId, subject, userId, linkedAt: at, usedAt: at };
    await db.instanceIdentity.create({ data: row });
    const detail = { providerId, identityId };
    await recordInstanceEvent(db, { action: "identity.linked", userId, requestId, at, detail });
  });
  return { userId, identityId };
}
