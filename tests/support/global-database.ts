import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { appUrlOf } from "../../scripts/lib/app-role.ts";
import { migrateDatabase } from "../../scripts/lib/migrate-database.ts";
import { ensureOwnerDatabase } from "../../scripts/lib/owner-database.ts";
import { temporaryCluster } from "../../scripts/lib/temporary-cluster.ts";

/** What each test file needs to know of the run's one PostgreSQL. */
export type TestServer = {
  /** Superuser, at the database `postgres`. */
  readonly superUrl: string;
  /** Owner of the tables, at the template database. */
  readonly ownerUrl: string;
  /** The application's role, at the template database. */
  readonly appUrl: string;
  /** GATEHOUSE_SECRET of the run. */
  readonly secret: string;
};

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * Vitest global setup: starts a real PostgreSQL and migrates one database, of which every test file
 * takes a copy. Returns the end of it, which Vitest calls also after failures.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await temporaryCluster();
  try {
    const secret = randomBytes(32).toString("base64url");
    const ownerUrl = await ensureOwnerDatabase(cluster.url, randomBytes(24).toString("base64url"));
    const appUrl = appUrlOf(ownerUrl, secret);
    await migrateDatabase(ownerUrl, appUrl);
    project.provide("testServer", { superUrl: cluster.url, ownerUrl, appUrl, secret });
    return () => cluster.stop();
  } catch (cause) {
    await cluster.stop();
    throw cause;
  }
}
