import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { startDemoServer, type DemoServer } from "../support/browser-server.ts";
import { machineNow, markdownTable, writeBetweenMarks } from "./marked-table.ts";
import { measure, summarize, type Figures, type Target } from "./measure.ts";
import { measureStarts, type Start } from "./product/start-time.ts";
import { weighScreens, type Weight } from "./product/screen-weights.ts";

/**
 * `npm run bench:product`: how long the built product takes to start and what it holds while nothing
 * happens, what its screens weigh, and what the API answers through Next beside the server's own mount;
 * written into docs/performance.md. Ends with 1 where a screen is heavier than was promised.
 */
const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 32;

const demoSchema = z.object({
  root: z.string(),
  organizations: z.array(
    z.object({
      domains: z.array(z.object({ hostname: z.string(), apiKey: z.string() })),
      users: z.array(z.object({ email: z.string(), password: z.string() })),
    }),
  ),
});
type Demo = z.infer<typeof demoSchema>;

async function main(): Promise<void> {
  const { first, next } = await measureStarts();
  const servers: DemoServer[] = [];
  try {
    for (const API_MOUNT of ["server", "next"]) {
      servers.push(await startDemoServer({ env: { API_MOUNT } }));
    }
    const [own, throughNext] = servers.map(demoOf);
    if (own === undefined || throughNext === undefined)
      throw new Error("Two servers were started.");
    const mounts = await compareMounts({ server: own, next: throughNext });
    const weights = await weighScreens(own.root, adminOf(own));
    await report({ first, next, mounts, weights });
  } finally {
    for (const server of servers) await server.stop();
  }
}

const demoOf = ({ data }: DemoServer): Demo =>
  demoSchema.parse(JSON.parse(readFileSync(path.join(data, "demo.json"), "utf8")));

function adminOf({ organizations }: Demo) {
  const people = organizations.flatMap(({ users }) => users);
  const admin = people.find(({ email }) => email === "admin@acme.test");
  if (admin === undefined) throw new Error("The demo has no admin@acme.test.");
  return admin;
}

type Mounts = Readonly<Record<"server" | "next", Figures>>;

/** Both answer the same list in turns. */
async function compareMounts(demos: Readonly<Record<"server" | "next", Demo>>): Promise<Mounts> {
  const targets = { server: await listOf(demos.server), next: await listOf(demos.next) };
  const rounds = { server: [] as Figures[], next: [] as Figures[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const mount of ["server", "next"] as const) {
      const load = { connections: CONNECTIONS, seconds: SECONDS };
      const figures = await measure(targets[mount], load);
      // @NOTE The first round is for the compiler.
      if (round > 0) rounds[mount].push(figures);
    }
  }
  return { server: summarize(rounds.server), next: summarize(rounds.next) };
}

async function listOf({ root, organizations }: Demo): Promise<Target> {
  const domains = organizations.flatMap((organization) => organization.domains);
  const partner = domains.find(({ hostname }) => hostname === "bench.acme.test");
  if (partner === undefined) throw new Error("The demo has no bench.acme.test.");
  const answer = await fetch(`${root}/api/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: partner.hostname,
      client_secret: partner.apiKey,
    }),
  });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json());
  return {
    url: `${root}/api/v1/content/posts?page[size]=20&sort=-publishedAt`,
    headers: { "X-Organization": "acme", Authorization: `Bearer ${token}` },
    expect: 200,
  };
}

type Found = {
  readonly first: Start;
  readonly next: Start;
  readonly mounts: Mounts;
  readonly weights: readonly Weight[];
};

async function report({ first, next, mounts, weights }: Found): Promise<void> {
  const started = (what: string, { ms, server, all }: Start) => [
    ...[what, (ms / 1000).toFixed(1), server.toFixed(0), all.toFixed(0)],
  ];
  const listed = (what: string, { perSecond, p50, p99 }: Figures) => [
    ...[what, perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)],
    (perSecond / mounts.next.perSecond).toFixed(2),
  ];
  const text = [
    `${machineNow()}.`,
    markdownTable(
      ["start", "seconds until ready", "server, MiB at rest", "with PostgreSQL, MiB"],
      [started("the first, which makes the database", first), started("every other", next)],
    ),
    markdownTable(
      ["list of 20 posts, 32 connections", "per second", "p50 ms", "p99 ms", "of Next's"],
      [listed("the server's own mount", mounts.server), listed("through Next", mounts.next)],
    ),
    markdownTable(
      ["screen, in an empty browser", "files", "JavaScript, kB", "limit"],
      weights.map(({ screen, files, kB, limit }) => [
        ...[`\`${screen}\``, String(files), kB.toFixed(0), limit === null ? "" : String(limit)],
      ]),
    ),
  ].join("\n\n");
  process.stdout.write(`\n${text}\n`);
  await writeBetweenMarks("bench:product", text);
  for (const { screen, kB, limit } of weights) {
    if (limit === null || kB <= limit) continue;
    process.stderr.write(`${screen} weighs ${kB.toFixed(0)} kB, more than ${limit}.\n`);
    process.exitCode = 1;
  }
}

await main();
