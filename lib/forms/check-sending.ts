import { checkProof, PROOF_LIFETIME } from "@/lib/guests/proof-of-work.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { spendOnce } from "@/lib/tenancy/spend-once.ts";

type Sending = {
  readonly collection: string;
  readonly organizationId: OrganizationId;
  readonly judging: Judging;
  readonly proof: string;
};

/** Nobody fills in a form faster than this; a script that is given no time to wait does. */
const LEAST_MS = 3_000;

/**
 * Sees that some work was done for this form, once, and not in no time at all.
 * @throws Forbidden; Unavailable.
 */
export async function checkSending({
  collection,
  organizationId,
  judging,
  proof,
}: Sending): Promise<void> {
  const place = { organizationId, route: `form.${collection}` } as const;
  const work = await checkProof(judging, place, proof);
  if (work === null) throw new Forbidden(AGAIN);
  const begun = work.expiresAt.getTime() - PROOF_LIFETIME * 1000;
  if (judging.now - begun < LEAST_MS || !(await spendOnce(work))) throw new Forbidden(AGAIN);
}

const AGAIN = "This could not be checked. Send it again.";
