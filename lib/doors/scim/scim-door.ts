import type { TokenPrincipal } from "@/lib/access/principal.ts";
import { parseBody, readBytes } from "@/lib/api/read-body.ts";
import { tokenRefused } from "@/lib/gates/api/api-gate.ts";
import { passStaticTokenGate } from "@/lib/gates/static-token/static-token-gate.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { limitHeaders } from "@/lib/kernel/limit-state.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { handleScim } from "@/lib/scim/handle-scim.ts";
import { scimError } from "@/lib/scim/scim-error.ts";
import { announceThroughNext } from "../announce.ts";
import { apiLimiter } from "../api/api-limiter.ts";
import { namedOrganization } from "../api/named-organization.ts";
import { provenRequest } from "../api/proven-request.ts";
import { requireStamp } from "../stamp.ts";

/**
 * The door of identity systems (RFC 7644): a token of SCIM and nothing else, in the organization whose
 * host is called, signed by its proxy where its API is locked to one, within the limits of the API. Every refusal is a document of SCIM. Never throws.
 */
export async function scimDoor(request: Request): Promise<Response> {
  try {
    const { method } = request;
    const stamp = await requireStamp(request.headers, { surface: "api", method });
    const address = request.headers.get("x-gatehouse-address") ?? "";
    const principal = await admit(request, stamp, address);
    const { organizationId, memberId: member } = principal;
    const state = await apiLimiter().consume({ address, organizationId, domain: null, member });
    const { requestId, host } = stamp;
    const arrival = { request, stamp, address, now: systemClock(), mayRemember: false };
    const proven = await provenRequest(arrival, {
      credential: "static-token",
      principal,
      domain: null,
      remembered: false,
    });
    const answer = await handleScim(proven, {
      caller: { principal, requestId, announce: announceThroughNext },
      base: `${environment().PUBLIC_SCHEME}://${host}/api/scim/v2`,
      readBody: async (sent) => parseBody(await readBytes(sent)),
    });
    for (const [name, value] of Object.entries(limitHeaders(state)))
      answer.headers.set(name, value);
    return answer;
  } catch (error) {
    return scimError(error, request.headers.get("x-gatehouse-request-id") ?? "");
  }
}

async function admit(request: Request, stamp: Stamp, address: string): Promise<TokenPrincipal> {
  const { headers } = request;
  const token = /^Bearer ([A-Za-z0-9_]{1,200})$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (token === undefined) throw tokenRefused();
  await apiLimiter().admit(address);
  const organization = await namedOrganization(stamp.host, headers.get("x-organization"));
  if (organization === null) throw tokenRefused();
  const pepper = environment().GATEHOUSE_PEPPER;
  try {
    const terms = { pepper, now: systemClock(), kind: "scim" } as const;
    return await passStaticTokenGate(token, organization, terms);
  } catch (error) {
    if (error instanceof Unauthenticated) await apiLimiter().noteRefused(address);
    throw error;
  }
}
