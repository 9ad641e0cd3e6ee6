import { verifyPassword } from "@/lib/auth/verify-password.ts";
import type { GuestLimiter } from "@/lib/guests/guest-limiter.ts";
import { checkProof } from "@/lib/guests/proof-of-work.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Forbidden, RateLimited } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { spendOnce } from "@/lib/tenancy/spend-once.ts";

/** What somebody says to open a link. */
export type Saying = { readonly password: string; readonly proof: string };

/** Where they say it, and what it is checked with. */
type Trying = {
  readonly organizationId: OrganizationId;
  readonly address: string;
  readonly judging: Judging;
  /** Null: the link takes no password. */
  readonly passwordHash: string | null;
  readonly limiter: GuestLimiter;
};

/** The one answer to a wrong password and a bad proof: nothing to tell them apart. */
export const LINK_REFUSAL = "This did not open the link. Check the password and try again.";

/**
 * What is wrong with what somebody says to open a link; null: nothing is. Tries are counted with those
 * at the site's own password, and are not forgiven: a link whose password one knows is no way to go on
 * guessing another. A bad proof is answered without hashing: work is the price of ours.
 * @throws Unavailable.
 */
export async function tryPassword(
  { password, proof }: Saying,
  { organizationId, address, judging, passwordHash, limiter }: Trying,
): Promise<Forbidden | RateLimited | null> {
  if (passwordHash === null) return null;
  try {
    await limiter.consume({ organizationId, address });
  } catch (refusal) {
    if (refusal instanceof RateLimited) return refusal;
    throw refusal;
  }
  const work = await checkProof(judging, { organizationId, route: "link.open" }, proof);
  if (work === null || !(await spendOnce(work))) return new Forbidden(LINK_REFUSAL);
  const pepper = environment().GATEHOUSE_PEPPER;
  if (await verifyPassword(password, passwordHash, { pepper })) return null;
  await limiter.noteWrong(organizationId);
  return new Forbidden(LINK_REFUSAL);
}
