import { z } from "zod";
import { Forbidden, Invalid } from "@/lib/kernel/errors.ts";
import { newId, type MemberId } from "@/lib/kernel/ids.ts";
import { findOrCreateUser } from "@/lib/tenancy/directory.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";

export const emailSchema = z.email("Use an email address.").max(320).toLowerCase();

export const addMemberInput = z.strictObject({
  email: emailSchema,
  name: z.string().trim().min(1).max(120),
  /**
   * Kept only when the person is new to the instance; null: they cannot sign in yet. Set-up alone
   * may give one, and make an owner: no member brings somebody else's password.
   */
  passwordHash: z.string().nullable(),
  /** The first user of the instance owns it. */
  instanceOwner: z.boolean().default(false),
  /** Slugs of the organization's roles. */
  roles: z.array(z.string()).max(50),
});

/**
 * Makes a person a member of the organization, creating the person when they are new.
 * @throws Forbidden for a password or ownership from anybody but the system; Invalid for a role that does not exist; Conflict for somebody who is a member already.
 */
export const addMember = defineMutation({
  action: "create",
  collection: "users",
  input: addMemberInput,
  async run({ scope, input }) {
    const { organizationId, db } = scope;
    const isFoundation = input.passwordHash !== null || input.instanceOwner;
    if (isFoundation && scope.principal.kind !== "system") throw new Forbidden();
    const { roles: slugs, ...person } = input;
    const roles = await db.role.findMany({ where: { organizationId, slug: { in: slugs } } });
    if (roles.length !== new Set(slugs).size) {
      throw new Invalid("One of the roles does not exist.", [
        { path: ["roles"], message: "One of the roles does not exist." },
      ]);
    }
    const userId = await findOrCreateUser(db, person);
    const id = newId<MemberId>();
    await db.member.create({ data: { organizationId, id, userId } });
    await db.memberRole.createMany({
      data: roles.map(({ id: roleId }) => ({ organizationId, memberId: id, roleId })),
    });
    return { id, userId };
  },
  audit: ({ input }, { id }) => ({
    action: "member.add",
    collection: "users",
    subjectId: id,
    summary: `Added ${input.email} with ${input.roles.join(", ") || "no role"}`,
  }),
});
