import { mkdtempSync, chmodSync, mkdirSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "./free-port.ts";
import { initCluster, startCluster, SUPERUSER } from "./postgres-cluster.ts";

export type TemporaryCluster = {
  /** Connection string of the superuser, at the database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Stops PostgreSQL and deletes its files. */
  stop(): Promise<void>;
};

/** A real PostgreSQL that lives as long as it is needed; nothing of it survives a power cut. */
export async function temporaryCluster(preferredPort?: number): Promise<TemporaryCluster> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-postgres-"));
  chmodSync(folder, 0o755); // PostgreSQL's own account has to pass through
  const directory = path.join(folder, "data");
  mkdirSync(directory);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const password = randomBytes(24).toString("base64url");
    initCluster(directory, password);
    const port = await freePort(preferredPort);
    const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };
    const cluster = await startCluster({ directory, port, logFile: path.join(folder, "log"), settings });
    const url = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
    return { url, port, stop: () => cluster.stop().then(remove) };
  } catch (cause) {
    remove();
    throw cause;
  }
}
