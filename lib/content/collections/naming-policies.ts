import { readsWhole } from "@/lib/access/reads-whole.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { PoliciesNaming } from "./preview.ts";

/** The policies that speak of a field, at whatever place of a permission. */
export type Naming = { readonly listing: PoliciesNaming; readonly asking: PoliciesNaming };

type Row = { name: string; lists: boolean; asks: boolean };

/**
 * Which policies list a field, and which ask it in a rule, a condition or a preset, also those of
 * another collection that reach it along a relation.
 * @NOTE An id occurs nowhere by chance, so that it is looked for in the text.
 */
export async function namingPolicies(scope: Scope, field: string): Promise<Naming> {
  const rows = await scope.db.$queryRaw<Row[]>`
    SELECT o.name, bool_or(p.lists) AS lists, bool_or(p.asks) AS asks
    FROM (SELECT p.organization_id, p.policy_id,
        coalesce(p.fields @> to_jsonb(${field}::text), false) AS lists,
        concat(p.rule, p.validation, p.presets) LIKE ${`%${field}%`} AS asks
      FROM permissions p WHERE p.organization_id = ${scope.organizationId}::uuid) p
    JOIN policies o ON o.organization_id = p.organization_id AND o.id = p.policy_id
    WHERE p.lists OR p.asks GROUP BY o.name ORDER BY o.name`;
  return {
    listing: told(
      scope,
      rows.filter(({ lists }) => lists),
    ),
    asking: told(
      scope,
      rows.filter(({ asks }) => asks),
    ),
  };
}

/** The policies that open a collection to one of these actions; to none in particular: to any. */
export async function policiesOn(
  scope: Scope,
  slug: string,
  actions: readonly string[] = [],
): Promise<PoliciesNaming> {
  const rows = await scope.db.$queryRaw<Pick<Row, "name">[]>`
    SELECT DISTINCT o.name FROM permissions p
    JOIN policies o ON o.organization_id = p.organization_id AND o.id = p.policy_id
    WHERE p.organization_id = ${scope.organizationId}::uuid AND p.collection = ${slug}
      AND (cardinality(${actions}::text[]) = 0 OR p.action = ANY (${actions}::text[]))
    ORDER BY o.name`;
  return told(scope, rows);
}

const told = (scope: Scope, rows: readonly Pick<Row, "name">[]): PoliciesNaming => ({
  count: rows.length,
  names: readsWhole(scope, "policies") ? rows.map(({ name }) => name) : null,
});

/** The policies as a sentence names them. */
export function namesOf({ count, names }: PoliciesNaming): string {
  if (names === null) return count === 1 ? "one policy" : `${count} policies`;
  const quoted = names.slice(0, 5).map((name) => `«${name}»`);
  const more = names.length - quoted.length;
  return [...quoted, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
