import type { MemberId, OrganizationId, UserId } from "@/lib/kernel/ids.ts";
import { readSecretToken } from "@/lib/kernel/secret-token.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { digestOf } from "./link-digest.ts";
import { LINK_KINDS, type LinkPurpose } from "./purposes.ts";

/** A link that works, as it was kept. */
export type FoundLink = {
  readonly id: string;
  readonly digest: string;
  readonly purpose: LinkPurpose;
  readonly organizationId: OrganizationId | null;
  readonly memberId: MemberId | null;
  readonly userId: UserId | null;
  readonly email: string;
};

/**
 * The link of a token, while it is good for this purpose; looking uses nothing up. Null for what was
 * never a link, is another purpose's, was used or is expired: nobody is told which.
 */
export async function findLink(
  purpose: LinkPurpose,
  token: string,
  now: number,
): Promise<FoundLink | null> {
  const id = readSecretToken(LINK_KINDS[purpose].prefix, token);
  if (id === null) return null;
  const digest = await digestOf(token);
  const row = await lookUp({ one_time_link: id }, (db) =>
    db.oneTimeLink.findFirst({
      where: { id, digest, purpose, usedAt: null, expiresAt: { gt: new Date(now) } },
    }),
  );
  if (row === null) return null;
  return {
    ...{ id, digest, purpose, email: row.email },
    organizationId: row.organizationId as OrganizationId | null,
    memberId: row.memberId as MemberId | null,
    userId: row.userId as UserId | null,
  };
}
