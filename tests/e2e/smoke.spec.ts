import { axe, expect, signIn, signInByForm, test } from "./fixtures.ts";

test("a public website shows its home page", { tag: "@phone" }, async ({ page, acme }) => {
  const answer = await page.goto(acme.site);
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await axe(page);
});

test("a website behind a password shows where to type it, and nothing of itself", async ({
  page,
  globex,
}) => {
  await page.goto(globex.site);
  await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
  expect(await page.content()).not.toContain("globex-only");
});

test("the dashboard answers 401 with the sign-in form", async ({ page }) => {
  const answer = await page.goto("/admin");
  expect(answer?.status()).toBe(401);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await axe(page);
});

test("an administrator signs in and stands in the dashboard", async ({ page }) => {
  await signInByForm(page, "admin@acme.test");
  await expect(page.getByRole("main")).toBeVisible();
  await axe(page);
});

test("a page of the dashboard asks for no other before somebody means it", async ({
  page,
  acme,
}) => {
  await signIn(page, "admin@acme.test");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("_rsc=")) asked.push(new URL(request.url()).pathname);
  });
  await page.goto(`/admin/${acme.slug}`);
  const members = page.getByRole("navigation").getByRole("link", { name: "Members", exact: true });
  await members.focus();
  await expect.poll(() => asked).toContain(`/admin/${acme.slug}/members`);
  expect(new Set(asked).size).toBe(1);
});
