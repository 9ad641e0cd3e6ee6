import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Cookie, type Page } from "@playwright/test";
import { browserLaunch } from "../support/browser.ts";
import { watchContext } from "../support/browser-watch.ts";
import { demoOrganization, passwordOf, readDemo, type DemoOrganization } from "./fixtures-demo.ts";

type Fixtures = {
  /** Public website. */
  acme: DemoOrganization;
  /** Website behind a password. */
  globex: DemoOrganization;
  /** Errors in the browser that this test brings about on purpose. */
  tolerated: RegExp[];
  /** Fails the test when its pages erred, broke their own policy or called a foreign host. */
  watch: undefined;
};

export { expect } from "@playwright/test";

export const test = base.extend<Fixtures>({
  // @NOTE Playwright reads a fixture's needs from the pattern of its first parameter.
  baseURL: ({}, use) => use(readDemo().root),
  launchOptions: [async ({}, use) => use(await browserLaunch()), { scope: "worker" }],
  acme: ({}, use) => use(demoOrganization("acme")),
  globex: ({}, use) => use(demoOrganization("globex")),
  tolerated: [[], { option: true }],
  page: async ({ page }, use) => use(patient(page)),
  watch: [
    async ({ context, tolerated }, use) => {
      const found = watchContext(context);
      await use(undefined);
      const unexpected = found.filter((line) => !tolerated.some((pattern) => pattern.test(line)));
      expect(unexpected, "errors in the browser").toEqual([]);
    },
    { auto: true },
  ],
});

const arePatient = new WeakSet<Page>();

/**
 * A page that goes nowhere without waiting until it listens there.
 * @NOTE On a busy machine a page can be seen before: what is pressed then is lost, and a person presses
 * again. Whatever is no page of ours is not waited for.
 */
function patient(page: Page): Page {
  if (arePatient.has(page)) return page;
  arePatient.add(page);
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...given) => onceItListens(page, await goto(...given));
  page.reload = async (...given) => onceItListens(page, await reload(...given));
  return page;
}

async function onceItListens<Answer>(page: Page, answer: Answer): Promise<Answer> {
  await page.waitForFunction(listens, null, { timeout: 5_000 }).catch(() => undefined);
  return answer;
}

function listens(): boolean {
  if (document.querySelector('script[src*="/_next/"]') === null) return true;
  const controls = document.querySelectorAll("button, input, select, textarea, [role=treeitem]");
  // Hidden fields and what stands in an element of its own kind are not React's.
  return [...controls].every(
    (each) =>
      each.matches("[type=hidden], altcha-widget *") ||
      Object.keys(each).some((name) => name.startsWith("__reactProps")),
  );
}

/** The sessions of those who have signed in before in this process, by their e-mail. */
const sessions = new Map<string, { readonly cookies: Cookie[]; readonly since: number }>();

/** @NOTE Well before somebody who does something dangerous is asked whether it is still them. */
const OLDEST_MS = 10 * 60_000;

/**
 * Signs a person of the demo data in, and waits for the dashboard: through the form, and later by the
 * session that this made, as long as it lives.
 */
export async function signIn(page: Page, email: string): Promise<void> {
  const { root } = readDemo();
  patient(page);
  const known = sessions.get(email);
  if (known !== undefined && Date.now() - known.since < OLDEST_MS) {
    await page.context().addCookies(known.cookies);
    const answer = await page.goto(`${root}/admin`);
    if (answer?.ok() === true) return;
  }
  await signInByForm(page, email);
  const cookies = await page.context().cookies(root);
  const own = cookies.filter(({ name }) => name.endsWith("session"));
  sessions.set(email, { cookies: own, since: Date.now() });
}

/** Signs a person of the demo data in through the form, with a session of their own. */
export async function signInByForm(page: Page, email: string): Promise<void> {
  await patient(page).goto(`${readDemo().root}/login`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(passwordOf(email));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/admin**");
}

// A tooltip follows the focus and stands in no region of its page; whether one is open is chance.
const TOOLTIP = '[data-radix-popper-content-wrapper]:has([role="tooltip"])';

/**
 * Asserts that axe finds nothing against WCAG 2.2 A and AA on the page, once its colours stand. What is
 * there between two pages for a moment, as one without a title, is looked at again.
 */
export async function axe(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(isStill)).toBe(true);
  await expect(page).toHaveTitle(/\S/);
  const message = `accessibility of ${page.url()}`;
  // @NOTE A long page, as the reference of the API, takes axe more than five seconds on a slow machine.
  await expect.poll(() => violationsOn(page), { message, timeout: 20_000 }).toEqual([]);
}

async function violationsOn(page: Page): Promise<string[]> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  // @NOTE No frame of ours is another origin's, and nobody reads what held: that is most of the work.
  const builder = new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(tags)
    .exclude(TOOLTIP);
  const { violations } = await builder.setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(" ")})`),
  );
}

/** @NOTE Whatever turns or glows for as long as it is there is no change of colours. */
const isStill = (): boolean =>
  document
    .getAnimations()
    .every(
      ({ playState, effect }) =>
        playState !== "running" || effect?.getComputedTiming().endTime === Infinity,
    );
