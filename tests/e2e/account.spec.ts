import type { Browser, Page } from "@playwright/test";
import { axe, expect, signInByForm, test } from "./fixtures.ts";
import { passwordOf, readDemo } from "./fixtures-demo.ts";

const EDITOR = "editor@globex.test";

// What this does on purpose: going on with a session that was ended.
test.use({ tolerated: [/status of (?:401|403|404)/] });

/** A page of the same person, in a browser of their own. */
async function elsewhere(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInByForm(page, EDITOR);
  return page;
}

test("somebody ends a session elsewhere, which sees it at its next click", async ({
  page,
  browser,
}) => {
  await signInByForm(page, EDITOR);
  const other = await elsewhere(browser);
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Your account" }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await axe(page);
  await page.getByRole("link", { name: "Sessions" }).click();
  await expect(page.getByText("This one")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "End all others" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End all others" }).click();
  await expect(page.getByText(/sessions? ended/i).first()).toBeVisible();
  const answer = await other.goto(`${readDemo().root}/admin/globex`);
  expect(answer?.status()).toBe(401);
  await page.reload();
  await expect(page.getByText("This one")).toBeVisible();
});

test("somebody hears while they type how good a new password is, and why not", async ({ page }) => {
  await signInByForm(page, EDITOR);
  await page.goto(`${readDemo().root}/admin/account/security`);
  await page.getByLabel("Present password").fill(passwordOf(EDITOR));
  await page.getByLabel("New password").fill("passwordpassword");
  await expect(page.getByText("Guessed at once")).toBeVisible();
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is too easy to guess.").first()).toBeVisible();
  await page.getByLabel("New password").fill("seven quiet herons trade marmalade");
  await expect(page.getByText("Very hard")).toBeVisible();
  await axe(page);
});

test("what the owner decides is nobody else's to see", async ({ page }) => {
  await signInByForm(page, EDITOR);
  const answer = await page.goto(`${readDemo().root}/admin/instance/security`);
  expect(answer?.status()).toBe(404);
});
