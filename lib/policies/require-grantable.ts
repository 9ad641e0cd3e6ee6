import { isFullAdmin, mayGrant, type Holder } from "@/lib/access/may-grant.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { Gift, RoleGift } from "./gifts.ts";

/**
 * Nobody hands out what they do not hold: a role, a policy or a permission for somebody else would
 * be a way around one's own limits. What the system sets up has no person behind it.
 * @throws Forbidden, naming the first that goes beyond.
 */
export function requireGrantable(holder: Holder, gifts: readonly (Gift | RoleGift)[]): void {
  if (holder.principal.kind === "system") return;
  const beyond = gifts.find((gift) => !mayGive(holder, gift));
  if (beyond !== undefined) throw beyondReach(beyond);
}

/** The refusal to hand out what goes beyond what the caller holds. */
export const beyondReach = ({ name }: Pick<Gift, "name">): Forbidden =>
  new Forbidden(`«${name}» allows more than you may do yourself. Ask an Admin to give it.`);

/**
 * Whether somebody holds all that a role or policy gives, and is known to rules by all that its holder
 * would be known by; Admin is an Admin's alone to give.
 */
export function mayGive(holder: Holder, gift: Gift | RoleGift): boolean {
  if (isFullAdmin(holder)) return true;
  if ("admin" in gift && gift.admin) return false;
  return isMarked(holder, gift.marks ?? []) && mayGrant(holder, gift.permissions);
}

const isMarked = ({ grants }: Holder, marks: readonly string[]): boolean =>
  marks.every((mark) => grants.roles.includes(mark) || grants.policies.includes(mark));
