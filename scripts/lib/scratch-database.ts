import { randomUUID } from "node:crypto";
import pg from "pg";

export type ScratchDatabase = { readonly url: string; drop(): Promise<void> };

/** An empty database beside the one of `url`, whose role needs CREATEDB. */
export async function createScratchDatabase(url: string): Promise<ScratchDatabase> {
  const name = `gatehouse_scratch_${randomUUID().replaceAll("-", "")}`;
  await once(url, `CREATE DATABASE ${name} TEMPLATE template0`);
  return {
    url: atDatabase(url, name),
    drop: () => once(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** The connection string with another database's name in it. */
export function atDatabase(url: string, database: string): string {
  const target = new URL(url);
  target.pathname = `/${encodeURIComponent(database)}`;
  return target.href;
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
