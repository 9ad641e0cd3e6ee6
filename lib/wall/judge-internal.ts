import {
  systemJudging,
  verifyStoreBearer,
  verifySystemSignature,
} from "@/lib/gates/hmac/verify.ts";
import { signedRequest } from "@/lib/kernel/http-signature/signed-request.ts";
import { bearerOf } from "./bearer.ts";
import type { Facts } from "./facts.ts";
import type { House } from "./judge.ts";
import { refuse } from "./refuse.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Admits the system's own calls by the HMAC gate alone. Even the wall's read of the record store
 * comes by here: it is a request like any other.
 */
export async function judgeInternal(house: House, facts: Facts): Promise<Verdict> {
  // @NOTE One refusal for a missing and a bad proof, down to its headers (S-11).
  if (!(await isOfTheSystem(house, facts))) return refuse(facts, "no-token");
  return { kind: "pass", surface: "internal", organizationId: null, dress: { kind: "api" } };
}

async function isOfTheSystem(house: House, facts: Facts): Promise<boolean> {
  const judging = systemJudging(house.environment, house.clock());
  const { method, host, path, search, scheme, headers } = facts;
  if (path.startsWith("/api/internal/edge-config/") && !headers.has("signature-input")) {
    const bearer = bearerOf(facts);
    return bearer !== null && (await verifyStoreBearer(judging, bearer)) !== null;
  }
  const target = { method, host, path: `${path}${search}` };
  const request = signedRequest(target, { headers, body: "unread", scheme });
  return (await verifySystemSignature(request, judging)) !== null;
}
