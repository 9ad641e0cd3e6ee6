import { z } from "zod";
import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { Conflict, Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { newId, type UserId } from "@/lib/kernel/ids.ts";
import { findMemberId, listMemberships, lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { listOpenProviders } from "./find-provider.ts";
import type { Provider } from "./provider.ts";

/** A provider that somebody could sign in with, and whether they do. */
export type OwnProvider = {
  readonly id: string;
  readonly name: string;
  readonly organization: string;
  /** Of the link; null: it is not linked. */
  readonly identityId: string | null;
  readonly selfLinked: boolean;
};

/** The providers of a person's organizations, by organization and name. */
export async function listOwnProviders(userId: UserId): Promise<readonly OwnProvider[]> {
  const linked = await lookUp({ user_id: userId }, (db) =>
    db.identity.findMany({ where: { userId } }),
  );
  const found: OwnProvider[] = [];
  for (const { organization } of await listMemberships(userId)) {
    for (const { id, name } of await listOpenProviders(organization.slug)) {
      const own = linked.find(({ providerId }) => providerId === id);
      found.push({
        ...{ id, name, organization: organization.name },
        identityId: own?.id ?? null,
        selfLinked: own?.selfLinked ?? false,
      });
    }
  }
  return found;
}

type Linking = { readonly userId: UserId; readonly subject: string; readonly requestId: string };

/**
 * Links a provider to somebody who is signed in and asked for it: from now on it opens their account.
 * @throws Forbidden for whoever is no member of its organization; Conflict for a subject that is
 * somebody else's, or a second one.
 */
export async function linkSelf(
  { id: providerId, organizationId }: Provider,
  { userId, subject, requestId }: Linking,
  now: number,
): Promise<void> {
  if ((await findMemberId(userId, organizationId)) === null) throw new Forbidden();
  const at = new Date(now);
  await lookUp({ user_id: userId, organization_id: organizationId }, async (db) => {
    const { count } = await db.identity.updateMany({
      where: { organizationId, providerId, subject, userId },
      data: { selfLinked: true },
    });
    const taken = await db.identity.count({
      where: { organizationId, providerId, OR: [{ subject }, { userId }] },
    });
    if (count === 0 && taken > 0) {
      throw new Conflict("This provider is linked already, with another account on one side.");
    }
    const row = { organizationId, id: newId(), providerId, subject, userId, linkedAt: at };
    if (count === 0) await db.identity.create({ data: { ...row, selfLinked: true } });
    const detail = { providerId };
    await recordInstanceEvent(db, { action: "identity.linked", userId, requestId, at, detail });
  });
}

/**
 * Takes a link away: the provider opens this account no more. Sessions that are open stay.
 * @throws NotFound for what is no link of theirs.
 */
export const unlinkSelf = defineOwnDeed({
  input: z.strictObject({ id: z.uuid() }),
  proven: true,
  run: async ({ id }, { session: { userId }, requestId, clock = Date.now }) => {
    const at = new Date(clock());
    await lookUp({ user_id: userId }, async (db) => {
      const { count } = await db.identity.deleteMany({ where: { id, userId } });
      if (count === 0) throw new NotFound();
      const detail = { identityId: id };
      await recordInstanceEvent(db, { action: "identity.unlinked", userId, requestId, at, detail });
    });
  },
});
