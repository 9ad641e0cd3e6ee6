import { z } from "zod";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { defineMutation, defineQuery } from "@/lib/usecase/use-case.ts";

/** Whether anybody may become a member of the organization by themselves. */
export const getRegistration = defineQuery({
  action: "create",
  collection: "users",
  input: z.strictObject({}),
  run: async ({ scope: { db, organizationId } }) => {
    const row = await db.organizationSettings.findFirst({ where: { organizationId } });
    return { isOpen: row?.registration === true };
  },
});

/**
 * Lets people register, or not (S-96): they prove their address by mail and become members with the
 * role User. For Admins: whoever is let in may be anybody, and what User holds is theirs then.
 * @throws Forbidden for anybody else.
 */
export const changeRegistration = defineMutation({
  action: "create",
  proven: true,
  collection: "users",
  input: z.strictObject({ isOpen: z.boolean() }),
  async run({ scope, input: { isOpen } }): Promise<{ changed: boolean }> {
    const { db, organizationId, grants } = scope;
    if (!grants.admin) throw new Forbidden("An Admin decides whether people may register.");
    const { count } = await db.organizationSettings.updateMany({
      where: { organizationId, registration: !isOpen },
      data: { registration: isOpen },
    });
    return { changed: count > 0 };
  },
  audit: ({ scope, input: { isOpen } }, { changed }) =>
    changed
      ? {
          action: isOpen ? "registration.open" : "registration.close",
          collection: "users",
          subjectId: scope.organizationId,
          summary: isOpen ? "Let people register by themselves" : "Closed registration",
        }
      : null,
});
