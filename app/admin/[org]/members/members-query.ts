import { z } from "zod";
import { memberStatusSchema } from "@/lib/members/member-input.ts";
import type { MemberSummary } from "@/lib/members/member.ts";

export type MembersSearch = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks of the list. A part of it that means nothing is passed over. */
const searchSchema = z.object({
  /** Words in a name or an address. */
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  /** Slug of a role that is held directly; `-`: no role at all. */
  role: z.string().min(1).max(80).optional().catch(undefined),
  status: memberStatusSchema.optional().catch(undefined),
  /** Members who have not signed in for so many days. */
  dormant: z.coerce.number().int().min(1).max(3_650).optional().catch(undefined),
  /** From 1 on. */
  page: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
});

export type MembersQuery = z.infer<typeof searchSchema>;

/** What the role filter says for members without any. */
export const NO_ROLE = "-";

const DAY_MS = 86_400_000;

/** How many members one page shows. */
export const PAGE_SIZE = 50;

export const membersQueryOf = (search: MembersSearch): MembersQuery => searchSchema.parse(search);

/** The members whom a search fits, in their order. */
export function membersThatFit(
  members: readonly MemberSummary[],
  { q = "", role, status, dormant }: MembersQuery,
  now: number,
): readonly MemberSummary[] {
  const words = q.toLowerCase().split(/\s+/);
  return members.filter((member) => {
    const text = `${member.name} ${member.email}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (status === undefined || member.status === status) &&
      (role === undefined || holds(member, role)) &&
      (dormant === undefined || isDormant(member, now - dormant * DAY_MS))
    );
  });
}

/** @NOTE Who joined since then had no time to sign in, and who was only invited had no way. */
function isDormant(member: MemberSummary, since: number): boolean {
  const { status, signedInAt, createdAt } = member;
  return status === "active" && Date.parse(signedInAt ?? createdAt) < since;
}

function holds({ roles }: MemberSummary, role: string): boolean {
  return role === NO_ROLE ? roles.length === 0 : roles.some(({ slug }) => slug === role);
}

/** The address of the same list with something changed; what is undefined is left out. */
export function membersAddress(base: string, query: MembersQuery): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    const isFirst = name === "page" && value === 1;
    return value === undefined || isFirst ? [] : [[name, String(value)]];
  });
  const search = new URLSearchParams(parts).toString();
  return search === "" ? base : `${base}?${search}`;
}
