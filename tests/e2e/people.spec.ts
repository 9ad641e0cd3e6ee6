import type { Browser, Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { passwordOf, readDemo } from "./fixtures-demo.ts";

const members = () => `${readDemo().root}/admin/acme/members`;
const PASSWORD = "a walled garden for newcomers";

/** Adds somebody as Acme's Admin and takes the link out of the dialog that shows it once. */
async function linkFor(page: Page, email: string, name: string): Promise<string> {
  await page.goto(`${members()}/new`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add member" }).click();
  const dialog = page.getByRole("dialog", { name: `Invite ${name}` });
  const link = (await dialog.getByText("/invitation/gh_inv_").textContent()) ?? "";
  await axe(page);
  await dialog.getByLabel("I have stored the link").check();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: "Not here yet" })).toBeVisible();
  await expect(page.getByText("Invited").first()).toBeVisible();
  return link;
}

/** A page of somebody else, with a browser profile of their own. */
const elsewhere = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

test("somebody new comes in by the link of their invitation, which works once", async ({
  page,
  browser,
}) => {
  const email = `nele-${Date.now().toString(36)}@people.test`;
  await signIn(page, "admin@acme.test");
  const link = await linkFor(page, email, "Nele Newcomer");
  const theirs = await elsewhere(browser);
  const answer = await theirs.goto(link);
  expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
  await expect(theirs.getByText(`you sign in with ${email}`)).toBeVisible();
  await axe(theirs);
  await theirs.getByLabel("New password").fill("short");
  await theirs.getByRole("button", { name: "Join", exact: true }).click();
  await expect(theirs.getByText("This is too short.")).toHaveCount(1);
  await expect(theirs.getByLabel("New password")).toBeFocused();
  await theirs.getByLabel("New password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Join", exact: true }).click();
  await theirs.waitForURL(/\/admin\/acme/);
  expect((await theirs.goto(link))?.status()).toBe(404);
  await expect(theirs.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  await axe(theirs);
});

test("somebody of another organization accepts signed in, and nobody else in their place", async ({
  page,
  browser,
}) => {
  await signIn(page, "admin@acme.test");
  const link = await linkFor(page, "editor@globex.test", "Whoever");
  await page.goto(link);
  await expect(page.getByText("This invitation is for somebody else")).toBeVisible();
  const theirs = await elsewhere(browser);
  await theirs.goto(link);
  await expect(theirs.getByLabel("Email")).toHaveValue("editor@globex.test");
  await theirs.getByLabel("Password", { exact: true }).fill(passwordOf("editor@globex.test"));
  await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(theirs.getByRole("button", { name: /^Join / })).toBeEnabled();
  await axe(theirs);
  await theirs.getByRole("button", { name: /^Join / }).click();
  await theirs.waitForURL(/\/admin\/acme/);
  // As it was, for those who look at Acme's members after this.
  await page.goto(`${members()}?q=editor@globex.test`);
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("button", { name: "Remove…" }).click();
  const question = page.getByRole("dialog");
  await question.getByLabel("Type “editor@globex.test” to confirm").fill("editor@globex.test");
  await question.getByRole("button", { name: "Remove member" }).click();
  await page.waitForURL(/\/members$/);
});

test("an instance without mail promises no letter", async ({ page }) => {
  const { root } = readDemo();
  await page.goto(`${root}/login`);
  await expect(page.getByRole("link", { name: "Forgotten your password?" })).toHaveCount(0);
  await page.goto(`${root}/forgot-password`);
  await expect(page.getByText("This instance sends no mail")).toBeVisible();
  await axe(page);
});
