import type { Page } from "@playwright/test";
import { readDemo } from "./fixtures-demo.ts";
import { axe, expect, signIn, test } from "./fixtures.ts";

const excerpt = (page: Page) => page.getByLabel("Excerpt");
const lastSaved = (page: Page) => page.getByText(/^Saved at/);

test("two people write one post: it saves itself, merges, and asks only where both wrote", async ({
  page,
  browser,
}) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/admin/acme/posts/new");
  await page.getByLabel("Title").fill(`Two hands ${Date.now()}`);
  await page.keyboard.press("Control+s");
  await page.waitForURL(/posts\/[\da-f-]{36}$/);
  await expect(page.getByLabel("Title")).toBeFocused();
  await excerpt(page).fill("Written in passing");
  await expect(page.getByText("Writing…")).toBeVisible();
  await expect(lastSaved(page)).toBeVisible();

  const other = await (await browser.newContext({ baseURL: readDemo().root })).newPage();
  await signIn(other, "editor@acme.test");
  await other.goto(page.url());
  await expect(excerpt(other)).toHaveValue("Written in passing");
  await other.getByLabel("Tags").fill("theirs");
  await other.keyboard.press("Control+s");
  await expect(lastSaved(other)).toBeVisible();
  await excerpt(page).fill("Mine");
  await expect(page.getByLabel("Tags")).toHaveValue("theirs");
  await expect(excerpt(page)).toHaveValue("Mine");
  await expect(page.getByText("saved meanwhile").first()).toBeVisible();

  await excerpt(other).fill("Theirs");
  await other.keyboard.press("Control+s");
  const dialog = other.getByRole("dialog", { name: "Somebody else saved this" });
  await expect(dialog.getByText("Theirs", { exact: true })).toBeVisible();
  await expect(dialog.getByText("Mine", { exact: true })).toBeVisible();
  await axe(other);
  await dialog.getByRole("button", { name: "Keep writing" }).click();
  await expect(excerpt(other)).toHaveValue("Theirs");
  await other.getByRole("button", { name: "Compare" }).click();
  await dialog.getByRole("button", { name: "Save as chosen" }).click();
  await expect(dialog).toBeHidden();
  await expect(lastSaved(other)).toBeVisible();
  await other.reload();
  await expect(excerpt(other)).toHaveValue("Theirs");
  await other.context().close();
});

test("what is missing is named when one publishes, and the focus goes there", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/admin/acme/posts/new");
  await excerpt(page).fill("No title yet");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("2 fields need attention")).toBeVisible();
  await expect(page.getByLabel("Title")).toBeFocused();
  await axe(page);
});
