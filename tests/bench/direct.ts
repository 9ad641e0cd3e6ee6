import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { temporaryCluster } from "../../scripts/lib/temporary-cluster.ts";
import type { Usage } from "./direct/usage.ts";
import { makeWorld, type World } from "./direct/world.ts";
import { machineNow, markdownTable, writeBetweenMarks } from "./marked-table.ts";
import { measure, median, type Target } from "./measure.ts";

/**
 * What a request to the API costs at the server's own mount, beside servers that do nothing else than
 * the least of it. The first figure is CPU time of the server's process, which depends little on what
 * else the machine does; requests a second are of this run alone, and good for ratios.
 */
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? "3");
const CONNECTIONS = 32;
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? "3");
const only = process.env["BENCH_ONLY"] ?? "";

type Side = { readonly child: ChildProcess; readonly port: number };
type Scenario = { readonly what: string; readonly side: Side; readonly target: Target };
type Line = { cpu: number; statements: number; perSecond: number; p50: number; p99: number };

const cluster = await temporaryCluster();
const sides: Side[] = [];
try {
  const world = await makeWorld(cluster);
  const flags =
    process.env["BENCH_PROFILE"] === undefined
      ? []
      : ["--cpu-prof", "--cpu-prof-dir", process.env["BENCH_PROFILE"]];
  const api = await start("api-server.ts", world, flags);
  const bare = await start("bare-server.ts", world, []);
  await report(await run(scenarios(world, api, bare)));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  for (const { child } of sides) {
    child.disconnect();
    await once(child, "exit");
  }
  await cluster.stop();
}

async function start(file: string, { env }: World, flags: string[]): Promise<Side> {
  const child = fork(path.join(import.meta.dirname, "direct", file), {
    env: { ...process.env, ...env },
    execArgv: ["--import", "tsx", ...flags],
  });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  const side = { child, port };
  sides.push(side);
  return side;
}

async function usageOf({ child }: Side): Promise<Usage> {
  child.send("usage");
  const [usage] = (await once(child, "message")) as [Usage];
  return usage;
}

function scenarios({ token, limited, post, author }: World, api: Side, bare: Side): Scenario[] {
  const ask = (
    what: string,
    address: string,
    { headers, ...more }: Partial<Target> = {},
  ): Scenario => ({
    ...{ what, side: api },
    target: {
      url: `http://127.0.0.1:${api.port}/api/v1/content/${address}`,
      headers: {
        Host: "localhost:3000",
        "X-Organization": "acme",
        Authorization: `Bearer ${token}`,
        ...headers,
      },
      ...{ expect: 200, ...more },
    },
  });
  const least = (what: string, address: string): Scenario => ({
    ...{ what, side: bare },
    target: { url: `http://127.0.0.1:${bare.port}${address}`, headers: {}, expect: 200 },
  });
  const body = JSON.stringify({
    data: { type: "posts", attributes: { title: "Post {n}", slug: "post-{n}" } },
  });
  const posted = { body, expect: 201, headers: { "Content-Type": "application/vnd.api+json" } };
  return [
    least("bare node:http, 2 kB", "/"),
    least("bare node:http and pg, the list's SQL", "/scoped"),
    ask("list of 20 posts", "posts?page[size]=20&sort=-publishedAt"),
    ask("by author", `posts?page[size]=20&filter[author][_eq]=${author}`),
    ask("list with authors", "posts?page[size]=20&include=author"),
    ask("one post", `posts/${post}`),
    ask("create", "posts", posted),
    ask("refused: bad token", "posts", {
      headers: { Authorization: `Bearer ${token}x` },
      expect: 401,
    }),
    ask("refused: too many", "posts?page[size]=20", {
      headers: { Authorization: `Bearer ${limited}` },
      ...{ expect: 429, orElse: 200 },
    }),
  ].filter(({ what }) => only === "" || what.startsWith("bare") || new RegExp(only).test(what));
}

async function run(all: readonly Scenario[]): Promise<Map<string, Line[]>> {
  const lines = new Map<string, Line[]>();
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { what, side, target } of all) {
      const before = await usageOf(side);
      const figures = await measure(target, { connections: CONNECTIONS, seconds: SECONDS });
      const after = await usageOf(side);
      const count = figures.perSecond * SECONDS;
      // @NOTE The first round is for the compiler.
      if (round === 0) continue;
      const line = {
        ...figures,
        cpu: (after.cpu - before.cpu) / count,
        statements: (after.statements - before.statements) / count,
      };
      lines.set(what, [...(lines.get(what) ?? []), line]);
    }
  }
  return lines;
}

async function report(all: Map<string, Line[]>): Promise<void> {
  const rows = [...all].map(([what, lines]) => [
    what,
    median(lines.map(({ cpu }) => cpu)).toFixed(0),
    median(lines.map(({ statements }) => statements)).toFixed(1),
    median(lines.map(({ perSecond }) => perSecond)).toFixed(0),
    median(lines.map(({ p50 }) => p50)).toFixed(1),
    median(lines.map(({ p99 }) => p99)).toFixed(1),
  ]);
  const table = markdownTable(
    ["request", "CPU µs", "round trips", "per second", "p50 ms", "p99 ms"],
    rows,
  );
  const text = `${machineNow()}; ${CONNECTIONS} connections, medians of ${ROUNDS} rounds of ${SECONDS} s.\n\n${table}`;
  process.stdout.write(`\n${text}\n`);
  if (only === "") await writeBetweenMarks("bench:direct", text);
}
