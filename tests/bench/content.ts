import { cpus } from "node:os";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { temporaryCluster } from "../../scripts/lib/temporary-cluster.ts";
import { GROWTH, askOnce, settleIn, type Question } from "./content-ask.ts";
import { WORDS } from "./content-fill.ts";
import { leaveAll, prepare, type Side } from "./content-side.ts";
import { quantile } from "./measure.ts";

const HELP = `npm run bench:content -- [--entries 1000000] [--organizations 1000] [--rounds 300] [--growth] [--ask]

What a list, a filter, an order, an entry and a search cost among many entries, against the same
among 10,000 entries of 10 organizations: both databases on one temporary PostgreSQL, asked in turns,
so that what the machine does meanwhile falls on both. In process, through the API's own handler.
--organizations 1 puts all entries into one. --growth asks lists and entries alone, for members who hold
three policies on the one side and a thousand on the other, of organizations that have half of 1,000,000
entries while 10,000 organizations have the other half. --ask measures at each line of standard input, once the
filling has come to an end and the machine to rest.
`;

const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "1000000" },
    organizations: { type: "string", default: "1000" },
    rounds: { type: "string", default: "300" },
    growth: { type: "boolean", default: false },
    ask: { type: "boolean", default: false },
    help: { type: "boolean" },
  },
});
if (values.help === true) {
  process.stdout.write(HELP);
  process.exit(0);
}

const cluster = await temporaryCluster();
const place = settleIn(cluster);
const sides: Side[] = [];

/** Questions of each kind; `at` makes each another one. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  list: () => "/content/goods?page[size]=25",
  "list, drafts": () => "/drafts/goods?page[size]=25",
  "filter on an indexed field": (at) =>
    `/content/goods?filter[price][_gte]=${(at * 37) % 4_900}&filter[price][_lt]=${((at * 37) % 4_900) + 40}`,
  "order by an indexed field": () => "/content/goods?sort=name&page[size]=25",
  "order by the title": () => "/content/posts?sort=title&page[size]=25",
  "order by when it was created": () => "/content/goods?sort=-createdAt&page[size]=25",
  get: (_at, id) => `/content/posts/${id}`,
  "search, a rare word": (at) => `/content/goods?filter[_search]=${word(900 + ((at * 13) % 800))}`,
  "search, two words": (at) =>
    `/content/goods?filter[_search]=${word(at % 40)} ${word((at * 7) % 300)}`,
  "search everywhere": (at) => `/search?filter[_search]=${word(400 + ((at * 11) % 800))}`,
};

/** The same when what is kept of the organization is in doubt, and when it is not. */
const KEPT_OR_NOT: Readonly<Record<string, Question>> = {
  ...{ list: GROWTH.list, "list, kept": GROWTH.list },
  ...{ get: GROWTH.get, "get, kept": GROWTH.get },
};

const word = (at: number): string => WORDS[at % WORDS.length] ?? "";

async function compare(both: { small: Side; large: Side }): Promise<void> {
  const { model = "unknown" } = cpus()[0] ?? {};
  console.log(`${cpus().length} cores (${model}), Node ${process.versions.node}`);
  for (const [what, question] of Object.entries(values.growth ? KEPT_OR_NOT : QUESTIONS)) {
    const times = await alternately(both, question, what.endsWith("kept"));
    const line = ([0.5, 0.99] as const).map((share) => {
      const [small, large] = [quantile(times.small, share), quantile(times.large, share)];
      return `p${share * 100} ${small.toFixed(2)} → ${large.toFixed(2)} ms (${(large / small).toFixed(2)})`;
    });
    console.log(`${what.padEnd(30)} ${line.join("   ")}`);
  }
}

/** Asks both sides in turns, first the one and then the other; the first twenty rounds warm up. */
async function alternately(both: { small: Side; large: Side }, question: Question, kept: boolean) {
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = -20; round < Number(values.rounds); round += 1) {
    for (const name of round % 2 === 0 ? SIDES : SIDES.toReversed()) {
      const taken = await askOnce(both[name], { question, round: Math.abs(round), kept });
      if (round >= 0) times[name].push(taken);
    }
  }
  return times;
}

const SIDES = ["small", "large"] as const;

try {
  await bench();
} catch (cause) {
  console.error(cause);
  process.exitCode = 1;
} finally {
  await leaveAll(sides);
  await cluster.stop();
}

async function bench(): Promise<void> {
  const { growth: uneven } = values;
  const make = async (name: string, entries: number, organizations: number, policies: number) => {
    const side = await prepare(place, name, { entries, organizations, policies, uneven });
    sides.push(side);
    return side;
  };
  const small = await make("small", 10_000, 10, uneven ? 3 : 0);
  const large = uneven
    ? await make("large", 1_000_000, 10_000, 1_000)
    : await make("large", Number(values.entries), Number(values.organizations), 0);
  if (!values.ask) return await compare({ small, large });
  console.log("Filled. Each line measures once.");
  for await (const _line of createInterface({ input: process.stdin })) {
    await compare({ small, large });
  }
}
