import { domainToUnicode } from "node:url";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { listHosts } from "../repository.ts";
import { nothingSchema } from "../schemas.ts";
import { fileAddress, recordName } from "./challenge.ts";
import { listClaims, type ClaimRow } from "./repository.ts";

/** `waiting`: it was not proven yet; `lost`: it is served, and its proof is gone. */
export type HostnameState = "waiting" | "served" | "lost";

/** A hostname as the dashboard shows it. Instants are ISO 8601 texts. */
export type HostnameView = {
  readonly hostname: string;
  /** As people write it. */
  readonly shown: string;
  readonly state: HostnameState;
  readonly primary: boolean;
  /** What its owner is to show; null for one that the operator entered. */
  readonly proof: {
    readonly token: string;
    readonly record: string;
    readonly file: string;
  } | null;
  /** What the last look found wrong; empty: nothing. */
  readonly problem: string;
  readonly checkedAt: string | null;
  readonly provenAt: string | null;
  readonly lostAt: string | null;
};

/** The hostnames that the website has or shall have, besides its own below the instance's. */
export const listHostnames = defineQuery({
  action: "read",
  collection: "site",
  input: nothingSchema,
  run: async ({ scope }): Promise<{ hostnames: readonly HostnameView[] }> => {
    const served = new Map((await listHosts(scope)).map((host) => [host.hostname, host.primary]));
    const claims = await listClaims(scope);
    const entered = [...served.keys()].filter(
      (name) => !claims.some(({ hostname }) => hostname === name),
    );
    const views = [
      ...claims.map((claim) => viewOf(claim, served)),
      ...entered.map((hostname) => viewOf({ ...NO_CLAIM, hostname }, served)),
    ];
    return { hostnames: views.toSorted((one, other) => (one.hostname < other.hostname ? -1 : 1)) };
  },
});

const NO_CLAIM = { token: "", problem: "", checkedAt: null, provenAt: null, lostAt: null };

type Shown = Omit<ClaimRow, "createdAt" | "createdBy" | "method">;

function viewOf(claim: Shown, served: ReadonlyMap<string, boolean>): HostnameView {
  const { hostname, token, problem } = claim;
  const isServed = served.has(hostname);
  const servedState = claim.lostAt === null ? "served" : "lost";
  return {
    hostname,
    shown: domainToUnicode(hostname) || hostname,
    state: isServed ? servedState : "waiting",
    primary: served.get(hostname) ?? false,
    proof:
      token === ""
        ? null
        : { token, record: recordName(hostname), file: fileAddress(hostname, token) },
    problem,
    checkedAt: claim.checkedAt?.toISOString() ?? null,
    provenAt: claim.provenAt?.toISOString() ?? null,
    lostAt: claim.lostAt?.toISOString() ?? null,
  };
}
