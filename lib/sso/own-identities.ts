import { z } from "zod";
import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { tellOwner } from "@/lib/auth/tell-owner.ts";
import { Conflict, Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { newId, type UserId } from "@/lib/kernel/ids.ts";
import {
  findMemberId,
  listMemberships,
  lookUp,
  type DirectoryTransaction,
} from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { listInstanceWide, listOpenProviders } from "./find-provider.ts";
import type { Provider } from "./provider.ts";

/** A provider that somebody could sign in with, and whether they do. */
export type OwnProvider = {
  readonly id: string;
  readonly name: string;
  /** Whose it is; null: everybody's on this instance. */
  readonly organization: string | null;
  /** Of the link; null: it is not linked. */
  readonly identityId: string | null;
  readonly selfLinked: boolean;
};

/** The providers of the instance and of a person's organizations, by organization and name. */
export async function listOwnProviders(userId: UserId): Promise<readonly OwnProvider[]> {
  const linked = await lookUp({ user_id: userId }, async (db) => {
    const wide = await db.instanceIdentity.findMany({ where: { userId } });
    const own = await db.identity.findMany({ where: { userId } });
    return [...wide.map((row) => ({ ...row, selfLinked: true })), ...own];
  });
  const groups = [{ organization: null as string | null, providers: await listInstanceWide() }];
  for (const { organization } of await listMemberships(userId)) {
    const providers = await listOpenProviders(organization.slug);
    groups.push({ organization: organization.name, providers });
  }
  return groups.flatMap(({ organization, providers }) =>
    providers.map(({ id, name }) => {
      const own = linked.find(({ providerId }) => providerId === id);
      const { id: identityId = null, selfLinked = false } = own ?? {};
      return { id, name, organization, identityId, selfLinked };
    }),
  );
}

type Linking = { readonly userId: UserId; readonly subject: string; readonly requestId: string };

/**
 * Links a provider to somebody who is signed in and asked for it: from now on it opens their account. They
 * are told by mail.
 * @throws Forbidden for whoever is no member of its organization; Conflict for a subject that is
 * somebody else's, or a second one.
 */
export async function linkSelf(provider: Provider, linking: Linking, now: number): Promise<void> {
  await linkTo(provider, linking, now);
  await tellOwner(linking.userId, "provider-linked", now);
}

async function linkTo(
  { id: providerId, organizationId }: Provider,
  { userId, subject, requestId }: Linking,
  now: number,
): Promise<void> {
  const at = new Date(now);
  const line = {
    action: "identity.linked",
    userId,
    requestId,
    at,
    detail: { providerId },
  } as const;
  if (organizationId === null) {
    return lookUp({ user_id: userId, provider: providerId }, async (db) => {
      await linkWide(db, { providerId, subject, userId, at });
      await recordInstanceEvent(db, line);
    });
  }
  if ((await findMemberId(userId, organizationId)) === null) throw new Forbidden();
  await lookUp({ user_id: userId, organization_id: organizationId }, async (db) => {
    const { count } = await db.identity.updateMany({
      where: { organizationId, providerId, subject, userId },
      data: { selfLinked: true },
    });
    const taken = await db.identity.count({
      where: { organizationId, providerId, OR: [{ subject }, { userId }] },
    });
    if (count === 0 && taken > 0) throw isTaken();
    const row = { organizationId, id: newId(), providerId, subject, userId, linkedAt: at };
    if (count === 0) await db.identity.create({ data: { ...row, selfLinked: true } });
    await recordInstanceEvent(db, line);
  });
}

type WideLink = {
  readonly providerId: string;
  readonly subject: string;
  readonly userId: UserId;
  readonly at: Date;
};

async function linkWide(
  db: DirectoryTransaction,
  { providerId, subject, userId, at }: WideLink,
): Promise<void> {
  const taken = await db.instanceIdentity.findMany({
    where: { providerId, OR: [{ subject }, { userId }] },
  });
  if (taken.some((one) => one.userId !== userId || one.subject !== subject)) throw isTaken();
  if (taken.length > 0) return;
  await db.instanceIdentity.create({
    data: { id: newId(), providerId, subject, userId, linkedAt: at },
  });
}

const isTaken = () =>
  new Conflict("This provider is linked already, with another account on one side.");

/**
 * Takes a link away: the provider opens this account no more, and what it opened ends.
 * @throws NotFound for what is no link of theirs.
 */
export const unlinkSelf = defineOwnDeed({
  input: z.strictObject({ id: z.uuid() }),
  proven: true,
  run: async ({ id }, { session: { userId }, requestId, clock = Date.now }) => {
    const at = new Date(clock());
    await lookUp({ user_id: userId }, async (db) => {
      const own = await db.identity.deleteMany({ where: { id, userId } });
      const wide = await db.instanceIdentity.deleteMany({ where: { id, userId } });
      if (own.count + wide.count === 0) throw new NotFound();
      const detail = { identityId: id };
      await recordInstanceEvent(db, { action: "identity.unlinked", userId, requestId, at, detail });
    });
  },
});
