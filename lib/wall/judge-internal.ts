import type { BearerPurpose } from "@/lib/gates/hmac/verify.ts";
import { verifySystemBearer } from "@/lib/gates/hmac/verify.ts";
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
  const bearer = bearerOf(facts);
  if (bearer === null) return refuse(facts, "no-token");
  const judging = { secret: house.environment.GATEHOUSE_SECRET, now: house.clock() };
  const claims = await verifySystemBearer(judging, purposeOf(facts.path), bearer);
  if (claims === null) return refuse(facts, "bad-token");
  return { kind: "pass", surface: "internal", organizationId: null, dress: { kind: "api" } };
}

const purposeOf = (path: string): BearerPurpose =>
  path.startsWith("/api/internal/edge-config/") ? "store-read" : "internal";
