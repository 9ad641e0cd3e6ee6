import type { ApiCaller } from "@/lib/api/api-caller.ts";
import { tokenRefused } from "@/lib/gates/api/api-gate.ts";
import {
  findDomainRecord,
  wasLookedUpLately,
  type DomainRecord,
} from "@/lib/gates/api/domain-record.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { limitHeaders } from "@/lib/kernel/limit-state.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { ownResponse } from "@/lib/kernel/text-response.ts";
import { wasAdmitted } from "@/lib/tenancy/admitted.ts";
import { lookAhead } from "@/lib/tenancy/look-ahead.ts";
import { noteUsage } from "@/lib/usage/note-usage.ts";
import type { Usage } from "@/lib/usage/usage-buffer.ts";
import { heldAgainst, requireStamp } from "../stamp.ts";
import { admitCaller, type Admission, type Arrival } from "./admit-caller.ts";
import { apiLimiter } from "./api-limiter.ts";
import { asSent, mayAskAgain } from "./ask-again.ts";
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
  const house = { handle, announce };
  return (request) =>
    answer(house, request, () => requireStamp(request.headers, demandOn(request)));
}

/**
 * The same door for a server that asked the wall as a function and brings its word along. Not for who
 * passes on what another one says: that is sealed in a header.
 */
export function apiDoorBehindWall(
  handle: ApiHandler,
  announce: Announce,
): (request: Request, said: Stamp) => Promise<Response> {
  const house = { handle, announce };
  return (request, said) =>
    answer(house, request, () => heldAgainst(said, request.headers, demandOn(request)));
}

const demandOn = ({ method }: Request) => ({ surface: SURFACES, method });

async function answer(
  house: House,
  request: Request,
  stampOf: () => Stamp | Promise<Stamp>,
): Promise<Response> {
  try {
    const stamp = await stampOf();
    if (stamp.surface !== "api") return await answerOpen(request, stamp);
    const address = request.headers.get("x-gatehouse-address") ?? "";
    const arrival = { request, stamp, address, now: systemClock() };
    const served = mayAskAgain(stamp, request)
      ? await serveRemembered(house, arrival)
      : await serve(house, { ...arrival, mayRemember: false });
    const { domain } = served.admission;
    if (domain !== null) noteUsage(usageOf(domain, served.answer));
    return served.answer;
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}

const SURFACES = ["api", "open-api", "internal", "entrance"] as const;

/** Where no other door is, nothing is open to everybody but a browser's question beforehand. */
async function answerOpen(request: Request, stamp: Stamp): Promise<Response> {
  const isQuestion = stamp.surface === "open-api" && stamp.method === "OPTIONS";
  if (!isQuestion) throw new NotFound("The API has nothing at this address.");
  return answerPreflight(request, stamp);
}

type House = { readonly handle: ApiHandler; readonly announce: Announce };
type Served = { readonly answer: Response; readonly admission: Admission };

/**
 * The answer to a domain that this process knows, as long as the database has said in this request that
 * all it knows is still so; else it is admitted anew. A scope asks it together with its own
 * statement; where none was opened it is asked here. What a scope has done is done once, whatever is so
 * behind it.
 * @NOTE Who asks too often hears that without a statement, but for one a second: their limit may have
 * been raised.
 */
async function serveRemembered(
  house: House,
  arrival: Omit<Arrival, "mayRemember">,
): Promise<Served> {
  const served = await serve(house, { ...arrival, mayRemember: true });
  const { answer, admission } = served;
  const { domain, remembered } = admission;
  if (!remembered || domain === null) return served;
  if (answer.status === 429 && wasLookedUpLately(domain)) return served;
  const mayBeDone =
    answer.status === 401 ? wasWriting(arrival, admission) : await holdsStill(admission);
  const request = mayBeDone ? null : asSent(arrival.request);
  return request === null ? served : serve(house, { ...arrival, request, mayRemember: false });
}

const wasWriting = (arrival: Omit<Arrival, "mayRemember">, { principal }: Admission): boolean =>
  !isReading(arrival) && wasAdmitted(principal);

const isReading = ({ stamp }: Pick<Arrival, "stamp">): boolean =>
  stamp.method === "GET" || stamp.method === "HEAD";

async function holdsStill({ principal, domain }: Admission): Promise<boolean> {
  if (wasAdmitted(principal)) return true;
  const { organizationId } = principal;
  const found = domain && (await findDomainRecord(organizationId, domain.domainId));
  return found?.terms === domain?.terms;
}

async function serve(house: House, arrival: Arrival): Promise<Served> {
  const admission = await admitCaller(arrival);
  const answer = await answerOrRefuse(house, arrival, admission);
  const origins = admission.domain?.origins ?? [];
  allowReading(answer, arrival.request.headers.get("origin"), origins);
  return { answer, admission };
}

async function answerOrRefuse(
  { handle, announce }: House,
  arrival: Arrival,
  admission: Admission,
): Promise<Response> {
  try {
    const request = await provenRequest(arrival, admission);
    const state = await apiLimiter().consume(countedAs(arrival, admission), () => {
      if (isReading(arrival)) lookAhead(admission.principal);
    });
    // @NOTE Of another's making, headers cannot be added to a response: it may be a shared one.
    const given = await handle(request, askingOf(arrival, admission, announce));
    // @NOTE Whoever lost their right meanwhile hears what everybody hears whose token is not good.
    if (given.status === 401) throw tokenRefused();
    const answer = ownResponse(given);
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
