import { z } from "zod";
import type { Scheduler } from "@/lib/access/principal.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

const ids = { organizationId: z.uuid(), memberId: z.uuid(), userId: z.uuid(), name: z.string() };

/** Whoever has something done later, as it is kept until then. */
export const schedulerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...ids, kind: z.literal("member") }),
  z.strictObject({
    ...ids,
    kind: z.literal("token"),
    tokenId: z.string(),
    scopes: z.array(z.string()),
  }),
  z.strictObject({
    organizationId: z.uuid(),
    kind: z.literal("domain"),
    domainId: z.uuid(),
    epoch: z.int(),
    hostname: z.string(),
  }),
  z.strictObject({
    organizationId: z.uuid(),
    kind: z.literal("system"),
    purpose: z.literal("import"),
  }),
]);

/** Whoever asks, as the one by whose rights something happens later. @throws Forbidden for who may not. */
export function schedulerIn({ principal }: Scope): Scheduler {
  switch (principal.kind) {
    case "member": {
      const { sessionId: _session, ...member } = principal;
      return member;
    }
    case "token":
    case "domain":
      return principal;
    default:
      throw new Forbidden();
  }
}
