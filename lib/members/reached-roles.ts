import type { Scope } from "@/lib/tenancy/scope.ts";
import type { MemberDetail } from "./member.ts";

type ReachedRole = MemberDetail["reachedRoles"][number];

type Named = {
  readonly slug: string;
  readonly name: string;
  readonly contains: readonly string[];
};

/** The roles that somebody with these roles holds at whatever depth, by name, each on its shortest way. */
export async function selectReachedRoles(
  { db, organizationId }: Scope,
  direct: readonly string[],
): Promise<readonly ReachedRole[]> {
  const rows = await db.$queryRaw<Named[]>`
    SELECT r.slug, r.name, (SELECT coalesce(array_agg(x.slug ORDER BY x.slug), '{}')
        FROM role_roles c JOIN roles x ON x.organization_id = c.organization_id AND x.id = c.contained_id
        WHERE c.organization_id = r.organization_id AND c.role_id = r.id) AS contains
    FROM roles r WHERE r.organization_id = ${organizationId}::uuid`;
  return reachedFrom(direct, new Map(rows.map((row) => [row.slug, row])));
}

/** Breadth first: whoever is found first is found on the shortest way. */
function reachedFrom(
  direct: readonly string[],
  roles: ReadonlyMap<string, Named>,
): readonly ReachedRole[] {
  const found = new Map<string, ReachedRole>();
  const queue = direct.map((slug) => ({ slug, through: [] as string[] }));
  for (const { slug, through } of queue) {
    const role = roles.get(slug);
    if (role === undefined || found.has(slug)) continue;
    found.set(slug, { slug, name: role.name, through });
    queue.push(...role.contains.map((next) => ({ slug: next, through: [...through, slug] })));
  }
  return [...found.values()].toSorted(
    (a, b) => a.name.localeCompare(b.name, "en") || a.slug.localeCompare(b.slug, "en"),
  );
}
