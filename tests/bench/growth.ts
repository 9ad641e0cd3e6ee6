import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { temporaryCluster } from "../../scripts/lib/temporary-cluster.ts";
import { GROWTH, askOnce, settleIn, type Question } from "./content-ask.ts";
import { leaveAll, prepare, type Side } from "./content-side.ts";
import { drawCurves, type Panel } from "./growth/curve-chart.ts";
import { machineNow, markdownTable, writeBetweenMarks } from "./marked-table.ts";
import { quantile } from "./measure.ts";

const HELP = `npm run bench:growth -- [--rounds 500]

What a list and an entry cost as one thing grows and all others stay: entries from 10,000 to 1,000,000,
organizations from one to 10,000, policies of whoever asks from one to 1,000. A database for each, all on
one temporary PostgreSQL and asked in turns, so that what the machine does meanwhile falls on all of them. In
process, through the API's own handler; before each question what is kept of the organization is forgotten.
Writes its table and its chart into docs/performance.md.
`;

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "500" }, help: { type: "boolean" } },
});
if (values.help === true) {
  process.stdout.write(HELP);
  process.exit(0);
}

const WARMING = 20;
const CHART = path.join(import.meta.dirname, "..", "..", "docs", "images", "growth.svg");

type Counts = {
  readonly entries: number;
  readonly organizations: number;
  readonly policies: number;
};

/** What all else stays at while one thing grows. At least half of all entries are of those who are asked for. */
const USUAL: Counts = { entries: 100_000, organizations: 10, policies: 3 };

const QUESTIONS = ["list", "get"] as const;

const CURVES: { readonly [What in keyof Counts]: readonly number[] } = {
  entries: [10_000, 100_000, 1_000_000],
  organizations: [1, 10, 100, 1_000, 10_000],
  policies: [1, 3, 30, 300, 1_000],
};

/** One database, and how many ms each of its answers took. */
type Point = {
  readonly side: Side;
  readonly times: { readonly [What in keyof typeof GROWTH]: number[] };
};

const cluster = await temporaryCluster();
const points = new Map<string, Point>();
try {
  await fillAll();
  for (const what of QUESTIONS) await askAll(what);
  await report();
} catch (cause) {
  console.error(cause);
  process.exitCode = 1;
} finally {
  await leaveAll([...points.values()].map(({ side }) => side));
  await cluster.stop();
}

async function fillAll(): Promise<void> {
  const place = settleIn(cluster);
  for (const counts of sizes()) {
    const name = nameOf(counts);
    if (points.has(name)) continue;
    const side = await prepare(place, name, { ...counts, uneven: true });
    points.set(name, { side, times: { list: [], get: [] } });
  }
}

function sizes(): Counts[] {
  return kinds().flatMap((kind) => CURVES[kind].map((count) => sizeOf(kind, count)));
}

function kinds(): (keyof Counts)[] {
  return Object.keys(CURVES) as (keyof Counts)[];
}

function sizeOf(kind: keyof Counts, count: number): Counts {
  return { ...USUAL, [kind]: count };
}

function nameOf({ entries, organizations, policies }: Counts): string {
  return `e${entries}_o${organizations}_p${policies}`;
}

/** Asks all sides in turns, each time beginning with another one. */
async function askAll(what: keyof typeof GROWTH): Promise<void> {
  const all = [...points.values()];
  const question: Question = GROWTH[what];
  for (let round = -WARMING; round < Number(values.rounds); round += 1) {
    const first = Math.abs(round) % all.length;
    for (const point of [...all.slice(first), ...all.slice(0, first)]) {
      const taken = await askOnce(point.side, { question, round: Math.abs(round), kept: false });
      if (round >= 0) point.times[what].push(taken);
    }
  }
}

function figuresOf(counts: Counts): { what: string; ms: number }[] {
  const times = points.get(nameOf(counts))?.times;
  return QUESTIONS.flatMap((question) =>
    [0.5, 0.99].map((share) => ({
      what: `${question}, p${share * 100}`,
      ms: quantile(times?.[question] ?? [], share),
    })),
  );
}

async function report(): Promise<void> {
  const columns = figuresOf(USUAL).map(({ what }) => what);
  const rows = kinds().flatMap((kind) =>
    CURVES[kind].map((count) => [
      `${count.toLocaleString("en")} ${kind}`,
      ...figuresOf(sizeOf(kind, count)).map(({ ms }) => ms.toFixed(2)),
    ]),
  );
  const panels: Panel[] = kinds().map((kind) => ({
    what: kind,
    counts: CURVES[kind],
    lines: columns.map((what, line) => ({
      what,
      at: CURVES[kind].map((count) => figuresOf(sizeOf(kind, count))[line]?.ms ?? 0),
    })),
  }));
  writeFileSync(CHART, drawCurves(panels));
  const table = markdownTable(["among", ...columns], rows);
  const text = `${machineNow()}; ${values.rounds} rounds, in milliseconds.\n\n${table}\n\n![Milliseconds as entries, organizations and policies grow](images/growth.svg)`;
  process.stdout.write(`\n${text}\n`);
  await writeBetweenMarks("bench:growth", text);
}
