import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../../scripts/lib/free-port.ts";
import { ensureOwnerDatabase, OWNER } from "../../../scripts/lib/owner-database.ts";
import {
  initCluster,
  startCluster,
  SUPERUSER,
  type Cluster,
} from "../../../scripts/lib/postgres-cluster.ts";
import { startLoopback, type LoopbackServer } from "../site-access/loopback-server.ts";
import { ask } from "./ask.ts";
import { rowsOf } from "./rows.ts";

/** A PostgreSQL that a test takes away and gives back, on the same port with the same data. */
export type OwnPostgres = {
  /** Connection string of the tables' owner, for `DATABASE_URL`. */
  readonly ownerUrl: string;
  readonly superUrl: string;
  /** Ends it at once, as if its machine had failed; every connection breaks. */
  kill(): Promise<void>;
  /** SIGKILL for all of its processes, in the midst of whatever they do, and a start from what is left. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and deletes its data. */
  destroy(): Promise<void>;
};

/** Starts a new, empty PostgreSQL of the test's own. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-outage-"));
  chmodSync(folder, 0o755); // PostgreSQL's own account has to pass through
  const directory = path.join(folder, "data");
  mkdirSync(directory);
  const password = randomBytes(24).toString("base64url");
  initCluster(directory, password);
  const port = await freePort();
  const logFile = path.join(folder, "log");
  const start = () => startCluster({ directory, port, logFile, settings: { fsync: "off" } });
  let cluster = await start();
  const urlTo = (database: string) =>
    `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  const ownerUrl = await ensureOwnerDatabase(urlTo("postgres"), password);
  return {
    ownerUrl,
    superUrl: urlTo(OWNER),
    kill: async () => {
      process.kill(cluster.pid, "SIGQUIT");
      await cluster.ended;
    },
    crash: async () => {
      const workers = await rowsOf<{ pid: number }>(
        urlTo(OWNER),
        "SELECT pid FROM pg_stat_activity",
        [],
      );
      for (const pid of [cluster.pid, ...workers.map((worker) => worker.pid)]) killQuietly(pid);
      await cluster.ended;
      cluster = await onceTheyAreGone(start);
    },
    start: async () => {
      cluster = await start();
    },
    destroy: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/**
 * @NOTE PostgreSQL does not start while a worker of the one before lives. Those that came after the
 * list was read see that they are alone, and end.
 */
async function onceTheyAreGone(start: () => Promise<Cluster>): Promise<Cluster> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await start();
    } catch (cause) {
      if (tries === 10) throw cause;
      await sleep(500);
    }
  }
}

/** @NOTE Some end by themselves before it is their turn. */
function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {}
}

/**
 * Stands where a server calls itself (`GATEHOUSE_SELF`) and hands everything on to it, so that a test
 * can take away the record store and nothing else.
 */
export const startSelfProxy = (port: number): Promise<LoopbackServer> =>
  startLoopback(async (request) => {
    const { pathname, search, host } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    for (const name of ["content-length", "connection", "accept-encoding"]) delete headers[name];
    const asking = { path: `${pathname}${search}`, host, method: request.method, headers };
    const body = await request.text();
    const reply = await ask(port, body === "" ? asking : { ...asking, body });
    const passedOn = new Headers();
    for (const [name, value] of Object.entries(reply.headers)) {
      if (!/^(?:connection|keep-alive|transfer-encoding|content-encoding)$/.test(name)) {
        passedOn.set(name, String(value));
      }
    }
    return new Response(reply.status === 204 ? null : reply.body, {
      status: reply.status,
      headers: passedOn,
    });
  });

/** Ends the embedded PostgreSQL of a data folder at once, unasked. */
export function killEmbeddedPostgres(data: string): void {
  const file = path.join(data, "postgres", "postmaster.pid");
  process.kill(Number(readFileSync(file, "utf8").split("\n")[0]), "SIGQUIT");
}
