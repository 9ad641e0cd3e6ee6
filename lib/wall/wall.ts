import { NextResponse } from "next/server";
import { systemClock } from "@/lib/kernel/clock.ts";
import type { Environment } from "@/lib/kernel/env.ts";
import { keepStamp } from "@/lib/kernel/kept-stamps.ts";
import { log } from "@/lib/kernel/log.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { makeStamp, stampHeader, type Stamp } from "@/lib/kernel/stamp.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import type { Asked, Facts } from "./facts.ts";
import { factsOf } from "./facts.ts";
import { forwardedHeaders } from "./forwarded-headers.ts";
import { isOwnHost } from "./host-kind.ts";
import type { House, Later } from "./judge.ts";
import { judge } from "./judge.ts";
import { createRecordStore } from "./record-store.ts";
import { askForSignIn } from "./refusals.ts";
import { refuse } from "./refuse.ts";
import { securityHeaders } from "./security-headers.ts";
import { createSiteRecords } from "./site-records.ts";
import type { Dress, Verdict } from "./verdict.ts";

/** A house for the settings of a process; its memory lives as long as the house. */
export function buildHouse(settings: Environment): House {
  const store = createRecordStore(settings, systemClock);
  const verifyKey = settings.GATEHOUSE_VERIFY_KEY;
  const records = createSiteRecords({ store, verifyKey, clock: systemClock });
  return { environment: settings, clock: systemClock, records };
}

/**
 * The wall's answer to a request, in the terms of Next's middleware: a response of its own, or the
 * request let through with a stamp. Both in the full header set.
 */
export async function standBefore(house: House, request: Request, later: Later): Promise<Response> {
  const word = await askWall(house, request, later);
  if (word.kind === "answer") return word.response;
  await seal(house, word);
  // @NOTE Always a rewrite, also to the same path: the router then reads the address the wall has
  // judged, with its dot segments resolved, and not the one that arrived.
  const rewritten = NextResponse.rewrite(new URL(word.target, request.url), {
    request: { headers: word.headers },
    ...(word.status === undefined ? {} : { status: word.status }),
  });
  for (const [name, value] of Object.entries(word.dress)) rewritten.headers.set(name, value);
  return rewritten;
}

/** What the wall says of a request, to whoever stands behind it. */
export type Word =
  | { readonly kind: "answer"; readonly response: Response }
  | {
      readonly kind: "pass";
      /** Path and query inside the application. */
      readonly target: string;
      /** Status of the rendered page where it is not the page's own. */
      readonly status: 401 | 404 | undefined;
      /** The request's headers as the doors see them, but for the stamp. */
      readonly headers: Headers;
      /** What the wall says of the request; on its way through others it is sealed into a header. */
      readonly stamp: Stamp;
      /** The wall's own headers, for the answer. */
      readonly dress: Readonly<Record<string, string>>;
    };

/** What goes on from the wall. */
export type Passed = Extract<Word, { kind: "pass" }>;

/** Signs what the wall said of a request into its headers, for a way that leads through others. */
async function seal(house: House, word: Passed): Promise<void> {
  word.headers.set(stampHeader, await makeStamp(judgingIn(house), word.stamp));
}

/**
 * Keeps what the wall said of a request, for doors of this very process, and names it in its headers.
 * @returns the name, by which it is to be forgotten (docs/decisions/0075).
 */
export function keepWord(house: House, word: Passed): string {
  const name = keepStamp(judgingIn(house), word.stamp);
  word.headers.set(stampHeader, name);
  return name;
}

const judgingIn = ({ environment, clock }: House): Judging => ({
  secret: environment.GATEHOUSE_SECRET,
  now: clock(),
});

/** Asks the wall, for any mount. It never throws: a wall that stumbles refuses. */
export async function askWall(house: House, request: Asked, later: Later): Promise<Word> {
  const facts = factsOf(request, house.environment);
  const verdict = await judgeClosed(house, facts, later);
  if (verdict.kind === "pass") return letThrough(house, facts, verdict);
  const { response, dress } = verdict;
  const policy = policyOf(house, facts, dress);
  const own = Object.entries(headersOf(house, facts, { dress, policy }));
  for (const [name, value] of own) response.headers.set(name, value);
  return { kind: "answer", response };
}

/** A wall that stumbles refuses. */
async function judgeClosed(house: House, facts: Facts, later: Later): Promise<Verdict> {
  try {
    return await judge(house, facts, later);
  } catch (error) {
    log.error("The wall stumbled.", { requestId: facts.requestId, error });
    return refuse(facts, "unavailable");
  }
}

function letThrough(house: House, facts: Facts, verdict: Extract<Verdict, { kind: "pass" }>): Word {
  const { surface, organizationId, bypass, status } = verdict;
  const path = `${facts.path}${facts.search}`;
  const { requestId, method, host } = facts;
  const stamp = { requestId, method, host, path, surface, organizationId };
  const policy = policyOf(house, facts, verdict.dress);
  const words = { surface, organizationId, contentSecurityPolicy: policy, bypass };
  const headers = forwardedHeaders(facts, house.environment, words);
  const { target = path } = verdict;
  const dress = headersOf(house, facts, { dress: verdict.dress, policy });
  const asking = status === 401 ? askForSignIn : {};
  return { kind: "pass", target, status, headers, stamp, dress: { ...dress, ...asking } };
}

const headersOf = (
  house: House,
  facts: Facts,
  { dress, policy }: { readonly dress: Dress; readonly policy: string },
): Record<string, string> =>
  securityHeaders(dress, {
    contentSecurityPolicy: policy,
    requestId: facts.requestId,
    scheme: facts.scheme,
    ownHost: isOwnHost(house.environment, facts),
    settings: house.environment,
  });

const policyOf = (house: House, facts: Facts, dress: Dress): string =>
  contentSecurityPolicy(dress, {
    nonce: facts.nonce,
    scheme: facts.scheme,
    development: process.env.NODE_ENV === "development",
    settings: house.environment,
  });
