import type { Client, Entry } from "../../packages/client/src/client.ts";

/** What the second system wants of the CMS, in its own words. */
export const PLAN = {
  policy: {
    name: "Recipes of one's own",
    description: "Made by the staff system.",
    permissions: [
      { collection: "posts", action: "create" },
      ...["read", "read-draft", "update"].map((action) => ({
        ...{ collection: "posts", action },
        rule: { createdBy: { _eq: "$CURRENT_USER" } },
      })),
    ],
  },
  role: { slug: "recipe-author", name: "Recipe Author" },
  person: { email: "rita@acme.test", name: "Rita Recipes" },
} as const;

export type Provisioned = { readonly policy: Entry; readonly role: Entry; readonly member: Entry };

/**
 * Makes of the plan what is not there yet. Run again it finds all of it and makes nothing.
 * @returns each part as it stands, and the names of those that were made now.
 */
export async function provision(
  client: Client,
): Promise<Provisioned & { readonly made: readonly string[] }> {
  const made: string[] = [];
  const stands = async (type: string, key: string, fields: Readonly<Record<string, unknown>>) => {
    const { items } = await client.list(type, { filter: { [key]: { _eq: String(fields[key]) } } });
    if (items[0] !== undefined) return items[0];
    made.push(type);
    return client.create(type, { fields });
  };
  const policy = await stands("policies", "name", PLAN.policy);
  const role = await stands("roles", "slug", { ...PLAN.role, policies: [policy.id] });
  const member = await stands("users", "email", { ...PLAN.person, roles: [PLAN.role.slug] });
  return { policy, role, member, made };
}
