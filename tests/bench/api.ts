import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startDemoServer, type DemoServer } from "../support/browser-server.ts";
import { measure, summarize, type Figures, type Target } from "./measure.ts";

/**
 * What the API gate and the API cost: a token exchange, reads whose token is checked, and refused
 * requests, beside a bare `node:http` server in the same run. The peers' figures are in
 * docs/performance.md; what counts are ratios.
 */
const ROUNDS = 3;
const SECONDS = 4;
/** @NOTE A key is exchanged 60 times a minute at most: a few at once, in a minute of their own. */
const EXCHANGE = "token exchange";
const PORT = 3143;
const BARE_PORT = 3144;
const ROOT = `http://localhost:${PORT}`;

const bare = createServer((_request, response) => {
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify({ data: "x".repeat(2_000) }));
}).listen(BARE_PORT, "127.0.0.1");

let server: DemoServer | undefined;
try {
  server = await startDemoServer({ port: PORT });
  await report(await scenarios(server.data));
} finally {
  await server?.stop();
  bare.close();
}

type Demo = { organizations: { domains: { hostname: string; apiKey: string }[] }[] };

async function scenarios(data: string): Promise<Record<string, Target>> {
  const demo = JSON.parse(readFileSync(path.join(data, "demo.json"), "utf8")) as Demo;
  const partner = demo.organizations
    .flatMap(({ domains }) => domains)
    .find(({ hostname }) => hostname === "bench.acme.test");
  if (partner === undefined) throw new Error("The demo has no bench.acme.test.");
  const exchange = {
    url: `http://127.0.0.1:${PORT}/api/oauth/token`,
    headers: {
      Host: `localhost:${PORT}`,
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: partner.hostname,
      client_secret: partner.apiKey,
    }).toString(),
    expect: 200,
  };
  const token = await tokenOf(exchange);
  const read = (address: string, headers: Record<string, string>, expect: number): Target => ({
    url: `http://127.0.0.1:${PORT}/api/v1/${address}`,
    headers: { Host: `localhost:${PORT}`, "X-Organization": "acme", ...headers },
    expect,
  });
  const bearer = { Authorization: `Bearer ${token}` };
  const first = await firstPost(bearer);
  return {
    "bare node:http, 2 kB": { url: `http://127.0.0.1:${BARE_PORT}/`, headers: {}, expect: 200 },
    [EXCHANGE]: exchange,
    "list of 20 posts": read("content/posts?page[size]=20&sort=-publishedAt", bearer, 200),
    "list with authors": read("content/posts?page[size]=20&include=author", bearer, 200),
    "one post": read(`content/posts/${first}`, bearer, 200),
    "refused: no token": read("content/posts", {}, 401),
    "refused: bad token": read("content/posts", { Authorization: `${bearer.Authorization}x` }, 401),
  };
}

async function tokenOf({ headers, body = "" }: Target): Promise<string> {
  const answer = await fetch(`${ROOT}/api/oauth/token`, { method: "POST", headers, body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function firstPost(bearer: Record<string, string>): Promise<string> {
  const headers = { ...bearer, "X-Organization": "acme" };
  const answer = await fetch(`${ROOT}/api/v1/content/posts?page[size]=1`, { headers });
  const { data } = (await answer.json()) as { data: { id: string }[] };
  return data[0]?.id ?? "";
}

async function report(targets: Record<string, Target>): Promise<void> {
  const lines: string[] = [];
  for (const connections of [1, 32]) {
    const rounds: Record<string, Figures[]> = {};
    for (const [what, target] of turnsOf(targets)) {
      (rounds[what] ??= []).push(await measureTurn(what, target, connections));
    }
    for (const [what, all] of Object.entries(rounds)) lines.push(line(what, connections, all));
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}`;
  process.stdout.write(
    [
      `\n${machine}, medians of ${ROUNDS} rounds of ${SECONDS} s\n`,
      "| request | connections | per second | p50 ms | p99 ms |",
      "| --- | --: | --: | --: | --: |",
      ...lines,
      "",
    ].join("\n"),
  );
}

/** Everything in turn, `ROUNDS` times; exchanges once. */
function turnsOf(targets: Record<string, Target>): [string, Target][] {
  const turns = Array.from({ length: ROUNDS }, (_, round) =>
    Object.entries(targets).filter(([what]) => round === 0 || what !== EXCHANGE),
  );
  return turns.flat();
}

async function measureTurn(what: string, target: Target, connections: number): Promise<Figures> {
  if (what !== EXCHANGE) return measure(target, { connections, seconds: SECONDS });
  if (connections > 1) await delay(61_000);
  return measure(target, { connections, seconds: SECONDS, most: 20 });
}

function line(what: string, connections: number, rounds: readonly Figures[]): string {
  const { perSecond, p50, p99 } = summarize(rounds);
  return `| ${what} | ${connections} | ${perSecond.toFixed(0)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} |`;
}
