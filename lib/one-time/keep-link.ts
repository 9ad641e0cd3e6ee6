import { environment } from "@/lib/kernel/env.ts";
import type { MemberId, OrganizationId, UserId } from "@/lib/kernel/ids.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { digestOf } from "./link-digest.ts";
import { LINK_KINDS, type LinkPurpose } from "./purposes.ts";

/** For whom a link is made, and into what it leads. */
export type NewLink = {
  readonly purpose: LinkPurpose;
  /** The address that it was made for. */
  readonly email: string;
  readonly organizationId?: OrganizationId;
  readonly memberId?: MemberId;
  readonly userId?: UserId;
};

/** A link as it is handed out, once. */
export type HandedLink = { readonly address: string; readonly expiresAt: Date };

/**
 * Makes a link in the caller's transaction; kept is a digest of its token. It leads to the host that
 * the operator has set, whatever host the request named.
 */
export async function keepLink(
  db: DirectoryTransaction,
  link: NewLink,
  now: number,
): Promise<HandedLink> {
  const { prefix, path, hours } = LINK_KINDS[link.purpose];
  const { id, token } = makeSecretToken(prefix);
  const expiresAt = new Date(now + hours * 3_600_000);
  const digest = await digestOf(token);
  await db.oneTimeLink.create({
    data: { ...link, id, digest, createdAt: new Date(now), expiresAt },
  });
  const { PUBLIC_SCHEME, ROOT } = environment();
  return { address: `${PUBLIC_SCHEME}://${ROOT}${path}${token}`, expiresAt };
}
