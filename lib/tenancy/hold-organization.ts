import type pg from "pg";
import { pool } from "@/lib/db/pool.ts";
import { toGatehouseError } from "@/lib/db/errors.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { log } from "@/lib/kernel/log.ts";

/**
 * Runs work of several transactions while nobody else does the same kind of work for this
 * organization. PostgreSQL itself keeps the hold, on a connection of its own: a process that dies
 * holds nothing, and a connection that is lost half-way lets others in. @throws Conflict at once when somebody else is at it; whatever `run` throws.
 */
export async function holdOrganization<Result>(
  hold: { readonly organizationId: OrganizationId; readonly purpose: "import" },
  run: () => Promise<Result>,
): Promise<Result> {
  const key = `${hold.purpose}:${hold.organizationId}`;
  const client = await pool()
    .connect()
    .catch((cause: unknown) => {
      throw toGatehouseError(cause);
    });
  // @NOTE The pool listens to idle connections alone; an error nobody listens to ends the process.
  client.on("error", tellOfLoss);
  try {
    await take(client, key, hold.purpose);
  } catch (cause) {
    letGo(client, "broken");
    throw toGatehouseError(cause);
  }
  try {
    return await run();
  } finally {
    await giveBack(client, key);
  }
}

async function take(client: pg.PoolClient, key: string, purpose: string): Promise<void> {
  const { rows } = await client.query<{ held: boolean }>(
    "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held",
    [key],
  );
  if (rows[0]?.held !== true) {
    throw new Conflict(`Another ${purpose} is running for this organization.`);
  }
}

/** A connection that could not give its lock back is closed; the lock ends with it. */
async function giveBack(client: pg.PoolClient, key: string): Promise<void> {
  try {
    await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [key]);
    letGo(client, "sound");
  } catch {
    letGo(client, "broken");
  }
}

function letGo(client: pg.PoolClient, state: "sound" | "broken"): void {
  client.off("error", tellOfLoss);
  client.release(state === "broken");
}

const tellOfLoss = ({ message }: Error): void =>
  log.warn("the connection that held an organization was lost", { reason: message });
