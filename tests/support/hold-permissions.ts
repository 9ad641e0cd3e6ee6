import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { ask, type TestDatabase } from "./database.ts";

/** A permission as a test gives it; what is absent says nothing. */
export type GivenPermission = {
  readonly collection: string;
  readonly action: string;
  readonly fields?: readonly string[];
  readonly rule?: object;
};

/** Gives a member exactly these permissions, by a policy of their own and no role. */
export async function holdPermissions(
  { superUrl }: TestDatabase,
  { organizationId, memberId }: MemberPrincipal,
  permissions: readonly GivenPermission[],
): Promise<string> {
  const policyId = newId();
  const at = [organizationId, memberId];
  const forget = (table: string) =>
    ask(superUrl, `DELETE FROM ${table} WHERE organization_id = $1 AND member_id = $2`, at);
  await forget("member_roles");
  await forget("member_policies");
  await ask(
    superUrl,
    "INSERT INTO policies (organization_id, id, name) VALUES ($1, $2::uuid, $2::uuid::text)",
    [organizationId, policyId],
  );
  await ask(
    superUrl,
    `INSERT INTO permissions (organization_id, id, policy_id, collection, action, fields, rule)
     SELECT $1, gen_random_uuid(), $2, g.collection, g.action, g.fields, g.rule
     FROM jsonb_to_recordset($3::jsonb)
       AS g (collection text, action text, fields jsonb, rule jsonb)`,
    [organizationId, policyId, JSON.stringify(permissions)],
  );
  await ask(superUrl, "INSERT INTO member_policies VALUES ($1, $2, $3)", [...at, policyId]);
  return policyId;
}
