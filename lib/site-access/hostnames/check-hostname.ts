import { z } from "zod";
import type { Principal } from "@/lib/access/principal.ts";
import type { AuditLine } from "@/lib/audit/record.ts";
import { environment } from "@/lib/kernel/env.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { canonicalHostname } from "./canonical-hostname.ts";
import { challengeFor } from "./challenge.ts";
import { lookAgain } from "./look-again.ts";
import { lookAtHost } from "./look-at-host.ts";
import { renewHosts } from "./renew-hosts.ts";
import {
  holdClaim,
  isServed,
  requireClaim,
  saveLook,
  takeHost,
  type ClaimRow,
} from "./repository.ts";

// @NOTE An address is made of it and fetched: a path, a port or another host's name must not be in it.
const input = z.strictObject({
  hostname: z.string().max(253).refine(isCanonical, "Write it as it was added."),
});
type Input = z.infer<typeof input>;

/** What a look changed. */
type Change = "proven" | "lost" | "found-again" | null;
export type HostnameChecked = { readonly change: Change; readonly problem: string };

/** Told to whoever has proven the host, and to nobody else. */
const TAKEN =
  "It is proven, but another website of this instance has it. It can be yours once it is given up there.";

/**
 * Looks whether a hostname was proven. One that was is served from now on; one whose proof is gone is
 * served all the same, and that it is gone is noted. @throws NotFound for one that was not added.
 */
export const checkHostname = defineMutation({
  action: "update",
  collection: "site",
  input,
  announces: ({ change }: HostnameChecked) => (change === "proven" ? ["site-access-changed"] : []),
  require: (scope, { hostname }) => requireClaim(scope, hostname),
  // @NOTE A host that does not answer takes seconds; nobody's connection may wait with it.
  prepare: async ({ hostname }: Input, { organizationId }: Principal) =>
    lookAtHost(hostname, await challengeFor({ organizationId, hostname })),
  run: async ({
    scope,
    input: { hostname },
    permit,
    prepared: proof,
  }): Promise<HostnameChecked> => {
    const claim = await holdClaim(scope, hostname);
    const wasServed = await isServed(scope, hostname);
    const taken = proof.method !== null && (await takeHost(scope, permit, hostname)) === "taken";
    const served = wasServed || (proof.method !== null && !taken);
    const now = new Date(scope.clock());
    const problem = taken ? TAKEN : (proof.problem ?? "");
    const isLost = served && proof.method === null;
    await saveLook(scope, permit, {
      ...{ hostname, problem, method: taken ? null : (proof.method ?? claim.method) },
      provenAt: served ? (claim.provenAt ?? now) : null,
      lostAt: isLost ? (claim.lostAt ?? now) : null,
    });
    if (served && !wasServed) await renewHosts(scope, permit, { gained: hostname });
    await lookAgain(scope, { hostname, served, createdAt: claim.createdAt });
    return { change: changeOf(claim, { served, wasServed, isLost }), problem };
  },
  audit: ({ input: { hostname } }, { change, problem }): AuditLine | null =>
    change === null
      ? null
      : {
          action: `site.hostname-${change}`,
          collection: "site",
          subjectId: null,
          summary: SUMMARIES[change](hostname),
          detail: { hostname, problem },
        },
});

function isCanonical(text: string): boolean {
  const read = canonicalHostname(text, environment().ROOT);
  return "hostname" in read && read.hostname === text;
}

type Standing = {
  readonly served: boolean;
  readonly wasServed: boolean;
  readonly isLost: boolean;
};

function changeOf({ lostAt }: ClaimRow, { served, wasServed, isLost }: Standing): Change {
  if (served && !wasServed) return "proven";
  if (isLost) return lostAt === null ? "lost" : null;
  return served && lostAt !== null ? "found-again" : null;
}

const SUMMARIES: Readonly<Record<NonNullable<Change>, (hostname: string) => string>> = {
  proven: (hostname) => `The hostname ${hostname} was proven, and is served`,
  lost: (hostname) => `The proof of the hostname ${hostname} is gone; it is still served`,
  "found-again": (hostname) => `The proof of the hostname ${hostname} is there again`,
};
