import type { ImpactLine } from "@/lib/explain/compare-access.ts";

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** Whom a line of an impact concerns: «17 members, 1 domain and visitors». */
export function whoOf({ people, domains, visitors }: ImpactLine): string {
  const parts = [
    ...counted(people, "member", "members"),
    ...counted(domains, "domain", "domains"),
    ...visitors.map((kind) => (kind === "public" ? "visitors" : "guests")),
  ];
  const last = parts.pop() ?? "nobody";
  const text = parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a line of an impact is about: «read on posts». */
export const whatOf = ({ collection, action }: ImpactLine): string =>
  collection === null || action === null
    ? "everything, by the role Admin"
    : `${action === "read-draft" ? "read drafts" : action} on ${collection}`;
