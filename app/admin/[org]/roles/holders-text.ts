import type { RoleSummary } from "@/lib/roles/role.ts";

/** «3 members and 1 domain»; empty when nobody holds it directly. */
export function holdersText(role: Pick<RoleSummary, "memberCount" | "domainCount">): string {
  return [counted(role.memberCount, "member"), counted(role.domainCount, "domain")]
    .filter((part) => part !== null)
    .join(" and ");
}

const counted = (count: number, word: string): string | null =>
  count === 0 ? null : `${count} ${word}${count === 1 ? "" : "s"}`;
