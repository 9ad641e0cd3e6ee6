import { isSignedByPartner } from "@/lib/gates/api/partner-gate.ts";
import { environment } from "@/lib/kernel/env.ts";
import { signedRequest } from "@/lib/kernel/http-signature/signed-request.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";

/** A request as it arrived: its headers, what the wall judged of it, and the bytes of its body. */
export type ReadRequest = {
  readonly request: Request;
  readonly stamp: Stamp;
  readonly body: Uint8Array<ArrayBuffer>;
};

/** Whose signatures a request must bear; null where none is asked for. */
export type SignatureDemands = {
  readonly organizationId: string;
  readonly domainId: string;
  readonly signingKey: unknown;
  readonly proxyKey: unknown;
};

/**
 * Whether a request bears the signature that is demanded of it: of the organization's proxy where
 * its API is locked to one (S-29, S-31), otherwise of the domain where that signs its requests.
 * @NOTE A request has one signature. A proxy that signs what it lets through answers for the domains
 * behind it; it is the stricter demand, and the one that counts.
 */
export async function demandSignatures(
  read: ReadRequest,
  demands: SignatureDemands,
  now: number,
): Promise<boolean> {
  const { organizationId, domainId, signingKey, proxyKey } = demands;
  if (proxyKey !== null) {
    const demand = {
      publicKey: proxyKey,
      tag: "gatehouse-proxy",
      of: organizationId,
      now,
    } as const;
    return isSignedByPartner(asSigned(read), demand);
  }
  if (signingKey === null) return true;
  const demand = { publicKey: signingKey, tag: "gatehouse-request", of: domainId, now } as const;
  return isSignedByPartner(asSigned(read), demand);
}

const asSigned = ({ request: { headers }, stamp, body }: ReadRequest) =>
  signedRequest(stamp, { headers, body, scheme: environment().PUBLIC_SCHEME });
