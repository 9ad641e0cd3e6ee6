import { askTogether, sql } from "./sql.ts";

/** Tables without organization_id that row-level security guards all the same. */
const OTHER_GUARDED_TABLES = [
  ...["organizations", "users", "sessions", "former_passwords", "instance_errors"],
  ...["totp_factors", "recovery_codes", "passkeys", "pending_sign_ins"],
  ...["instance_providers", "instance_identities"],
];

/** A tenant table is open, or the application's role could walk around its policy. */
export class UnguardedTables extends Error {
  constructor(names: readonly string[]) {
    super(
      `Row-level security does not hold for: ${names.join(", ")}. ` +
        "Run the migrations; the application must not own its tables or bypass policies.",
    );
  }
}

/**
 * The tenant tables that PostgreSQL does not guard by itself: without forced row-level security,
 * without a policy or with one for the role in use that does not ask for the context, or with a role in use that could bypass either or owns
 * a table (named as `role …`).
 * @NOTE Past Prisma, which would have every process hold its engine from the start.
 */
export async function listUnguardedTables(): Promise<string[]> {
  const [rows = []] = await askTogether([
    sql`
    SELECT c.relname AS name FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
      AND (c.relname = ANY(${OTHER_GUARDED_TABLES}) OR EXISTS (
        SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id'
          AND NOT a.attisdropped))
      AND NOT (c.relrowsecurity AND c.relforcerowsecurity
        AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)
        AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid
          AND EXISTS (SELECT 1 FROM unnest(p.polroles) r(oid) WHERE r.oid = 0
            OR pg_has_role(current_user, r.oid, 'MEMBER'))
          AND pg_get_expr(p.polqual, c.oid) !~ 'gatehouse_(organization|user|context)'))
    UNION ALL
    SELECT 'role ' || rolname FROM pg_roles
    WHERE rolname = current_user AND (rolsuper OR rolbypassrls
      OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
        AND c.relkind = 'r' AND pg_has_role(current_user, c.relowner, 'MEMBER')))
    ORDER BY name`,
  ]);
  return rows.map(({ name }) => String(name));
}

const keeper = globalThis as typeof globalThis & { gatehouseGuarded?: Promise<void> };

/**
 * Resolves once PostgreSQL was seen to guard every tenant table; asked once a process.
 * @throws UnguardedTables, for good; Unavailable while the database is out of reach.
 */
export function requireGuardedTables(): Promise<void> {
  keeper.gatehouseGuarded ??= check();
  return keeper.gatehouseGuarded;
}

async function check(): Promise<void> {
  try {
    const unguarded = await listUnguardedTables();
    if (unguarded.length > 0) throw new UnguardedTables(unguarded);
  } catch (cause) {
    if (cause instanceof UnguardedTables) throw cause;
    delete keeper.gatehouseGuarded;
    throw cause;
  }
}
