import { createHmac } from "node:crypto";
import pg from "pg";
import { StepFailed, reasonOf } from "./step-failed.ts";

/** Tables to which the application may add, and which it may never change. */
export const APPEND_ONLY_TABLES = ["audit_events", "instance_events"];

const MIGRATIONS_TABLE = "_prisma_migrations";

/**
 * The connection string of the application's own role `{database}_app` on the owner's database.
 * Its password is derived from the instance secret, so that it is written down nowhere.
 */
export function appUrlOf(ownerUrl: string, secret: string): string {
  const url = new URL(ownerUrl);
  const role = `${databaseOf(url)}_app`;
  url.username = encodeURIComponent(role);
  url.password = createHmac("sha256", secret)
    .update(`gatehouse/app-role/${role}`)
    .digest("base64url");
  return url.href;
}

/**
 * Makes sure that the role of `appUrl` exists, may sign in, and may do with the tables what the
 * application does and nothing else. Run by the owner after each migration; changes nothing when
 * nothing is amiss.
 * @throws StepFailed when the role is missing and the owner may not make it, or when it could
 * bypass row-level security.
 */
export async function ensureAppRole(owner: pg.Client, appUrl: string): Promise<void> {
  const url = new URL(appUrl);
  const role = decodeURIComponent(url.username);
  await refuseStrongRole(owner, role);
  if (!(await canSignIn(appUrl))) await writeRole(owner, role, decodeURIComponent(url.password));
  await owner.query(grantsFor(role, decodeURIComponent(databaseOf(new URL(appUrl)))));
}

const databaseOf = (url: URL): string => decodeURIComponent(url.pathname.slice(1));

async function refuseStrongRole(owner: pg.Client, role: string): Promise<void> {
  const strong = await owner.query(
    `SELECT 1 FROM pg_roles r WHERE r.rolname = $1 AND (r.rolsuper OR r.rolbypassrls
       OR EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = 'public' AND c.relkind = 'r' AND pg_has_role(r.oid, c.relowner, 'MEMBER')))`,
    [role],
  );
  if (strong.rowCount === 0) return;
  throw new StepFailed(
    `The application may not use the database role "${role}": it owns tables or bypasses row-level security.`,
    "Give DATABASE_APP_URL of an ordinary role, or leave it empty to have one made.",
  );
}

async function canSignIn(appUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (cause) {
    const code = (cause as { code?: string }).code ?? "";
    // 28: unknown role or wrong password; 42501: may not connect. Anything else is not about roles.
    if (code.startsWith("28") || code === "42501") return false;
    throw cause;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function writeRole(owner: pg.Client, role: string, password: string): Promise<void> {
  const known = await owner.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  const name = pg.escapeIdentifier(role);
  // Only a superuser may name the other traits in ALTER, and `refuseStrongRole` looked at them.
  const order =
    known.rowCount === 0
      ? `CREATE ROLE ${name} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION`
      : `ALTER ROLE ${name}`;
  try {
    await owner.query(`${order} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  } catch (cause) {
    throw new StepFailed(
      `The database role "${role}" for the application could not be set up: ${reasonOf(cause)}`,
      `Have an administrator run CREATE ROLE ${name} LOGIN PASSWORD '…' and give DATABASE_APP_URL with it.`,
      cause,
    );
  }
}

/** One statement list, so that a concurrent start sees all of it or nothing. */
function grantsFor(role: string, database: string): string {
  const to = pg.escapeIdentifier(role);
  const appendOnly = APPEND_ONLY_TABLES.map((table) => pg.escapeLiteral(table)).join(", ");
  return `
    REVOKE TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${to};
    GRANT USAGE ON SCHEMA public TO ${to};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${to};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${to};
    REVOKE INSERT, UPDATE, DELETE ON ${MIGRATIONS_TABLE} FROM ${to};
    DO $$ BEGIN IF to_regclass('public.organizations') IS NOT NULL THEN
      EXECUTE format('REVOKE DELETE ON organizations FROM %I', ${pg.escapeLiteral(role)});
    END IF; END $$;
    DO $$ DECLARE append_only text; BEGIN
      FOR append_only IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename IN (${appendOnly})
      LOOP EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM %I', append_only, ${pg.escapeLiteral(role)});
      END LOOP; END $$;`;
}
