import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import { chmodSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "./free-port.ts";
import { ensureOwnerDatabase } from "./owner-database.ts";
import { type PostgresAccount, postgresAccount } from "./postgres-account.ts";
import { SHARED_FOLDER } from "./postgres-binaries.ts";
import {
  adoptCluster,
  type Cluster,
  initCluster,
  startCluster,
  SUPERUSER,
} from "./postgres-cluster.ts";
import type { Secrets } from "./secrets.ts";
import { StepFailed, reasonOf } from "./step-failed.ts";

export type EmbeddedDatabase = {
  readonly cluster: Cluster;
  /** Connection string of the role that owns the tables. */
  readonly ownerUrl: string;
};

type Passwords = Pick<Secrets, "POSTGRES_SUPERUSER_PASSWORD" | "POSTGRES_OWNER_PASSWORD">;

/**
 * PostgreSQL in `{data}/postgres`, made with the first start, on a port of 127.0.0.1 that it keeps.
 * One that a killed run left behind is taken over as it is.
 * @throws StepFailed
 */
export async function startEmbeddedDatabase(
  data: string,
  passwords: Passwords,
): Promise<EmbeddedDatabase> {
  const directory = prepareDirectory(data, passwords.POSTGRES_SUPERUSER_PASSWORD);
  const cluster = (await adoptCluster(directory)) ?? (await startNew(data, directory));
  writeFileSync(portFile(data), `${JSON.stringify({ port: cluster.port })}\n`);
  try {
    const superUrl = urlOf(
      `${SUPERUSER}:${passwords.POSTGRES_SUPERUSER_PASSWORD}`,
      cluster.port,
      "postgres",
    );
    const ownerUrl = await ensureOwnerDatabase(superUrl, passwords.POSTGRES_OWNER_PASSWORD);
    return { cluster, ownerUrl };
  } catch (cause) {
    await cluster.stop();
    throw new StepFailed(
      `The embedded PostgreSQL refuses us: ${reasonOf(cause)}`,
      `Its password is in ${data}/secrets.json: restore that file from a backup.`,
      cause,
    );
  }
}

/** The port the embedded PostgreSQL of a data directory had last; undefined when it had none. */
export function lastPort(data: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(portFile(data), "utf8")) as { port?: number }).port;
  } catch {
    return undefined;
  }
}

/** Connection string at the embedded PostgreSQL; `credentials` are `role:password`. */
export const urlOf = (credentials: string, port: number, database: string): string =>
  `postgresql://${credentials}@127.0.0.1:${port}/${database}`;

const portFile = (data: string): string => path.join(data, "postgres.json");

async function startNew(data: string, directory: string): Promise<Cluster> {
  const port = await freePort(lastPort(data));
  return startCluster({ directory, port, logFile: path.join(data, "postgres.log") });
}

/**
 * The data directory, made when it is missing: beside its place and then moved there, so that a
 * start killed in the middle leaves nothing half made.
 */
function prepareDirectory(data: string, password: string): string {
  const place = path.join(data, "postgres");
  if (existsSync(place)) return realpathSync(place);
  for (const name of readdirSync(data)) {
    if (name.startsWith("postgres-")) rmSync(path.join(data, name), { recursive: true });
  }
  const account = postgresAccount();
  const parent = canPass(account, data) ? data : SHARED_FOLDER;
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  const made = path.join(parent, `postgres-${randomUUID()}`);
  mkdirSync(made, { mode: 0o700 });
  try {
    initCluster(made, password);
  } catch (cause) {
    rmSync(made, { recursive: true, force: true });
    throw cause;
  }
  rmSync(place, { force: true }); // a link whose target is gone
  if (parent === data) renameSync(made, place);
  else symlinkSync(made, place);
  return realpathSync(place);
}

/**
 * Whether the account reaches what lies in the folder: not below `/root`, for instance. A folder of
 * ours that is closed itself, such as `mktemp -d` makes, is opened for passing through alone; what
 * is secret in it is closed by itself.
 */
function canPass(account: PostgresAccount, folder: string): boolean {
  if (account === null || passes(account, folder)) return true;
  const { mode } = statSync(folder);
  chmodSync(folder, mode | 0o001);
  if (passes(account, folder)) return true;
  chmodSync(folder, mode);
  return false;
}

const passes = (account: PostgresAccount, folder: string): boolean =>
  spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", folder], { ...account, cwd: "/" }).status === 0;
