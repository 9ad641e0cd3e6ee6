import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";

/** `admins (id)`, to stand after WITH RECURSIVE: the role Admin, and the roles that contain it. */
export const adminRoles = ({ organizationId }: Scope): Sql => sql`
  admins AS (
    SELECT id FROM roles WHERE organization_id = ${organizationId}::uuid AND admin
    UNION SELECT c.role_id FROM admins JOIN role_roles c
      ON c.organization_id = ${organizationId}::uuid AND c.contained_id = admins.id
  )`;
