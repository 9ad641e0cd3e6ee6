import pg from "pg";
import { inject } from "vitest";
import { closeDatabase } from "@/lib/db/client.ts";
import type { TestDatabase } from "./database.ts";

const NAME = "peopled";

/**
 * What stands in a file's database once `make` has run. The first file of a run makes it; every other
 * gets a copy of its database, which takes a tenth of the time.
 */
export async function peopled<World>(
  { superUrl }: TestDatabase,
  make: () => Promise<World>,
): Promise<World> {
  const client = new pg.Client({ connectionString: inject("testServer").superUrl });
  const own = new URL(superUrl).pathname.slice(1);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(1)");
    const { rows } = await client.query<{ world: string }>(
      "SELECT shobj_description(oid, 'pg_database') AS world FROM pg_database WHERE datname = $1",
      [NAME],
    );
    const world = rows[0] === undefined ? await make() : (JSON.parse(rows[0].world) as World);
    // @NOTE Nobody can copy a database, or replace one, that somebody is connected to.
    await closeDatabase();
    if (rows[0] === undefined) {
      await client.query(`CREATE DATABASE ${NAME} TEMPLATE ${own}`);
      const told = pg.escapeLiteral(JSON.stringify(world));
      await client.query(`COMMENT ON DATABASE ${NAME} IS ${told}`);
      return world;
    }
    await client.query("SELECT pg_advisory_unlock(1)");
    const { rows: owners } = await client.query<{ owner: string }>(
      "SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1",
      [own],
    );
    await client.query(`DROP DATABASE ${own} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${own} TEMPLATE ${NAME} OWNER ${owners[0]?.owner ?? ""}`);
    return world;
  } finally {
    await client.end();
  }
}
