import { z } from "zod";
import { WHOLE } from "@/lib/access/grants.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { DomainId, MemberId } from "@/lib/kernel/ids.ts";
import { SEE_AS_SECONDS } from "@/lib/kernel/see-as-seconds.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { readAccessGraph } from "./access-graph.ts";
import { subjectIn, type Subject } from "./subject.ts";

const input = z.strictObject({ kind: z.enum(["member", "role", "domain"]), id: z.uuid() });

/**
 * Begins to look at the dashboard as a member, role or domain would see it. For Admins, and their
 * own organization's; what it shows, the engine says at each request anew.
 * @throws Forbidden for anybody else; NotFound for one who is not there.
 */
export const beginSeeAs = defineMutation({
  action: "read",
  // @NOTE Nobody but an Admin holds anything on it, since permissions cannot name it.
  collection: "organizations",
  input,
  async run({ scope, input: { kind, id }, permit }) {
    if (!permit.cases.includes(WHOLE)) throw new Forbidden();
    const subject = subjectIn(await readAccessGraph(scope), { kind, id });
    const until = new Date(scope.clock() + SEE_AS_SECONDS * 1000);
    return { looked: { ...lookedAs(subject, id), name: subject.name }, until };
  },
  // @NOTE One that runs out has no line of its end: this one says when it was over at the latest.
  audit: (_, { looked: { kind, target, name }, until }) => ({
    action: "see-as.begin",
    collection: COLLECTIONS[kind],
    subjectId: target,
    summary: `Began to look at the dashboard as «${name}», until ${until.toISOString()} at the latest`,
    detail: { until: until.toISOString() },
  }),
});

/** Where the one who is looked as stands in the ledger. */
export const COLLECTIONS = { member: "users", role: "roles", domain: "domains" } as const;

function lookedAs({ kind, principal }: Subject, id: string) {
  if (kind === "member" && principal.kind === "member") {
    return { kind, target: id as MemberId, user: principal.userId } as const;
  }
  if (kind === "domain") return { kind, target: id as DomainId } as const;
  return { kind: "role", target: id } as const;
}
