import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

// What these tests do on purpose; in one pattern, for two would be a value and its options.
test.use({ tolerated: [/The lantern went out|Content Security Policy/] });

const MESSAGE = "Error: The lantern went out at [email]";

/** Lets a script of the page fail, and waits until somebody was told. */
async function fail(page: Page): Promise<void> {
  const told = page.waitForResponse("**/api/client-errors");
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("The lantern went out at keeper@light.example");
    });
  });
  expect((await told).status()).toBe(204);
}

async function openErrors(page: Page, email: string, org: string): Promise<void> {
  await signIn(page, email);
  await page.goto(`${readDemo().root}/admin/${org}/errors`);
  await expect(page.getByRole("heading", { name: "Browser errors" })).toBeVisible();
}

test(
  "an error of somebody who is not signed in is in the dashboard, and can be set aside",
  { tag: "@phone" },
  async ({ page, globex }) => {
    await page.goto(`${globex.site}/maintenance`);
    await fail(page);
    await openErrors(page, "admin@globex.test", "globex");
    await page.getByRole("link", { name: MESSAGE }).click();
    const details = page.getByRole("dialog", { name: MESSAGE });
    await expect(details.getByText("/maintenance", { exact: true })).toBeVisible();
    await axe(page);
    await details.getByRole("button", { name: "Mark as resolved" }).click();
    await expect(page.getByText("Marked as resolved").first()).toBeVisible();
    await expect(page.getByRole("link", { name: MESSAGE })).toBeHidden();
    await page.getByLabel("Status").selectOption("Resolved");
    await expect(page.getByRole("link", { name: MESSAGE })).toBeVisible();
    await axe(page);
  },
);

test("an error before sign-in is the owner's to read, and no organization's", async ({
  page,
  browser,
}) => {
  await page.goto("/login");
  await fail(page);
  await openErrors(page, "admin@acme.test", "acme");
  await expect(page.getByRole("link", { name: MESSAGE })).toBeHidden();
  await page.getByRole("link", { name: "Errors before sign-in" }).click();
  await page.getByRole("button", { name: `Details of “${MESSAGE}”` }).click();
  const details = page.getByRole("dialog", { name: MESSAGE });
  await expect(details.getByText("/login", { exact: true })).toBeVisible();
  await axe(page);
  const other = await (await browser.newContext()).newPage();
  await openErrors(other, "admin@globex.test", "globex");
  await expect(other.getByRole("link", { name: "Errors before sign-in" })).toBeHidden();
  const answer = await other.goto(`${readDemo().root}/admin/errors`);
  expect(answer?.status()).toBe(404);
});

test("what the policy of a website refused is shown with what to do", async ({ page, acme }) => {
  await page.goto(acme.site);
  const told = page.waitForResponse("**/api/csp-reports");
  await page.evaluate(() => {
    const image = new Image();
    image.src = "http://pictures.elsewhere.test/a.png?visitor=7";
    document.body.append(image);
  });
  expect((await told).status()).toBe(204);
  await openErrors(page, "admin@acme.test", "acme");
  await page.getByRole("link", { name: "img-src refused http://pictures" }).click();
  const details = page.getByRole("dialog");
  await expect(
    details.getByText("http://pictures.elsewhere.test/a.png", { exact: true }),
  ).toBeVisible();
  await expect(details.getByText("visitor=7")).toBeHidden();
  await expect(details.getByText("allow its host for images")).toBeVisible();
});

test("a member without the permission finds no such section", async ({ page }) => {
  await signIn(page, "editor@acme.test");
  await expect(page.getByRole("link", { name: "Browser errors" })).toBeHidden();
  const answer = await page.goto(`${readDemo().root}/admin/acme/errors`);
  expect(answer?.status()).toBe(404);
});
