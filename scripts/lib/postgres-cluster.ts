import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, closeSync, existsSync, mkdtempSync, openSync } from "node:fs";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type PostgresAccount, postgresAccount } from "./postgres-account.ts";
import { type PostgresBinaries, postgresBinaries } from "./postgres-binaries.ts";
import { findPostmaster, isAlive, readPostmaster } from "./postmaster-file.ts";
import { StepFailed } from "./step-failed.ts";

export const SUPERUSER = "postgres";

const SECONDS_TO_START = 120; // crash recovery of a large database takes its time
const SECONDS_TO_STOP = 20;

export type Cluster = {
  readonly pid: number;
  readonly port: number;
  /** Ends when PostgreSQL does, wanted or not. */
  readonly ended: Promise<void>;
  /** Ends connections, writes everything out, and resolves when PostgreSQL is gone. */
  stop(): Promise<void>;
};

/**
 * Makes a database cluster in an existing, empty directory: UTF-8 in code point order (the same on
 * every machine), data checksums, passwords by SCRAM for everyone.
 * @throws StepFailed
 */
export function initCluster(directory: string, superuserPassword: string): void {
  const account = postgresAccount();
  const { initdb } = postgresBinaries(account);
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-initdb-"));
  const passwordFile = path.join(folder, "password");
  writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  for (const item of [folder, passwordFile, directory]) giveTo(account, item);
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const access = [`--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  const target = [
    `--pgdata=${directory}`,
    "--encoding=UTF8",
    "--data-checksums",
    "--no-instructions",
  ];
  const result = spawnSync(initdb, [...target, ...locale, ...access], {
    ...account,
    cwd: "/",
    env: quietEnvironment(),
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true, force: true });
  if (result.status === 0) return;
  throw new StepFailed(
    `PostgreSQL could not make its data directory ${directory}: ${result.stderr.trim()}`,
    "See whether the disk is full and the folder writable.",
  );
}

/**
 * Starts PostgreSQL on 127.0.0.1 only, apart from this process's terminal: Ctrl-C reaches us first,
 * and we stop the database last. `settings` are postgresql.conf parameters.
 * @throws StepFailed with the last lines of its log.
 */
export async function startCluster(options: {
  directory: string;
  port: number;
  logFile: string;
  settings?: Record<string, string>;
}): Promise<Cluster> {
  const account = ownerOf(options.directory);
  const child = launch(postgresBinaries(account), account, options);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for (let waited = 0; waited < SECONDS_TO_START * 1000; waited += 25) {
    const stated = readPostmaster(options.directory);
    if (stated?.ready && stated.pid === child.pid) {
      return { pid: stated.pid, port: options.port, ended, stop: () => stopPostmaster(stated.pid) };
    }
    if (child.exitCode !== null || child.signalCode !== null) break;
    await sleep(25);
  }
  child.kill("SIGQUIT");
  const tail = readFileSync(options.logFile, "utf8").trimEnd().split("\n").slice(-6).join("\n  ");
  throw new StepFailed(
    `PostgreSQL did not start. The end of ${options.logFile}:\n  ${tail}`,
    "Mend what it complains about and start again.",
  );
}

/** A PostgreSQL that an earlier, killed run left running on the directory; null when none is. */
export async function adoptCluster(directory: string): Promise<Cluster | null> {
  if (!existsSync(directory)) return null;
  for (let waited = 0; waited < SECONDS_TO_STOP * 1000; waited += 100) {
    const found = findPostmaster(directory);
    if (found === null) return null;
    const { pid, port } = found;
    if (found.ready) return { pid, port, ended: untilGone(pid), stop: () => stopPostmaster(pid) };
    await sleep(100);
  }
  return null;
}

/**
 * PostgreSQL runs only as the owner of its data directory. Root hands over what a copy of the
 * directory made its own.
 */
function ownerOf(directory: string): PostgresAccount {
  const { uid, gid } = statSync(directory);
  const own = process.getuid?.();
  if (own === undefined || own === uid) {
    const account = postgresAccount();
    if (account) execFileSync("chown", ["-R", `${account.uid}:${account.gid}`, directory]);
    return account;
  }
  if (own === 0) return { uid, gid };
  throw new StepFailed(
    `${directory} belongs to another account (${uid}).`,
    "Start as the account that made it (root, perhaps), or choose another folder with --data DIR.",
  );
}

/** Asks PostgreSQL to stop fast but in order; after a while, at once. */
async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const patience = sleep(SECONDS_TO_STOP * 1000, "late", { ref: false });
    if ((await Promise.race([untilGone(pid), patience])) !== "late") return;
  }
}

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(50);
}

function launch(
  { postgres }: PostgresBinaries,
  account: PostgresAccount,
  options: { directory: string; port: number; logFile: string; settings?: Record<string, string> },
): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(options.port),
    unix_socket_directories: "",
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(options.logFile, "a", 0o600);
  const child = spawn(postgres, ["-D", options.directory, ...flags], {
    ...account,
    cwd: "/",
    env: quietEnvironment(),
    detached: true,
    stdio: ["ignore", log, log],
  });
  child.once("error", () => undefined); // shows as an exit without a running server
  closeSync(log);
  child.unref();
  return child;
}

/** Secrets and PG* variables of our environment are none of PostgreSQL's business. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const wanted = new Set(["PATH", "TMPDIR", "TZ", "NODE_ENV"]);
  const kept = Object.entries(process.env).filter(([name]) => wanted.has(name));
  return Object.assign(Object.fromEntries(kept), { LC_ALL: "C" }) as unknown as NodeJS.ProcessEnv;
}

/** Hands a file or folder to PostgreSQL's account, for nobody else to read. */
function giveTo(account: PostgresAccount, item: string): void {
  if (account === null) return;
  chownSync(item, account.uid, account.gid);
  if (item.endsWith("password")) return;
  chmodSync(item, 0o700);
}
