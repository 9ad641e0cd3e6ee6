import { z } from "zod";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { isOnlyAdmin } from "@/lib/members/is-only-admin.ts";
import { loadMember } from "@/lib/members/load-member.ts";
import type { MemberSummary } from "@/lib/members/member.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";

const noteEntranceInput = z.strictObject({
  /** Of the member. */
  id: z.uuid(),
  providerId: z.uuid(),
  subject: z.string().min(1).max(255),
  /** Ids of the roles that the provider's groups stand for now. */
  mapped: z.array(z.string()).max(100),
});

type NoteEntrance = z.infer<typeof noteEntranceInput>;

/**
 * Notes that a member came in by a provider, links them to it where they were not, and tells the roles
 * that they hold from now on: what its groups stand for now, without what they stood for before and do
 * not any more. What was given by hand, or by another provider, stays; so does Admin with the only one
 * there is, until there is another. For the system alone.
 * @returns slugs of all direct roles, null where they are those already; and the link.
 */
export const noteEntrance = defineMutation({
  action: "update",
  inTurn: true,
  collection: "users",
  input: noteEntranceInput,
  load: (scope, { id }: NoteEntrance, permit) => loadMember(scope, { id }, permit),
  async run({ scope, input, loaded: { member } }) {
    if (scope.principal.kind !== "system") throw new Forbidden();
    const link = await linkOf(scope, input, member.userId);
    const { roles, kept } = await mappedRoles(scope, input, member.roles);
    return { ...link, roles, kept };
  },
  audit: ({ input: { providerId }, loaded: { member } }, { isNew, identityId, kept }) => {
    const about = { collection: "users", subjectId: member.id } as const;
    const detail = { providerId, identityId, ...(kept.length > 0 ? { keptRoles: [...kept] } : {}) };
    if (isNew) {
      const summary = `${member.email} is known to a provider from now on`;
      return { action: "identity.link", ...about, summary, detail };
    }
    if (kept.length === 0) return null;
    const summary = `${member.email} stays an Admin, which no group of theirs says any more: there is no other`;
    return { action: "identity.keep-admin", ...about, summary, detail };
  },
});

async function linkOf(
  { db, organizationId, clock }: Scope,
  { providerId, subject }: NoteEntrance,
  userId: string,
): Promise<{ readonly identityId: string; readonly isNew: boolean }> {
  const now = new Date(clock());
  const [known] = await db.identity.updateManyAndReturn({
    where: { organizationId, providerId, subject, userId },
    data: { usedAt: now },
    select: { id: true },
  });
  if (known !== undefined) return { identityId: known.id, isNew: false };
  const id = newId();
  const at = { linkedAt: now, usedAt: now };
  const row = { organizationId, id, providerId, subject, userId, selfLinked: false };
  await db.identity.create({ data: { ...row, ...at } });
  return { identityId: id, isNew: true };
}

type Roles = { readonly roles: string[] | null; readonly kept: readonly string[] };

async function mappedRoles(
  scope: Scope,
  { id: memberId, providerId, mapped }: NoteEntrance,
  held: MemberSummary["roles"],
): Promise<Roles> {
  const { db, organizationId } = scope;
  const given = await db.mappedRole.findMany({
    where: { organizationId, memberId },
    select: { providerId: true, role: { select: { slug: true } } },
  });
  const slugsOf = (isOwn: boolean) =>
    given.filter((one) => (one.providerId === providerId) === isOwn).map(({ role }) => role.slug);
  const [before, elsewhere] = [new Set(slugsOf(true)), new Set(slugsOf(false))];
  // @NOTE A role that is gone from the organization maps to nothing.
  const there = await db.role.findMany({
    where: { organizationId, id: { in: [...mapped] } },
    select: { id: true, slug: true, admin: true },
  });
  const wanted = new Set(there.map(({ slug }) => slug));
  const holds = new Set(held.map(({ slug }) => slug));
  const added = there.filter(({ slug }) => !holds.has(slug));
  const dropped = held.filter(
    ({ slug }) => before.has(slug) && !wanted.has(slug) && !elsewhere.has(slug),
  );
  const stays = await staysAdmin(scope, memberId, { held, added, dropped });
  const kept = dropped.filter(({ admin }) => admin && stays).map(({ slug }) => slug);
  const still = there.filter(
    ({ slug }) => !holds.has(slug) || before.has(slug) || elsewhere.has(slug),
  );
  await db.mappedRole.deleteMany({
    where: { organizationId, memberId, providerId, role: { slug: { notIn: kept } } },
  });
  await db.mappedRole.createMany({
    data: still.map(({ id: roleId }) => ({ organizationId, memberId, roleId, providerId })),
    skipDuplicates: true,
  });
  const gone = new Set(dropped.map(({ slug }) => slug).filter((slug) => !kept.includes(slug)));
  if (added.length === 0 && gone.size === 0) return { roles: null, kept };
  const left = held.map(({ slug }) => slug).filter((slug) => !gone.has(slug));
  return { roles: [...left, ...added.map(({ slug }) => slug)], kept };
}

type Change = {
  readonly held: MemberSummary["roles"];
  readonly added: readonly { readonly admin: boolean }[];
  readonly dropped: MemberSummary["roles"];
};

/** Whether the organization would lose its only Admin by what a group does not say any more. */
async function staysAdmin(
  scope: Scope,
  memberId: string,
  { held, added, dropped }: Change,
): Promise<boolean> {
  const gone = new Set(dropped);
  const isAdminStill = [...held.filter((role) => !gone.has(role)), ...added].some(
    ({ admin }) => admin,
  );
  if (isAdminStill || !dropped.some(({ admin }) => admin)) return false;
  return isOnlyAdmin(scope, memberId);
}
