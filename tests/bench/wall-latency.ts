import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { makeSitePass } from "@/lib/kernel/site-pass.ts";
import { makeStamp, stampHeader } from "@/lib/kernel/stamp.ts";
import { newId, type OrganizationId, type RequestId } from "@/lib/kernel/ids.ts";
import { startDemoServer, type DemoServer } from "../support/browser-server.ts";
import { measure, summarize, type Figures, type Target } from "./measure.ts";

/**
 * What the wall adds to a cached public page and to a refused API request: the product beside the
 * very same build whose middleware is taken out, in alternating rounds of one run. Without a wall
 * the page's door still demands a stamp, so the load generator brings one.
 */
const PROJECT = path.join(import.meta.dirname, "..", "..");
const ROUNDS = 3;
const SECONDS = 4;
const WITH = { name: "with the wall", build: ".next", port: 3141 };
const WITHOUT = { name: "without middleware", build: ".next-no-wall", port: 3142 };

const started: DemoServer[] = [];
try {
  started.push(await start(WITH));
  takeMiddlewareOut();
  started.push(await start(WITHOUT));
  report(await run());
} finally {
  for (const server of started) await server.stop();
  rmSync(path.join(PROJECT, WITHOUT.build), { recursive: true, force: true });
}

function start({ build, port }: typeof WITH): Promise<DemoServer> {
  return startDemoServer({ port, env: { GATEHOUSE_BUILD: build } });
}

/** The same files, but for the manifest in which Next looks up its middleware. */
function takeMiddlewareOut(): void {
  const [from, to] = [WITH.build, WITHOUT.build].map((folder) => path.join(PROJECT, folder));
  if (from === undefined || to === undefined) throw new Error("No build.");
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  const manifest = path.join(to, "server", "middleware-manifest.json");
  const content = JSON.parse(readFileSync(manifest, "utf8")) as Record<string, unknown>;
  writeFileSync(manifest, JSON.stringify({ ...content, middleware: {}, sortedMiddleware: [] }));
}

type Row = { what: string; connections: number; figures: Record<string, Figures> };

async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const connections of [1, 16]) {
    for (const [what, contenders] of Object.entries(await scenarios())) {
      rows.push({ what, connections, figures: await compare(contenders, connections) });
    }
  }
  return rows;
}

/** Contenders take turns, so that whatever else the machine does hits both. */
async function compare(
  contenders: readonly Contender[],
  connections: number,
): Promise<Record<string, Figures>> {
  const turns = Array.from({ length: ROUNDS }, () => contenders).flat();
  const rounds: Record<string, Figures[]> = {};
  for (const { name, prepare } of turns) {
    const figures = await measure(await prepare(), { connections, seconds: SECONDS });
    (rounds[name] ??= []).push(figures);
  }
  return Object.fromEntries(Object.entries(rounds).map(([name, all]) => [name, summarize(all)]));
}

type Contender = { name: string; prepare: () => Promise<Target> };

async function scenarios(): Promise<Record<string, Contender[]>> {
  const stamped = await stampedPage();
  const api = (port: number): Target => ({
    url: `http://127.0.0.1:${port}/api/v1/content/posts`,
    headers: { host: `localhost:${port}` },
    expect: 401,
  });
  const page: Target = {
    url: `http://127.0.0.1:${WITH.port}/about`,
    headers: { host: `acme.localhost:${WITH.port}` },
    expect: 200,
  };
  return {
    "cached public page": [
      { name: WITH.name, prepare: () => Promise.resolve(page) },
      { name: WITHOUT.name, prepare: stamped },
    ],
    "refused API request": [WITH, WITHOUT].map(({ name, port }) => ({
      name,
      prepare: () => Promise.resolve(api(port)),
    })),
  };
}

/** A request that passes the page's door without a wall; stamps last a minute, so one a round. */
async function stampedPage(): Promise<() => Promise<Target>> {
  const data = started[1]?.data ?? "";
  const secrets = JSON.parse(readFileSync(path.join(data, "secrets.json"), "utf8")) as {
    GATEHOUSE_SECRET: string;
  };
  const secret = secrets.GATEHOUSE_SECRET;
  const { organizationId, version } = await siteOf(WITHOUT.port, secret);
  const pass = await makeSitePass(secret, { organizationId, version });
  const host = `acme.localhost:${WITHOUT.port}`;
  return async () => {
    const said = { method: "GET", host, path: "/about", surface: "site", organizationId } as const;
    const requestId = newId<RequestId>();
    const stamp = await makeStamp({ secret, now: Date.now() }, { ...said, requestId });
    return {
      url: `http://127.0.0.1:${WITHOUT.port}/site/${pass}/about`,
      headers: { host, [stampHeader]: stamp, "x-gatehouse-request-id": requestId },
      expect: 200,
    };
  };
}

/** Which organization Acme is there, as its own signed record says. */
async function siteOf(
  port: number,
  secret: string,
): Promise<{ organizationId: OrganizationId; version: number }> {
  const { makeStoreBearer } = await import("@/lib/gates/hmac/verify.ts");
  const { hostKey } = await import("@/lib/wall/record-store.ts");
  const bearer = await makeStoreBearer({ secret, now: Date.now() });
  const host = `127.0.0.1:${port}`;
  const requestPath = `/api/internal/edge-config/item/${await hostKey("acme.localhost")}`;
  const said = { method: "GET", host, path: `${requestPath}?version=1` };
  const stamp = await makeStamp(
    { secret, now: Date.now() },
    { ...said, surface: "internal", requestId: newId<RequestId>(), organizationId: null },
  );
  const response = await fetch(`http://${host}${requestPath}?version=1`, {
    headers: { Authorization: `Bearer ${bearer}`, [stampHeader]: stamp },
  });
  const [, payload = ""] = String(await response.json()).split(".");
  const record = JSON.parse(Buffer.from(payload, "base64url").toString()) as {
    org: OrganizationId;
    version: number;
  };
  return { organizationId: record.org, version: record.version };
}

function report(rows: readonly Row[]): void {
  const lines = rows.flatMap(({ what, connections, figures }) =>
    Object.entries(figures).map(
      ([name, { perSecond, p50, p99 }]) =>
        `| ${what} | ${connections} | ${name} | ${perSecond.toFixed(0)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} |`,
    ),
  );
  const table = [
    "| request | connections | | per second | p50 ms | p99 ms |",
    "| --- | --: | --- | --: | --: | --: |",
    ...lines,
  ].join("\n");
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}`;
  process.stdout.write(`\n${machine}, medians of ${ROUNDS} rounds of ${SECONDS} s\n\n${table}\n`);
}
