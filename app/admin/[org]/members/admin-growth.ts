import type { MemberSummary } from "@/lib/members/member.ts";

/** More Admins than this are worth a thought, however large the organization is. */
const FEW = 3;

/**
 * What to say about the number of Admins (S-80); null as long as they are few: two at most, or three
 * where they are no more than a quarter of the active members.
 */
export function adminGrowth(members: readonly MemberSummary[]): string | null {
  const active = members.filter(({ status }) => status === "active");
  const count = active.filter(({ admin }) => admin).length;
  if (count > FEW) return `${count} people may do everything here. ${ADVICE}`;
  if (count <= 2 || count * 4 <= active.length) return null;
  return `${count} of ${active.length} members may do everything here. ${ADVICE}`;
}

const ADVICE =
  "Every one of these accounts opens all doors, so each is one more to guard. For daily work a role with just what it takes is enough.";
