import { expect, type Browser, type Page, type TestInfo } from "@playwright/test";
import { readDemo } from "./fixtures-demo.ts";
import { signIn } from "./fixtures.ts";

/** Sets who gets in to a site in the dashboard, as its Admin. */
export async function setLevel(
  page: Page,
  slug: string,
  level: string,
  password = "",
): Promise<void> {
  await page.goto(settingsOf(slug));
  await page.getByRole("radio", { name: level, exact: true }).check();
  if (password !== "") await page.getByLabel("New site password").fill(password);
  await page.getByRole("button", { name: "Save changes" }).click();
  if (level === "Public") await page.getByRole("button", { name: "Open the site" }).click();
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
}

/**
 * Opens a site to everybody again where a test that failed left it closed, so that what follows is
 * judged by itself. For `afterEach`.
 * @NOTE A test that ran out of time comes to its `finally` only when its pages are gone.
 */
export async function reopen(browser: Browser, slug: string, test: TestInfo): Promise<void> {
  await afterFailure(browser, slug, test, async (page) => {
    await page.goto(settingsOf(slug));
    const isOpen = await page.getByRole("radio", { name: "Public", exact: true }).isChecked();
    if (!isOpen) await setLevel(page, slug, "Public");
  });
}

/** Gives a site its password back where a test that failed may have left another. For `afterEach`. */
export async function giveBackPassword(
  browser: Browser,
  slug: string,
  password: string,
  test: TestInfo,
): Promise<void> {
  await afterFailure(browser, slug, test, (page) => setLevel(page, slug, "Password", password));
}

/** On a page of its own: those of the test may wait for something that never comes. */
async function afterFailure(
  browser: Browser,
  slug: string,
  { status, expectedStatus }: TestInfo,
  mend: (page: Page) => Promise<void>,
): Promise<void> {
  if (status === expectedStatus) return;
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await signIn(page, `admin@${slug}.test`);
    await mend(page);
  } finally {
    await context.close();
  }
}

const settingsOf = (slug: string) => `${readDemo().root}/admin/${slug}/site-access`;
