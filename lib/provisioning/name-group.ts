import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { readableRoles } from "./group-reads.ts";
import { saveGroupName } from "./name-repository.ts";

/**
 * Keeps under which id the identity system knows a role. It is a word about who gets the role, and
 * takes the right to change members; the role stays as it is. @throws NotFound.
 */
export const nameGroup = defineMutation({
  action: "update",
  inTurn: true,
  collection: "users",
  input: z.strictObject({ id: z.uuid(), externalId: z.string().min(1).max(200).nullable() }),
  async run({ scope, input, permit }) {
    const { id: roleId, externalId } = input;
    const known = await scope.db.$queryRaw<{ slug: string }[]>`
      SELECT t.slug FROM roles t WHERE ${readableRoles(scope)} AND t.id = ${roleId}::uuid`;
    const [role] = known;
    if (role === undefined) throw new NotFound();
    const changed = await saveGroupName(scope, permit, { roleId, externalId });
    return { changed, slug: role.slug };
  },
  audit: ({ input }, { changed, slug }) =>
    changed
      ? {
          action: "role.name",
          collection: "roles",
          subjectId: input.id,
          summary: `Noted what the identity system calls the role «${slug}»`,
          detail: { externalId: input.externalId },
        }
      : null,
});
