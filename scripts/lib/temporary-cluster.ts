import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "./free-port.ts";
import { initCluster, startCluster, SUPERUSER } from "./postgres-cluster.ts";
import { findPostmaster, isAlive } from "./postmaster-file.ts";

export type TemporaryCluster = {
  /** Connection string of the superuser, at the database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Stops PostgreSQL and deletes its files. */
  stop(): Promise<void>;
};

const PREFIX = "gatehouse-postgres-";

/** What makes PostgreSQL quick where nothing has to outlive a power cut. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};

/** A real PostgreSQL that lives no longer than this process. */
export async function temporaryCluster(): Promise<TemporaryCluster> {
  sweep();
  const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  const clear = () => destroy(folder);
  process.once("exit", clear);
  chmodSync(folder, 0o755); // PostgreSQL's own account has to pass through
  const directory = dataIn(folder);
  mkdirSync(directory);
  const password = randomBytes(24).toString("base64url");
  initCluster(directory, password);
  const port = await freePort();
  const logFile = path.join(folder, "log");
  const cluster = await startCluster({ directory, port, logFile, settings: SETTINGS });
  return {
    url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    port,
    stop: async () => {
      process.off("exit", clear);
      await cluster.stop();
      clear();
    },
  };
}

/** Clears away what killed processes left behind. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(
      name.startsWith(PREFIX) ? name.slice(PREFIX.length).split("-")[0] : Number.NaN,
    );
    if (Number.isInteger(pid) && !isAlive(pid)) destroy(path.join(tmpdir(), name));
  }
}

/** Synchronous, for it may be the last thing this process does. */
function destroy(folder: string): void {
  try {
    const running = findPostmaster(dataIn(folder));
    if (running) process.kill(running.pid, "SIGQUIT");
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Another user's, or still being written; the next run tries again.
  }
}

const dataIn = (folder: string): string => path.join(folder, "data");
