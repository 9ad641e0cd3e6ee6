import { isWithinRanges } from "@/lib/gates/api/address-ranges.ts";
import { tokenRefused } from "@/lib/gates/api/api-gate.ts";
import { findProxyKey } from "@/lib/gates/api/proxy-key.ts";
import { TooLarge } from "@/lib/kernel/errors.ts";
import { readBody } from "@/lib/kernel/read-body.ts";
import type { Admission, Arrival } from "./admit-caller.ts";
import { demandSignatures, type SignatureDemands } from "./demand-signatures.ts";

/** The largest document that the API takes, in bytes; the wall's own limit. */
const LARGEST = 1_000_000;

/**
 * The request, once it has proven what is demanded beside its credential: to come from the domain's
 * network, and to be signed where the domain or its organization asks for that (S-29, S-31). A body
 * that had to be read for it is put back.
 * @throws Unauthenticated as for any bad credential; TooLarge; Unavailable.
 */
export async function provenRequest(arrival: Arrival, admission: Admission): Promise<Request> {
  const { request, stamp, address, now } = arrival;
  if (!isWithinRanges(address, admission.domain?.ipRanges ?? [])) throw tokenRefused();
  const demands = await demandsOn(admission);
  if (demands.signingKey === null && demands.proxyKey === null) return request;
  const body = await readBody(request, LARGEST);
  if (body === null) throw new TooLarge("A document of the API is smaller than that.");
  if (!(await demandSignatures({ request, stamp, body }, demands, now))) throw tokenRefused();
  return withBody(request, body);
}

/** @NOTE The dashboard's own pages come by no proxy; their session is good on its host alone. */
async function demandsOn({ credential, principal, domain }: Admission): Promise<SignatureDemands> {
  if (domain !== null) return domain;
  const { organizationId } = principal;
  const proxyKey = credential === "session" ? null : await findProxyKey(organizationId);
  return { organizationId, domainId: "", signingKey: null, proxyKey };
}

const withBody = ({ url, method, headers }: Request, body: Uint8Array<ArrayBuffer>): Request =>
  new Request(url, { method, headers, ...(body.byteLength === 0 ? {} : { body }) });
