import { z } from "zod";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { STARTER_COLLECTIONS, STARTER_ROLES, type StarterRole } from "./starter.ts";

/** What stands below /admin where an organization's slug would. */
const RESERVED = new Set(["account", "archive", "errors", "instance"]);

export const organizationSlugSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, "Use lower-case letters, digits and hyphens.")
  .refine((slug) => !RESERVED.has(slug), "This word is taken by the dashboard itself.");

export const createOrganizationInput = z.strictObject({
  slug: organizationSlugSchema,
  name: z.string().trim().min(1, "Give it a name.").max(120),
});

/**
 * Opens a new organization, the one the scope was opened for: its system roles, its website's
 * collections, and a site that is private until somebody decides otherwise.
 * @throws Conflict for a taken slug.
 */
export const createOrganization = defineMutation({
  action: "create",
  collection: "organizations",
  input: createOrganizationInput,
  async run({ scope, input }) {
    const { organizationId, db } = scope;
    await db.organization.create({ data: { id: organizationId, ...input } });
    await db.organizationSettings.create({ data: { organizationId } });
    await db.siteAccess.create({ data: { organizationId, level: "private" } });
    await db.collection.createMany({
      data: STARTER_COLLECTIONS.map((collection) => ({
        organizationId,
        id: newId(),
        ...collection,
      })),
    });
    for (const role of STARTER_ROLES) await addSystemRole(scope, role);
  },
  audit: ({ scope, input }) => ({
    action: "organization.create",
    collection: "organizations",
    subjectId: scope.organizationId,
    summary: `Created the organization «${input.name}»`,
  }),
  announces: ["site-access-changed"],
});

async function addSystemRole({ organizationId, db }: Scope, starter: StarterRole): Promise<void> {
  const { permissions, ...role } = starter;
  const roleId = newId();
  await db.role.create({ data: { organizationId, id: roleId, system: true, ...role } });
  if (permissions.length === 0) return;
  const policyId = newId();
  await db.policy.create({
    data: { organizationId, id: policyId, name: role.name, description: role.description },
  });
  await db.permission.createMany({
    data: permissions.flatMap(({ collection, actions }) =>
      actions.map((action) => ({ organizationId, id: newId(), policyId, collection, action })),
    ),
  });
  await db.rolePolicy.create({ data: { organizationId, roleId, policyId } });
}
