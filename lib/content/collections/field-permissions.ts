import type { Scope } from "@/lib/tenancy/scope.ts";

/** Takes a field out of every permission that lists it: restoring the field revives none of them. */
export async function forgetField(scope: Scope, field: string): Promise<void> {
  const { db, organizationId } = scope;
  await countChange(scope, field);
  await db.$executeRaw`
    UPDATE permissions SET fields = fields - ${field}::text
    WHERE organization_id = ${organizationId}::uuid AND fields @> to_jsonb(${field}::text)`;
}

/**
 * Lets every permission that lists a field list the one that takes its place: it is the same thing to
 * whoever gave them, and holds nothing that the former did not.
 */
export async function followField(scope: Scope, from: string, to: string): Promise<void> {
  const { db, organizationId } = scope;
  await countChange(scope, from);
  await db.$executeRaw`
    UPDATE permissions SET fields = (fields - ${from}::text) || to_jsonb(${to}::text)
    WHERE organization_id = ${organizationId}::uuid AND fields @> to_jsonb(${from}::text)`;
}

/** @NOTE Whoever has one of the policies open works from what it said before. */
async function countChange({ db, organizationId }: Scope, field: string): Promise<void> {
  await db.$executeRaw`
    UPDATE policies o SET revision = revision + 1
    WHERE o.organization_id = ${organizationId}::uuid AND EXISTS (SELECT 1 FROM permissions p
      WHERE p.organization_id = o.organization_id AND p.policy_id = o.id
        AND p.fields @> to_jsonb(${field}::text))`;
}
