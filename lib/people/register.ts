import { hashPassword } from "@/lib/auth/hash-password.ts";
import { requireGoodPassword } from "@/lib/auth/require-good-password.ts";
import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import { registerMember } from "@/lib/members/register-member.ts";
import { findLink, type FoundLink } from "@/lib/one-time/find-link.ts";
import type { OrganizationEntry } from "@/lib/tenancy/directory.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Joined, LinkContext } from "./accept-invitation.ts";
import { accountAt } from "./account-at.ts";
import { openRegistrations } from "./open-registrations.ts";
import { registerInput } from "./register-input.ts";

/** What whoever holds the link to a registration is told. */
export type OpenRegistration = {
  readonly link: FoundLink;
  readonly organization: OrganizationEntry;
  readonly email: string;
};

/** The registration behind a token, while it works and the organization still lets people register. */
export async function readRegistration(
  token: string,
  clock: Clock = systemClock,
): Promise<OpenRegistration | null> {
  const link = await findLink("registration", token, clock());
  if (link === null) return null;
  const open = await openRegistrations();
  const organization = open.find(({ id }) => id === link.organizationId);
  return organization === undefined ? null : { link, organization, email: link.email };
}

/**
 * Makes whoever proved their address by the link a member with the role User.
 * @throws NotFound for a link that is wrong, used or expired, and where registration was closed
 * meanwhile; Conflict for somebody who got an account meanwhile; Invalid for name or password.
 */
export async function register(
  token: string,
  rawInput: unknown,
  context: LinkContext,
): Promise<Joined> {
  const open = await readRegistration(token, context.clock);
  if (open === null) throw new NotFound();
  const { name, password } = parseInput(registerInput, rawInput);
  const { link, email, organization } = open;
  if ((await accountAt(email)) !== "none") {
    throw new Conflict("You have an account already. Sign in, and ask to be invited.");
  }
  await requireGoodPassword(password, { ...context, email, name });
  const passwordHash = await hashPassword(password, context);
  const { id, digest } = link;
  const principal = {
    ...({ kind: "system", purpose: "people" } as const),
    organizationId: organization.id,
  };
  const person = { email, name, passwordHash, link: { id, digest }, identity: null };
  await runUseCase(registerMember, person, { ...context, principal });
  return { slug: organization.slug, email };
}
