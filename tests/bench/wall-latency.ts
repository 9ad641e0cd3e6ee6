import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeSitePass } from "@/lib/kernel/site-pass.ts";
import { makeStamp, stampHeader } from "@/lib/kernel/stamp.ts";
import { newId, type OrganizationId, type RequestId } from "@/lib/kernel/ids.ts";
import { startDemoServer, type DemoServer } from "../support/browser-server.ts";
import { machineNow, markdownTable, writeBetweenMarks } from "./marked-table.ts";
import { measure, median, summarize, type Figures, type Target } from "./measure.ts";
import { serverCpu } from "./server-cpu.ts";

/**
 * What the wall adds to a cached public page and to a refused request: the server's own mount, which
 * calls it as a function; the same through Next's middleware; and the very same build whose middleware is
 * taken out, in turns of one run. Without a wall the page's door still demands a stamp, so the load
 * generator brings one. CPU is that of the server's process for each request.
 */
const PROJECT = path.join(import.meta.dirname, "..", "..");
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? "5");
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? "4");
/** The first round is for the compiler, which takes thousands of requests for all of Next. */
const WARMING = 10;
const OWN = { name: "the server's mount", build: ".next", port: 3141, mount: "server" };
const THROUGH = { name: "through Next's middleware", build: ".next", port: 3142, mount: "next" };
const WITHOUT = { name: "without any wall", build: ".next-no-wall", port: 3143, mount: "next" };
const SIDES = [OWN, THROUGH, WITHOUT];

const started = new Map<number, DemoServer>();
try {
  takeMiddlewareOut();
  for (const side of SIDES) started.set(side.port, await start(side));
  await report(await run());
} finally {
  for (const server of started.values()) await server.stop();
  rmSync(path.join(PROJECT, WITHOUT.build), { recursive: true, force: true });
}

function start({ build, port, mount }: typeof OWN): Promise<DemoServer> {
  return startDemoServer({ port, env: { GATEHOUSE_BUILD: build, API_MOUNT: mount } });
}

/** The same files, but for the manifest in which Next looks up its middleware, and the folder's own name. */
function takeMiddlewareOut(): void {
  const [from, to] = [OWN.build, WITHOUT.build].map((folder) => path.join(PROJECT, folder));
  if (from === undefined || to === undefined) throw new Error("No build.");
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  change(path.join(to, "server", "middleware-manifest.json"), (manifest) => ({
    ...manifest,
    ...{ middleware: {}, sortedMiddleware: [] },
  }));
  change(path.join(to, "required-server-files.json"), ({ config, ...files }) => ({
    ...files,
    config: { ...(config as object), distDir: WITHOUT.build },
  }));
}

type Json = Record<string, unknown>;

function change(file: string, by: (content: Json) => Json): void {
  writeFileSync(file, JSON.stringify(by(JSON.parse(readFileSync(file, "utf8")) as Json)));
}

type Measured = Figures & { readonly cpu: number };
type Row = { what: string; connections: number; figures: Map<string, Measured> };

async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  // @NOTE Many at once come first, and more of them: by the time that one asks alone, all is compiled.
  for (const connections of [16, 1]) {
    for (const [what, contenders] of Object.entries(await scenarios())) {
      rows.push({ what, connections, figures: await compare(contenders, connections) });
    }
  }
  return rows;
}

/** Contenders take turns, so that whatever else the machine does hits all of them. */
async function compare(
  contenders: readonly Contender[],
  connections: number,
): Promise<Map<string, Measured>> {
  const rounds = new Map<string, Measured[]>(contenders.map(({ side }) => [side.name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { side, prepare } of contenders) {
      const target = await prepare();
      const before = serverCpu(side.port);
      const seconds = round === 0 ? WARMING : SECONDS;
      const figures = await measure(target, { connections, seconds });
      const cpu = (serverCpu(side.port) - before) / (figures.perSecond * SECONDS);
      if (round > 0) rounds.get(side.name)?.push({ ...figures, cpu });
    }
  }
  return new Map([...rounds].map(([name, all]) => [name, middleOf(all)]));
}

function middleOf(all: readonly Measured[]): Measured {
  return { ...summarize(all), cpu: median(all.map(({ cpu }) => cpu)) };
}

type Contender = { side: typeof OWN; prepare: () => Promise<Target> };

async function scenarios(): Promise<Record<string, Contender[]>> {
  const stamped = await stampedPage();
  const asked = (path: string, expect: number) => (side: typeof OWN) => ({
    side,
    prepare: () =>
      Promise.resolve({
        url: `http://127.0.0.1:${side.port}${path}`,
        headers: { host: `acme.localhost:${side.port}` },
        expect,
      }),
  });
  return {
    "cached public page": [
      ...[OWN, THROUGH].map(asked("/about", 200)),
      { side: WITHOUT, prepare: stamped },
    ],
    "refused page": [OWN, THROUGH].map(asked("/site/anything", 404)),
    "refused API request": [OWN, THROUGH].map(asked("/api/v1/content/posts", 401)),
  };
}

/** A request that passes the page's door without a wall; stamps last a minute, so one a round. */
async function stampedPage(): Promise<() => Promise<Target>> {
  const data = started.get(WITHOUT.port)?.data ?? "";
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

async function report(rows: readonly Row[]): Promise<void> {
  const lines = rows.flatMap(({ what, connections, figures }) =>
    [...figures].map(([name, { perSecond, p50, p99, cpu }]) => [
      ...[`${what}, ${name}`, String(connections), (cpu * 1000).toFixed(0)],
      ...[perSecond.toFixed(0), p50.toFixed(2), p99.toFixed(2)],
    ]),
  );
  const columns = ["request", "connections", "CPU µs", "per second", "p50 ms", "p99 ms"];
  const text = [
    `${machineNow()}; medians of ${ROUNDS} rounds of ${SECONDS} s.`,
    markdownTable(columns, lines),
  ].join("\n\n");
  process.stdout.write(`\n${text}\n`);
  await writeBetweenMarks("bench:wall", text);
}
