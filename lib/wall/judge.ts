import type { Clock } from "@/lib/kernel/clock.ts";
import type { Environment } from "@/lib/kernel/env.ts";
import { judgeAddress } from "./address-rules.ts";
import type { Facts } from "./facts.ts";
import { hostKind } from "./host-kind.ts";
import { judgeInternal } from "./judge-internal.ts";
import { judgeOrganization } from "./judge-organization.ts";
import { judgeRoot } from "./judge-root.ts";
import { refuseForeignWrite } from "./foreign-write.ts";
import { refuse } from "./refuse.ts";
import type { SiteRecords } from "./site-records.ts";
import type { Verdict } from "./verdict.ts";

/** What the wall stands on: its settings, the time, and the organizations' site records. */
export type House = {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly records: SiteRecords;
};

/** Work that may go on after the answer is sent. */
export type Later = (work: Promise<unknown>) => void;

/**
 * The wall's decision on one request. Whatever is not admitted by name is refused, in this order:
 * malformed, foreign write, unknown host, no gate.
 */
export async function judge(house: House, facts: Facts, later: Later): Promise<Verdict> {
  const early = judgeAddress(facts) ?? refuseForeignWrite(facts);
  if (early !== null) return early;
  if (facts.path === "/api/health" || facts.path === "/api/ready") return probe;
  const kind = hostKind(house.environment, facts);
  if (kind !== "organization" && facts.path.startsWith("/api/internal/")) {
    return judgeInternal(house, facts);
  }
  if (kind === "root") return judgeRoot(house, facts);
  if (kind === "none") return refuse(facts, "unknown-host");
  const site = await house.records.find(facts.hostname, later);
  if (site.kind === "unknown") return refuse(facts, "unknown-host");
  if (site.kind === "unavailable") return refuse(facts, "unavailable");
  return judgeOrganization(house, facts, site.record);
}

const probe: Verdict = {
  kind: "pass",
  surface: "probe",
  organizationId: null,
  dress: { kind: "api" },
};
