import { z } from "zod";
import { addressBlock } from "@/lib/limits/address-block.ts";
import { verifyPassword } from "@/lib/auth/verify-password.ts";
import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { spendOnce } from "@/lib/tenancy/spend-once.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { GuestLimiter } from "./guest-limiter.ts";
import { openVisit, type OpenedVisit } from "./open-visit.ts";
import { checkProof } from "./proof-of-work.ts";
import { readEntrance } from "./read-entrance.ts";
import { GUEST_REFUSAL } from "./refusal.ts";

/** What the form sends: the password, and the widget's proof in base64. */
export const enterSiteSchema = z.strictObject({
  password: z.string().min(1).max(1024),
  proof: z.string().min(1).max(4096),
});

/** Where a try comes from, and what it is checked with. */
export type EntryContext = {
  readonly organizationId: OrganizationId;
  readonly address: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly secret: string;
  /** What the site password is hashed with: GATEHOUSE_PEPPER. */
  readonly pepper: string;
  readonly limiter: GuestLimiter;
  /** Seconds until the visit ends by itself. */
  readonly lifetime: number;
  readonly clock?: Clock;
  /** bcrypt's cost where a test lowers it. */
  readonly cost?: number;
};

/**
 * Opens a visit for whoever proves some work and knows the site password. A wrong password, a site
 * in another level and a site without a password get the same answer at the same cost. A bad proof
 * gets that answer too, but no hashing: work is the price of ours.
 * @throws RateLimited, Invalid for the form's shape, Forbidden, Unavailable.
 */
export async function enterSite(raw: unknown, context: EntryContext): Promise<OpenedVisit> {
  const { organizationId, pepper, limiter } = context;
  const input = parseInput(enterSiteSchema, raw);
  await limiter.consume(context);
  if (!(await spendProof(input.proof, context))) throw new Forbidden(GUEST_REFUSAL);
  const { level, passwordHash, passwordVersion } = await runUseCase(
    readEntrance,
    {},
    callerOf(context),
  );
  const hash = level === "password" ? passwordHash : null;
  const cost = context.cost === undefined ? {} : { cost: context.cost };
  if (!(await verifyPassword(input.password, hash, { pepper, ...cost }))) {
    await limiter.noteWrong(organizationId);
    throw new Forbidden(GUEST_REFUSAL);
  }
  const visit = {
    passwordVersion,
    lifetime: context.lifetime,
    userAgent: context.userAgent.slice(0, 300),
    origin: await originOf(context),
  };
  const opened = await runUseCase(openVisit, visit, callerOf(context));
  await limiter.forgive(context);
  return opened;
}

async function spendProof(payload: string, context: EntryContext): Promise<boolean> {
  const { organizationId, secret, clock = systemClock } = context;
  const place = { organizationId, route: "guest.enter" } as const;
  const proof = await checkProof({ secret, now: clock() }, place, payload);
  return proof !== null && (await spendOnce(proof));
}

/** The system acts for whoever stands outside: there is no guest yet. */
const callerOf = ({ organizationId, requestId, clock }: EntryContext): Caller => ({
  principal: { kind: "system", organizationId, purpose: "guest-entry" },
  requestId,
  announce: () => Promise.resolve(),
  ...(clock === undefined ? {} : { clock }),
});

async function originOf({ secret, organizationId, address }: EntryContext): Promise<string> {
  const text = `visit:${organizationId}:${addressBlock(address)}`;
  return (await sign(secret, "address-digest", text)).slice(0, 16);
}
