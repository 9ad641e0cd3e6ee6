import { chromium, type Page } from "@playwright/test";
import { browserLaunch } from "../../support/browser.ts";

/** Kilobytes of compressed JavaScript that a screen loads into an empty browser, and from how many files. */
export type Weight = {
  readonly screen: string;
  readonly files: number;
  readonly kB: number;
  readonly limit: number | null;
};

/** Addresses below the organization, and what a screen may weigh; null: nothing was promised. */
const SCREENS: readonly (readonly [path: string, limit: number | null])[] = [
  ["", null],
  ["/posts", 250],
  ["/pages", 250],
  ["/members", 250],
  ["/roles", 250],
  ["/policies", 250],
  ["/domains", 250],
  ["/media", 250],
  ["/audit-log", 250],
  ["/posts/new", null],
];

/** Looks at each screen of the demo in a browser of its own, as somebody who comes for the first time. */
export async function weighScreens(
  root: string,
  person: { readonly email: string; readonly password: string },
): Promise<readonly Weight[]> {
  const browser = await chromium.launch(await browserLaunch());
  try {
    const first = await browser.newPage();
    const login = await weigh(first, `${root}/login`);
    await first.getByLabel("Email").fill(person.email);
    await first.getByLabel("Password", { exact: true }).fill(person.password);
    await first.getByRole("button", { name: "Sign in", exact: true }).click();
    await first.waitForURL("**/admin**");
    const storageState = await first.context().storageState();
    const weights: Weight[] = [{ screen: "/login", limit: 150, ...login }];
    for (const [address, limit] of SCREENS) {
      const context = await browser.newContext({ storageState });
      const found = await weigh(await context.newPage(), `${root}/admin/acme${address}`);
      weights.push({ screen: `/admin/acme${address}`, limit, ...found });
      await context.close();
    }
    return weights;
  } finally {
    await browser.close();
  }
}

async function weigh(page: Page, url: string): Promise<{ files: number; kB: number }> {
  const answer = await page.goto(url, { waitUntil: "networkidle" });
  if (answer?.ok() !== true) throw new Error(`${url} answered ${answer?.status() ?? "nothing"}.`);
  const sizes = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .map((entry) => (entry as PerformanceResourceTiming).encodedBodySize),
  );
  return { files: sizes.length, kB: sizes.reduce((sum, size) => sum + size, 0) / 1000 };
}
