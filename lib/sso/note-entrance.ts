import { z } from "zod";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { loadMember } from "@/lib/members/load-member.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";

const noteEntranceInput = z.strictObject({
  /** Of the member. */
  id: z.uuid(),
  providerId: z.uuid(),
  subject: z.string().min(1).max(255),
  /** Slugs of the roles that the provider's groups stand for now. */
  mapped: z.array(z.string()).max(100),
});

type NoteEntrance = z.infer<typeof noteEntranceInput>;

/**
 * Notes that a member came in by a provider, links them to it where they were not, and tells the roles
 * that they hold from now on: what its groups stand for now, without what they stood for before and do
 * not any more. What was given by hand stays. For the system alone.
 * @returns slugs of all direct roles; null: they are those already.
 */
export const noteEntrance = defineMutation({
  action: "update",
  inTurn: true,
  collection: "users",
  input: noteEntranceInput,
  load: (scope, { id }: NoteEntrance, permit) => loadMember(scope, { id }, permit),
  async run({ scope, input, loaded: { member } }) {
    if (scope.principal.kind !== "system") throw new Forbidden();
    const linked = await link(scope, input, member.userId);
    const held = member.roles.map(({ slug }) => slug);
    const roles = await mappedRoles(scope, input, held);
    return { linked, roles };
  },
  audit: ({ input, loaded: { member } }, { linked }) =>
    linked
      ? {
          action: "identity.link",
          collection: "users",
          subjectId: member.id,
          summary: `${member.email} is known to a provider from now on`,
          detail: { providerId: input.providerId },
        }
      : null,
});

async function link(
  { db, organizationId, clock }: Scope,
  { providerId, subject }: NoteEntrance,
  userId: string,
): Promise<boolean> {
  const now = new Date(clock());
  const { count } = await db.identity.updateMany({
    where: { organizationId, providerId, subject, userId },
    data: { usedAt: now },
  });
  if (count > 0) return false;
  const at = { linkedAt: now, usedAt: now };
  const row = { organizationId, id: newId(), providerId, subject, userId, selfLinked: false };
  await db.identity.create({ data: { ...row, ...at } });
  return true;
}

async function mappedRoles(
  { db, organizationId }: Scope,
  { id: memberId, providerId, mapped }: NoteEntrance,
  held: readonly string[],
): Promise<string[] | null> {
  const rows = await db.mappedRole.findMany({
    where: { organizationId, memberId, providerId },
    select: { role: { select: { slug: true } } },
  });
  const before = new Set(rows.map(({ role }) => role.slug));
  // @NOTE A role that is gone from the organization maps to nothing.
  const there = await db.role.findMany({
    where: { organizationId, slug: { in: [...mapped] } },
    select: { id: true, slug: true },
  });
  const wanted = new Set(there.map(({ slug }) => slug));
  const kept = held.filter((slug) => !before.has(slug) || wanted.has(slug));
  const added = there.filter(({ slug }) => !held.includes(slug));
  const still = there.filter(({ slug }) => held.includes(slug) && before.has(slug));
  await db.mappedRole.deleteMany({ where: { organizationId, memberId, providerId } });
  await db.mappedRole.createMany({
    data: [...added, ...still].map(({ id: roleId }) => ({
      ...{ organizationId, memberId, roleId, providerId },
    })),
    skipDuplicates: true,
  });
  if (added.length === 0 && kept.length === held.length) return null;
  return [...kept, ...added.map(({ slug }) => slug)];
}
