import type { UserId } from "@/lib/kernel/ids.ts";
import { keepLink, type NewLink } from "@/lib/one-time/keep-link.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/** A link in place of those for the same thing that are out. */
export function renewLink(
  link: NewLink & { readonly userId: UserId },
  now: number,
): Promise<string> {
  const { purpose, userId, organizationId, memberId } = link;
  const opened = organizationId === undefined ? {} : { organization_id: organizationId };
  return lookUp({ user_id: userId, ...opened }, async (db) => {
    await db.oneTimeLink.updateMany({
      where: { purpose, userId, usedAt: null, ...(memberId === undefined ? {} : { memberId }) },
      data: { usedAt: new Date(now) },
    });
    return (await keepLink(db, link, now)).address;
  });
}
