import { z } from "zod";
import { ACTIONS } from "@/lib/access/action.ts";
import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import { inOrder } from "./canonical.ts";
import { EDITION, SYSTEM_ROLES, type PolicyFile } from "./policy-file.ts";
import { unsafeParts } from "./unsafe-parts.ts";

/**
 * A model without policies, as many systems keep it: what a role may do stands in the role itself.
 * Roles add up; what none of somebody's roles names is not allowed.
 */
const roleModelSchema = z.strictObject({
  roles: z
    .array(
      z.strictObject({
        slug: z
          .string()
          .max(80)
          .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "A slug: small letters, digits and single hyphens."),
        name: z.string().trim().min(1, "Give it a name.").max(80),
        description: z.string().trim().max(500).default(""),
        permissions: z
          .array(
            z.strictObject({
              collection: z.string().min(1).max(80),
              action: z.enum(ACTIONS, `No such action. There are ${ACTIONS.join(", ")}.`),
              /** Absent: all of them. */
              fields: z.array(z.string().min(1).max(80)).max(200).optional(),
              /** Absent: every entry. */
              rule: z.record(z.string().max(200), z.json()).optional(),
            }),
          )
          .max(500),
      }),
    )
    .max(500),
});

export type RoleModel = z.infer<typeof roleModelSchema>;

/**
 * Reads a document that holds a role-only model.
 * @throws Invalid, each issue with its path, for what is no model and for two roles of one slug.
 */
export function readRoleModel(document: unknown): RoleModel {
  const unsafe = unsafeParts(document);
  if (unsafe.length > 0) throw new Invalid("This is no role model.", unsafe);
  const result = roleModelSchema.safeParse(document);
  const issues = result.success ? repeatedSlugs(result.data) : result.error.issues.map(issueOf);
  if (issues.length > 0 || !result.success) throw new Invalid("This is no role model.", issues);
  return result.data;
}

/**
 * The same with policies: each role's permissions become one policy, which it holds. Nothing is
 * split, shared or tidied up, so that everybody can do what they could; that comes later, by hand.
 * Admin may do everything without a policy; the other roles of the system hold some already, which
 * bear their names.
 */
export function policyFileOf({ roles }: RoleModel): PolicyFile {
  const taken = new Set<string>();
  const parts = roles
    .toSorted((a, b) => inOrder(a.slug, b.slug))
    .map(({ slug, name, description, permissions }) => {
      const gives = permissions.length > 0 && slug !== "admin";
      const wanted = SYSTEM_ROLES.has(slug) ? `Imported for ${slug}` : name;
      const policies = gives
        ? [{ name: freeName({ slug, name: wanted }, taken), description: "", permissions }]
        : [];
      const held = { contains: [], policies: policies.map((policy) => policy.name) };
      const role = SYSTEM_ROLES.has(slug)
        ? { slug, ...held }
        : { slug, name, description, ...held };
      return { role, policies };
    });
  return {
    gatehouse: EDITION,
    roles: parts.map(({ role }) => role),
    policies: parts.flatMap(({ policies }) => policies),
    assertions: [],
  };
}

const issueOf = ({ path, message }: { path: PropertyKey[]; message: string }): Issue => ({
  path: path.map((part) => (typeof part === "symbol" ? String(part) : part)),
  message,
});

function repeatedSlugs({ roles }: RoleModel): Issue[] {
  const seen = new Set<string>();
  return roles.flatMap(({ slug }, index): Issue[] => {
    if (!seen.has(slug)) {
      seen.add(slug);
      return [];
    }
    return [{ path: ["roles", index, "slug"], message: `«${slug}» stands here twice.` }];
  });
}

/** @NOTE Names of policies are unique; names of roles are not, and may be another's slug. */
function freeName({ slug, name }: { slug: string; name: string }, taken: Set<string>): string {
  let found = name;
  for (let count = 1; taken.has(found); count += 1) {
    found = count === 1 ? slug : `${slug.slice(0, 70)} ${count}`;
  }
  taken.add(found);
  return found;
}
