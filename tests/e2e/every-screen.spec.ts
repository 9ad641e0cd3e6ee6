import { readdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";

const ADMIN = "admin@acme.test";
const folder = path.join(import.meta.dirname, "..", "..", "app", "admin");

/** The screens of the dashboard as the folder of pages tells, without its groups. */
const SCREENS = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "page.tsx")
  .map((file) => path.dirname(file).split(path.sep).join("/"))
  .filter((screen) => !screen.includes("[...rest]"))
  .map((screen) => (screen === "." ? "" : screen.replaceAll(/\/\([^)]*\)/g, "")))
  .toSorted();

/** Of what stands in an address, one that is there: a collection, and the first entry of a list. */
const place = (screen: string): string =>
  screen.replace("[org]", "acme").replace("[collection]", "inventory");

/** The address of an entry, by the list that it was found in. */
const entries = new Map<string, string>();

async function addressOf(page: Page, screen: string): Promise<string> {
  const [list = "", rest] = place(screen).split("/[id]");
  if (rest === undefined) return `/admin/${list}`;
  const entry = entries.get(list) ?? (await firstEntryOf(page, list));
  entries.set(list, entry);
  return `${entry}${rest}`;
}

async function firstEntryOf(page: Page, list: string): Promise<string> {
  await page.goto(`/admin/${list}`);
  const links = page.getByRole("main").locator(`a[href^="/admin/${list}/"]`);
  await expect(links.first()).toBeAttached();
  const all = await links.evaluateAll((found) =>
    found.map((link) => link.getAttribute("href") ?? ""),
  );
  const entry = all.find((href) => /\/[0-9a-f]{8}-[0-9a-f-]{27}$/.test(href));
  if (entry === undefined) throw new Error(`No entry is listed at /admin/${list}.`);
  return entry;
}

// @NOTE A preview is a frame without scripts: axe tries to look into it, and is refused.
test.use({ tolerated: [/Blocked script execution in 'about:srcdoc'/] });

test("every screen is sound", { tag: "@phone" }, async ({ page, isMobile }) => {
  test.setTimeout(240_000);
  // @NOTE Colours and widths are two matters: each is seen both ways in two walks, not in four.
  await page.emulateMedia({ colorScheme: isMobile ? "dark" : "light" });
  await signIn(page, ADMIN);
  expect(SCREENS.length).toBeGreaterThan(30);
  for (const screen of SCREENS) {
    await page.goto(await addressOf(page, screen));
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    await axe(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide, `${screen} scrolls sideways`).toBe(false);
  }
});
