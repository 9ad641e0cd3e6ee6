import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";

/** That import `i` is of whoever began this one: what somebody else imported may not be theirs to read. */
export const ofSameMember = ({ organizationId }: Scope, importId: string): Sql =>
  sql`i.member_id = (SELECT member_id FROM imports
    WHERE organization_id = ${organizationId}::uuid AND id = ${importId}::uuid)`;
