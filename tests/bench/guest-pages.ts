import { readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { z } from "zod";
import { startDemoServer } from "../support/browser-server.ts";
import { browserLaunch } from "../support/browser.ts";
import { machineNow, markdownTable, writeBetweenMarks } from "./marked-table.ts";
import { median, once } from "./measure.ts";
import { websiteApi } from "./website-fill.ts";

/**
 * What a page costs its guests, for whom nothing is kept, beside the same page of a public website when it
 * is rendered for the first time: the demo's two websites hold the same pages. Before each round the
 * public one gets another look, whereupon nothing of it is kept any more. Written into docs/performance.md.
 */
const ROUNDS = 40;
const PAGES = ["/", "/about", "/posts"];

const demoSchema = z.object({
  root: z.string(),
  organizations: z.array(
    z.object({
      ...{ slug: z.string(), host: z.string(), sitePassword: z.string().nullish() },
      users: z.array(z.object({ email: z.string(), password: z.string() })),
    }),
  ),
});
type Demo = z.infer<typeof demoSchema>;

async function main(): Promise<void> {
  const server = await startDemoServer();
  try {
    const text = readFileSync(path.join(server.data, "demo.json"), "utf8");
    const demo = demoSchema.parse(JSON.parse(text));
    await report(await run(demo, await guestCookie(demo)));
  } finally {
    await server.stop();
  }
}

const organization = ({ organizations }: Demo, slug: string) => {
  const found = organizations.find((one) => one.slug === slug);
  if (found === undefined) throw new Error(`The demo has no organization ${slug}.`);
  return found;
};

/** What a browser holds once its person has entered the password of Globex's website. */
async function guestCookie(demo: Demo): Promise<string> {
  const { host, sitePassword } = organization(demo, "globex");
  const browser = await chromium.launch(await browserLaunch());
  try {
    const page = await browser.newPage();
    await page.goto(`${new URL(demo.root).protocol}//${host}/about`);
    await page.getByLabel("Password", { exact: true }).fill(sitePassword ?? "");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/about");
    const cookies = await page.context().cookies();
    return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  } finally {
    await browser.close();
  }
}

type Times = Readonly<Record<"anew" | "guest" | "kept", number[]>>;

async function run(demo: Demo, cookie: string): Promise<ReadonlyMap<string, Times>> {
  const [acme, globex] = ["acme", "globex"].map((slug) => organization(demo, slug));
  const admin = acme?.users.find(({ email }) => email.startsWith("admin@"));
  if (acme === undefined || globex === undefined || admin === undefined)
    throw new Error("No demo.");
  const api = await websiteApi({ root: demo.root, organization: acme.slug, ...admin });
  const look = await api.look();
  const times = new Map(
    PAGES.map((page): [string, Times] => [page, { anew: [], guest: [], kept: [] }]),
  );
  const { origin } = new URL(demo.root);
  for (let round = -5; round < ROUNDS; round += 1) {
    await api.setLook(look);
    for (const [page, { anew, guest, kept }] of times) {
      const first = await once({ url: origin + page, headers: { host: acme.host }, expect: 200 });
      const own = await once({
        url: origin + page,
        headers: { host: globex.host, cookie },
        expect: 200,
      });
      const again = await once({ url: origin + page, headers: { host: acme.host }, expect: 200 });
      // @NOTE The first rounds are for the compiler.
      if (round < 0) continue;
      anew.push(first);
      guest.push(own);
      kept.push(again);
    }
  }
  return times;
}

async function report(all: ReadonlyMap<string, Times>): Promise<void> {
  const rows = [...all].map(([page, { anew, guest, kept }]) => [
    `\`${page}\``,
    ...[anew, guest, kept].map((times) => median(times).toFixed(1)),
    (median(guest) / median(anew)).toFixed(2),
  ]);
  const heads = [
    "page",
    "public, rendered anew, ms",
    "for a guest, ms",
    "public, kept, ms",
    "guest / anew",
  ];
  const text = `${machineNow()}; medians of ${ROUNDS} rounds.\n\n${markdownTable(heads, rows)}`;
  process.stdout.write(`\n${text}\n`);
  await writeBetweenMarks("bench:guests", text);
}

await main();
