import { readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { z } from "zod";
import { browserLaunch } from "../support/browser.ts";
import { freePort } from "../../scripts/lib/free-port.ts";

/**
 * `npm run bench:lighthouse -- DATA [THEME]`: what Lighthouse says of the demo's public website, of an
 * instance that runs already with its data in the folder DATA. Writes a table; asserts nothing.
 */
const [data = ".data", theme = "the look it has"] = process.argv.slice(2);

const demoSchema = z.object({
  organizations: z.array(z.object({ slug: z.string(), host: z.string() })),
});

const PAGES = { home: "/", page: "/about", post: "/posts/why-we-forge", list: "/posts" };
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

async function main(): Promise<void> {
  const demo = demoSchema.parse(JSON.parse(readFileSync(path.join(data, "demo.json"), "utf8")));
  const acme = demo.organizations.find(({ slug }) => slug === "acme");
  if (acme === undefined) throw new Error("This instance has no demo data.");
  const port = await freePort();
  const launch = await browserLaunch();
  const remote = `--remote-debugging-port=${port}`;
  const browser = await chromium.launch({ ...launch, args: [...(launch.args ?? []), remote] });
  try {
    for (const [name, address] of Object.entries(PAGES)) {
      for (const device of ["phone", "desktop"] as const) {
        const scores = await scoresOf(`http://${acme.host}${address}`, { port, device });
        process.stdout.write(`| ${[theme, name, device, ...scores].join(" | ")} |\n`);
      }
    }
  } finally {
    await browser.close();
  }
}

type Run = { readonly port: number; readonly device: "phone" | "desktop" };

async function scoresOf(url: string, { port, device }: Run): Promise<readonly string[]> {
  const flags = { port, logLevel: "error" as const, onlyCategories: [...CATEGORIES] };
  const run = await lighthouse(url, flags, device === "desktop" ? desktopConfig : undefined);
  if (run === undefined) throw new Error(`Lighthouse says nothing of ${url}.`);
  for (const audit of Object.values(run.lhr.audits)) {
    if (audit.score !== null && audit.score < 0.9 && process.env["VERBOSE"] !== undefined) {
      process.stderr.write(
        `${url} ${device}: ${audit.id} ${audit.score} ${audit.displayValue ?? ""}\n`,
      );
    }
  }
  return CATEGORIES.map((name) => String(Math.round((run.lhr.categories[name]?.score ?? 0) * 100)));
}

await main();
