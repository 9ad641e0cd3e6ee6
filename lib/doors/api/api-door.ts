import type { ApiCaller } from "@/lib/api/api-caller.ts";
import { tokenRefused } from "@/lib/gates/api/api-gate.ts";
import type { DomainRecord } from "@/lib/gates/api/domain-record.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { limitHeaders } from "@/lib/kernel/limit-state.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { noteUsage } from "@/lib/usage/note-usage.ts";
import type { Usage } from "@/lib/usage/usage-buffer.ts";
import { requireStamp } from "../stamp.ts";
import { admitCaller, type Admission, type Arrival } from "./admit-caller.ts";
import { apiLimiter } from "./api-limiter.ts";
import { allowReading, answerPreflight } from "./cors.ts";
import { errorResponse } from "./error-response.ts";
import { provenRequest } from "./proven-request.ts";

/** The API itself: answers a request of somebody whom the door has admitted. Never throws. */
export type ApiHandler = (request: Request, asking: ApiCaller) => Promise<Response>;

/** How what a request changed is told in this process. */
export type Announce = ApiCaller["caller"]["announce"];

/**
 * The one door of the API. Every request that the wall let through comes by here and is judged
 * again, in this order: the credential, the organization it is for, the network it comes from, its
 * signatures, the limits. Only then the API itself is asked.
 */
export function apiDoor(
  handle: ApiHandler,
  announce: Announce,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const stamp = await requireStamp(request.headers, {
        surface: ["api", "open-api", "internal", "entrance"],
        method: request.method,
      });
      if (stamp.surface !== "api") return await answerOpen(request, stamp);
      const address = request.headers.get("x-gatehouse-address") ?? "";
      const arrival = { request, stamp, address, now: systemClock() };
      const admission = await admitCaller(arrival);
      const ask = (proven: Request) => handle(proven, askingOf(arrival, admission, announce));
      return await serve(ask, arrival, admission);
    } catch (error) {
      return errorResponse(error, request.headers);
    }
  };
}

/** Where no other door is, nothing is open to everybody but a browser's question beforehand. */
async function answerOpen(request: Request, stamp: Stamp): Promise<Response> {
  const isQuestion = stamp.surface === "open-api" && stamp.method === "OPTIONS";
  if (!isQuestion) throw new NotFound("The API has nothing at this address.");
  return answerPreflight(request, stamp);
}

type Ask = (request: Request) => Promise<Response>;

async function serve(ask: Ask, arrival: Arrival, admission: Admission): Promise<Response> {
  const { request } = arrival;
  const { domain } = admission;
  const answer = await answerOrRefuse(ask, arrival, admission);
  allowReading(answer, request.headers.get("origin"), domain?.origins ?? []);
  if (domain !== null) noteUsage(usageOf(domain, answer));
  return answer;
}

async function answerOrRefuse(ask: Ask, arrival: Arrival, admission: Admission): Promise<Response> {
  try {
    const request = await provenRequest(arrival, admission);
    const state = await apiLimiter().consume(countedAs(arrival, admission));
    // @NOTE Of another's making, headers cannot be added to a response: it may be a shared one.
    const given = await ask(request);
    // @NOTE Whoever lost their right meanwhile hears what everybody hears whose token is not good.
    if (given.status === 401) throw tokenRefused();
    const answer = new Response(given.body, given);
    for (const [name, value] of Object.entries(limitHeaders(state)))
      answer.headers.set(name, value);
    return answer;
  } catch (error) {
    return errorResponse(error, arrival.request.headers);
  }
}

const countedAs = ({ address }: Arrival, { principal, domain }: Admission) => ({
  address,
  organizationId: principal.organizationId,
  domain:
    domain === null ? null : { id: domain.domainId, requestsPerMinute: domain.requestsPerMinute },
  member: principal.kind === "domain" ? null : principal.memberId,
});

const askingOf = (
  { stamp }: Arrival,
  { credential, principal }: Admission,
  announce: Announce,
): ApiCaller => ({
  credential,
  caller: { principal, requestId: stamp.requestId, announce },
});

const usageOf = ({ organizationId, domainId }: DomainRecord, { status }: Response): Usage => ({
  organizationId,
  domainId,
  outcome: outcomeOf(status),
});

function outcomeOf(status: number): Usage["outcome"] {
  if (status === 429) return "limited";
  return status >= 400 ? "failed" : "answered";
}
