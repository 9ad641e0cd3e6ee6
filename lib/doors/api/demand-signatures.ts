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
  if (proxyKey === null && signingKey === null) return true;
  if (!isJudgedAddress(read)) return false;
  if (proxyKey !== null) {
    const demand = {
      publicKey: proxyKey,
      tag: "gatehouse-proxy",
      of: organizationId,
      now,
    } as const;
    return isSignedByPartner(asSigned(read), demand);
  }
  const demand = { publicKey: signingKey, tag: "gatehouse-request", of: domainId, now } as const;
  return isSignedByPartner(asSigned(read), demand);
}

/**
 * @NOTE The signature is held against the address that the wall judged, and the API answers the one
 * that Next shows: they have to be the same, also behind a wall that lies. Next spells a query anew
 * (`[` as `%5B`), so parameters are compared and not their spelling.
 */
function isJudgedAddress({ request, stamp }: ReadRequest): boolean {
  const shown = new URL(request.url);
  const judged = new URL(stamp.path, shown);
  return judged.pathname === shown.pathname && parametersOf(judged) === parametersOf(shown);
}

function parametersOf({ searchParams }: URL): string {
  const sorted = new URLSearchParams(searchParams);
  sorted.sort();
  return sorted.toString();
}

const asSigned = ({ request: { headers }, stamp, body }: ReadRequest) =>
  signedRequest(stamp, { headers, body, scheme: environment().PUBLIC_SCHEME });
