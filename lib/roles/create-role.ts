import { z } from "zod";
import { ACTIONS } from "@/lib/access/action.ts";
import { requireStorable } from "@/lib/catalogue/require-storable.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";

export const createRoleInput = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: z.string().trim().min(1).max(80),
  description: z.string().max(500).default(""),
  permissions: z
    .array(
      z.strictObject({
        collection: z.string().min(1).max(80),
        action: z.enum(ACTIONS),
        /** Names of the fields it concerns; absent: all of them. */
        fields: z.array(z.string().min(1).max(80)).max(200).optional(),
        /** Which entries it concerns; absent: all of them. */
        rule: z.record(z.string(), z.json()).optional(),
      }),
    )
    .max(500),
});

/**
 * Adds a role with one policy that holds its permissions.
 * @throws Conflict for a taken slug; Invalid for a permission that could not be obeyed, naming its place.
 */
export const createRole = defineMutation({
  action: "create",
  collection: "roles",
  input: createRoleInput,
  async run({ scope, input }) {
    const { organizationId, db } = scope;
    const [id, policyId] = [newId(), newId()];
    const { permissions, ...role } = input;
    await requireStorable(scope, permissions);
    await db.role.create({ data: { organizationId, id, ...role } });
    await db.policy.create({ data: { organizationId, id: policyId, name: role.name } });
    await db.permission.createMany({
      data: permissions.map(({ fields, rule, ...grant }) => ({
        ...{ organizationId, id: newId(), policyId, ...grant },
        ...(fields === undefined ? {} : { fields }),
        ...(rule === undefined ? {} : { rule }),
      })),
    });
    await db.rolePolicy.create({ data: { organizationId, roleId: id, policyId } });
    return { id };
  },
  audit: ({ input }, { id }) => ({
    action: "role.create",
    collection: "roles",
    subjectId: id,
    summary: `Created the role «${input.name}»`,
  }),
});
