import type { Choice } from "@/app/_ui/choice-list.tsx";
import type { MemberSummary } from "@/lib/members/member.ts";
import type { RoleSummary } from "@/lib/roles/role.ts";

/** Who looks at a member, as far as it limits what they may change. */
export type Viewer = {
  readonly admin: boolean;
  /** Whether they may change members at all. */
  readonly changes: boolean;
};

/**
 * Why the viewer may not change what this member holds; null when they may. The server decides the
 * same again (S-93, S-94): this only says so before somebody tries.
 */
export function accessLimit(member: MemberSummary, viewer: Viewer): string | null {
  if (!viewer.changes) return "You may look at members, and not change them.";
  if (viewer.admin) return null;
  if (member.self) return "Nobody but an Admin changes what they may do themselves.";
  return member.admin ? "Only an Admin changes an Admin." : null;
}

/** Why the viewer may neither suspend nor remove this member; null when they may. */
export function endLimit(member: MemberSummary, viewer: Viewer): string | null {
  if (member.self) {
    return "Nobody suspends or removes themselves. Another Admin can, so that one is always left.";
  }
  return member.admin && !viewer.admin ? "Only an Admin suspends or removes an Admin." : null;
}

type RolesAsked = {
  readonly roles: readonly RoleSummary[];
  /** Slugs as they are saved now; none for somebody new. */
  readonly held: readonly string[];
  /** Slugs as they stand in the form. */
  readonly chosen: readonly string[];
  readonly self: boolean;
  readonly viewer: Viewer;
};

/** The roles to choose from, each with why it is closed; Public and Guest are for no member. */
export function roleChoices({ roles, held, chosen, self, viewer }: RolesAsked): Choice[] {
  const chosenAdmins = roles.filter(({ slug, admin }) => admin && chosen.includes(slug));
  return roles.filter(isForMembers).map((role) => {
    const isLastAdmin = role.admin && chosenAdmins.length === 1 && chosen.includes(role.slug);
    const closed = closedRole(role, { isHeld: held.includes(role.slug), viewer });
    const own =
      self && isLastAdmin
        ? "You cannot take your own Admin role away. Another Admin can, so that one is always left."
        : undefined;
    return {
      value: role.slug,
      label: role.name,
      help: role.description,
      closed: own ?? closed,
    };
  });
}

const isForMembers = ({ slug, system }: RoleSummary): boolean =>
  !system || (slug !== "public" && slug !== "guest");

function closedRole(
  { admin, givable }: RoleSummary,
  { isHeld, viewer }: { isHeld: boolean; viewer: Viewer },
): string | undefined {
  if (admin && !viewer.admin) return "Only an Admin makes an Admin.";
  return givable || isHeld ? undefined : "It allows more than you may hand out.";
}
