import type { JWK } from "jose";
import {
  verifyPartnerSignature,
  type PartnerTag,
} from "@/lib/kernel/http-signature/partner-signature.ts";
import type { SignedRequest } from "@/lib/kernel/http-signature/signed-request.ts";
import { spendOnce } from "@/lib/tenancy/spend-once.ts";

/** Whose signature a request must bear: the Ed25519 public key on file, and what it is for. */
export type PartnerDemand = {
  readonly publicKey: unknown;
  readonly tag: PartnerTag;
  /** Id of the domain or organization: a nonce is spent for it alone. */
  readonly of: string;
  readonly now: number;
};

/**
 * Whether a request is signed by the partner, for exactly this request, now, and once for all nodes.
 * @throws Unavailable when the database is out of reach.
 */
export async function isSignedByPartner(
  request: SignedRequest,
  { publicKey, tag, of, now }: PartnerDemand,
): Promise<boolean> {
  const terms = await verifyPartnerSignature(request, { publicKey: publicKey as JWK, tag, now });
  if (terms === null) return false;
  const { nonce, expires } = terms;
  return spendOnce({ id: `${tag}:${of}:${nonce}`, expiresAt: new Date(expires * 1000) });
}
