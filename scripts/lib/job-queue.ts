import { runMigrations } from "graphile-worker";
import pg from "pg";
import { StepFailed, reasonOf } from "./step-failed.ts";

/** What the library calls its schema. */
const SCHEMA = "graphile_worker";

/**
 * Brings the job queue's own schema to the state of its library, as the owner, and gives the
 * application's role what workers do with it. The application itself may change nothing of it.
 * @throws StepFailed when the owner may not make a schema, or a newer release of ours made this one.
 */
export async function installJobQueue(owner: pg.Client, urls: JobQueueUrls): Promise<void> {
  try {
    await runMigrations({ connectionString: urls.ownerUrl });
  } catch (cause) {
    throw new StepFailed(
      `The job queue could not be set up: ${reasonOf(cause)}`,
      "The owner of the database must be allowed to create a schema in it.",
      cause,
    );
  }
  await owner.query(rightsFor(decodeURIComponent(new URL(urls.appUrl).username)));
}

type JobQueueUrls = { readonly ownerUrl: string; readonly appUrl: string };

/**
 * @NOTE The library turns row-level security on and writes no policy: its tables are there for their
 * owner alone. Jobs hold ids and no content, and only a role with rights in the schema gets this far.
 */
function rightsFor(role: string): string {
  const to = pg.escapeIdentifier(role);
  return `
    GRANT USAGE ON SCHEMA ${SCHEMA} TO ${to};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${to};
    REVOKE INSERT, UPDATE, DELETE ON ${SCHEMA}.migrations FROM ${to};
    DO $$ DECLARE guarded text; BEGIN
      FOR guarded IN SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = '${SCHEMA}'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
          AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)
      LOOP EXECUTE format('CREATE POLICY workers ON ${SCHEMA}.%I USING (true) WITH CHECK (true)', guarded);
      END LOOP; END $$;`;
}
