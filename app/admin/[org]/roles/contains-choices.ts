import type { Choice } from "@/app/_ui/choice-list.tsx";
import type { RoleSummary } from "@/lib/roles/role.ts";
import { nestingOf, reached } from "./role-nesting.ts";

type ContainsAsked = {
  readonly roles: readonly RoleSummary[];
  /** Slug of the role that is to contain others; null: one that is not there yet. */
  readonly slug: string | null;
  /** Whether whoever asks is an Admin. */
  readonly admin: boolean;
};

/** The roles that a role can contain, each with why it is closed. */
export function containsChoices({ roles, slug, admin }: ContainsAsked): Choice[] {
  const own = roles.find((role) => role.slug === slug);
  const held = new Set(own?.contains.map((inner) => inner.slug));
  const outer = slug === null ? new Set() : reached(nestingOf(roles), slug, "outwards");
  return roles
    .filter((role) => role.slug !== slug)
    .map((role) => ({
      value: role.slug,
      label: role.name,
      help: role.description,
      closed: closedBecause(role),
    }));

  function closedBecause(role: RoleSummary): string | undefined {
    if (held.has(role.slug)) return undefined;
    if (outer.has(role.slug)) return `It contains «${own?.name}» already.`;
    if (role.admin && !admin) return "Only an Admin makes an Admin.";
    return role.givable ? undefined : "It allows more than you may hand out.";
  }
}
