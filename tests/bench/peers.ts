import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { freePort } from "../../scripts/lib/free-port.ts";
import { OWNER } from "../../scripts/lib/owner-database.ts";
import { machineNow, markdownTable, writeBetweenMarks } from "./marked-table.ts";
import { drawBars } from "./peers/bar-chart.ts";
import { createRows } from "./peers/create-rows.ts";
import { makeOwnWorld, type OwnWorld, type SeedData } from "./peers/own-world.ts";
import { figuresOf, type PeerRow } from "./peers/peer-figures.ts";

/**
 * `npm run bench:peers`: Payload, Directus and Strapi beside the built product, with the same content and
 * the same rule, in turns within one run; written into docs/performance.md with a chart. It takes the
 * harness at `../shared/bench` (PEERS_BENCH says another place), which makes and starts the peers:
 * `-- --setup` has it install them first, from the package registry, in a quarter of an hour.
 */
const ROOT = path.join(import.meta.dirname, "..", "..");
const HARNESS = process.env["PEERS_BENCH"] ?? path.join(ROOT, "..", "shared", "bench");
const PLACE = process.env["PEERS_DIR"] ?? path.join(tmpdir(), "peers");
const POSTGRES = `postgres://postgres:postgres@127.0.0.1:${process.env["PEERS_PG_PORT"] ?? "5600"}/postgres`;
const PEERS = ["payload", "directus", "directus-cached", "strapi"];
/** @NOTE One process, as each of the peers; then one for each core, and one behind Next. */
const OWN = ["gatehouse", "gatehouse-auto", "gatehouse-next"];
/** What the harness asks; creating comes in between (`createRows`). */
const ASKED = ["list", "byAuthor", "byId", "rejected"];
const SCENARIOS = ["list", "byAuthor", "byId", "create", "rejected"];
const ROUNDS = process.env["BENCH_ROUNDS"] ?? "3";
/** @NOTE A token lives an hour: the whole run has to end before. */
const SECONDS = process.env["BENCH_SECONDS"] ?? "8";

async function main(): Promise<void> {
  if (!existsSync(path.join(HARNESS, "run.mjs"))) {
    process.stderr.write(`There is no harness at ${HARNESS}. PEERS_BENCH names another place.\n`);
    process.exitCode = 2;
    return;
  }
  if (process.argv.includes("--setup")) inherit("bash", [path.join(HARNESS, "setup.sh"), "all"]);
  const lacking = PEERS.filter((peer) => !existsSync(targetFile(peer)));
  if (lacking.length > 0) {
    const say = "Run «npm run bench:peers -- --setup» once, or take those that are there away.";
    process.stderr.write(`Not set up in ${PLACE}: ${lacking.join(", ")}. ${say}\n`);
    process.exitCode = 2;
    return;
  }
  const up = ["pg", ...PEERS].filter((name) => !isUp(name));
  const servers: ChildProcess[] = [];
  try {
    if (up.length > 0) inherit("bash", [path.join(HARNESS, "ctl.sh"), "start", ...up]);
    const module: unknown = await import(pathToFileURL(path.join(HARNESS, "seed-data.mjs")).href);
    await dropOwnDatabase();
    const world = await makeOwnWorld({ url: POSTGRES }, module as SeedData);
    for (const name of OWN) servers.push(await startOwn(name, world));
    const load = { rounds: Number(ROUNDS), seconds: Number(SECONDS) };
    const created = await createRows([...PEERS, ...OWN].map(targetFile), load);
    inherit("node", [path.join(HARNESS, "clean.mjs"), "payload", "directus", "strapi"]);
    await report([...runAll(), ...created]);
  } finally {
    for (const server of servers) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    if (up.length > 0) inherit("bash", [path.join(HARNESS, "ctl.sh"), "stop", ...up]);
  }
}

/** @NOTE On the PostgreSQL of the peers, which flushes to disk as it comes: ours of the tests does not. */
async function dropOwnDatabase(): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${OWNER} WITH (FORCE)`);
  await client.end();
}

const targetFile = (name: string): string => path.join(PLACE, "targets", `${name}.json`);
const pidFile = (name: string): string => path.join(PLACE, `${name}.pid`);

function isUp(name: string): boolean {
  if (!existsSync(pidFile(name))) return false;
  return existsSync(`/proc/${readFileSync(pidFile(name), "utf8").trim()}`);
}

const inherit = (command: string, parameters: readonly string[]): Buffer =>
  execFileSync(command, parameters, { stdio: "inherit", env: environment() });

const environment = () => ({
  ...process.env,
  PEERS_DIR: PLACE,
  PEERS_TOOLS: path.join(PLACE, "tools"),
});

/** Starts the built product on the made content, and tells the harness where it is and what to ask. */
async function startOwn(name: string, world: OwnWorld): Promise<ChildProcess> {
  const port = await freePort();
  const how = {
    API_MOUNT: name.endsWith("next") ? "next" : "server",
    WEB_CONCURRENCY: name.endsWith("auto") ? "auto" : "1",
  };
  const server = spawn(process.execPath, ["server.mjs"], {
    cwd: ROOT,
    env: { ...process.env, ...world.env, PORT: String(port), ...how },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const base = `http://127.0.0.1:${port}`;
  const target = { name, base, scenarios: scenariosOf(world) };
  writeFileSync(targetFile(name), JSON.stringify(target));
  writeFileSync(pidFile(name), String(server.pid));
  const [{ urls, headers }] = [target.scenarios.list];
  for (let tries = 0; tries < 300; tries += 1) {
    const curl = ["-s", "-o", "/dev/null", "-w", "%{http_code}", "-g", `${base}${urls[0] ?? ""}`];
    const told = Object.entries(headers).flatMap(([header, value]) => [
      "-H",
      `${header}: ${value}`,
    ]);
    if (statusOf([...curl, ...told]) === "200") return server;
  }
  server.kill("SIGTERM");
  throw new Error(`${name} did not come up.`);
}

/** @NOTE By curl, as the harness does: `fetch` sends no host of another's making. */
function statusOf(parameters: readonly string[]): string {
  try {
    return execFileSync("curl", ["--retry", "1", "--retry-connrefused", ...parameters], {
      encoding: "utf8",
    });
  } catch {
    return "";
  }
}

function scenariosOf({ reader, writer, authors, published }: OwnWorld) {
  const named = { host: "localhost:3000", "x-organization": "acme" };
  const reading = { ...named, authorization: `Bearer ${reader}` };
  const shown = "fields[articles]=title,slug,authored_at";
  const more = `${shown},author&include=author`;
  const at = "/api/v1/content/articles";
  const page = "page[size]=20&sort=-authored_at";
  const every = Math.max(1, Math.floor(published.length / 500));
  const attributes = {
    ...{ title: "bench {{n}}", slug: "bench-{{n}}", body: "x".repeat(2_000), views: 1 },
    ...{ authored_at: "2023-06-01T00:00:00.000Z", status: "published" },
  };
  const relationships = { author: { data: { type: "writers", id: authors[0] ?? "" } } };
  return {
    list: { urls: [`${at}?${page}&${shown}`], headers: reading },
    byAuthor: {
      urls: authors.map((author) => `${at}?${page}&${more}&filter[author][_eq]=${author}`),
      headers: reading,
    },
    byId: {
      urls: published.filter((_, index) => index % every === 0).map((id) => `${at}/${id}?${more}`),
      headers: reading,
    },
    create: {
      ...{ method: "POST", urls: [at], expect: 201 },
      headers: {
        ...named,
        authorization: `Bearer ${writer}`,
        "Content-Type": "application/vnd.api+json",
      },
      bodies: [{ data: { type: "articles", attributes, relationships } }],
    },
    rejected: { urls: [at], headers: named, expect: 401 },
  };
}

/** Every target in turn, for each scenario and round; one row of the harness a load. */
function runAll(): readonly PeerRow[] {
  const out = path.join(PLACE, "gatehouse-rows.jsonl");
  rmSync(out, { force: true });
  inherit("node", [
    ...[path.join(HARNESS, "run.mjs"), "--targets", [...PEERS, ...OWN].join(",")],
    ...["--scenarios", ASKED.join(","), "--rounds", ROUNDS, "-d", SECONDS, "-c", "32"],
    ...["--out", out, "--tries", "1"],
  ]);
  const lines = readFileSync(out, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as PeerRow);
}

async function report(rows: readonly PeerRow[]): Promise<void> {
  const names = [...OWN, ...PEERS];
  const found = figuresOf(rows);
  const cell = (scenario: string, name: string): string => {
    const figures = found.get(`${scenario}/${name}`);
    if (figures === undefined) return "";
    const { perSecond, p50, p99, unexpected } = figures;
    const wrong = unexpected > 0 ? ` (${unexpected} wrong)` : "";
    return `${perSecond.toFixed(0)} / ${p50.toFixed(0)} / ${p99.toFixed(0)}${wrong}`;
  };
  const table = markdownTable(
    ["per second / p50 ms / p99 ms", ...names],
    SCENARIOS.map((scenario) => [scenario, ...names.map((name) => cell(scenario, name))]),
  );
  const bars = SCENARIOS.map((scenario) => ({
    what: scenario,
    of: names.map((name) => found.get(`${scenario}/${name}`)?.perSecond ?? 0),
  }));
  writeFileSync(path.join(ROOT, "docs", "images", "peers.svg"), drawBars(names, bars));
  const text = `${machineNow()}; 32 connections, medians of ${ROUNDS} rounds of ${SECONDS} s.\n\n${table}\n\n![Requests a second of each product](images/peers.svg)`;
  process.stdout.write(`\n${text}\n`);
  await writeBetweenMarks("bench:peers", text);
}

await main();
