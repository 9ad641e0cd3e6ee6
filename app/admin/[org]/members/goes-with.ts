import type { MemberSummary } from "@/lib/members/member.ts";

/** What goes with a member who is removed, and what stays, one line each. */
export function goesWith({ roles, policies }: MemberSummary): string[] {
  const held = [...roles, ...policies].map(({ name }) => `«${name}»`);
  return [
    ...(held.length > 0 ? [`They lose ${listed(held)}.`] : []),
    "They are out with their next click; their tokens here end.",
    "What they wrote, and what the audit log says of them, stays.",
  ];
}

function listed(names: readonly string[]): string {
  if (names.length > 6) return `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
