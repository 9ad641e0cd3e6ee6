import { passwordOf } from "./fixtures-demo.ts";
import { axe, expect, signIn, test } from "./fixtures.ts";

test.describe("without a session", () => {
  test.use({ tolerated: [/401/] });

  test("the reference asks to sign in, with 401, and comes afterwards", async ({ page }) => {
    const answer = await page.goto("/api/docs");
    expect(answer?.status()).toBe(401);
    await page.getByLabel("Email").fill("admin@acme.test");
    await page.getByLabel("Password", { exact: true }).fill(passwordOf("admin@acme.test"));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "API reference" })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe("/api/docs");
  });

  test("a program gets the error document", async ({ request }) => {
    const answer = await request.get("/api/docs");
    expect(answer.status()).toBe(401);
    expect(answer.headers()["content-type"]).toBe("application/vnd.api+json");
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the reference is readable and accessible, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await signIn(page, "admin@acme.test");
    await page.getByRole("link", { name: "API reference" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "API reference" })).toBeVisible();
    await page.getByRole("link", { name: "posts", exact: true }).first().click();
    const operation = page.locator("#get-content-posts");
    await operation.locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect(operation.getByText("A page of the list.")).toBeVisible();
    await axe(page);
  });
}

test("it has no script and nothing wider than a phone", async ({ page }) => {
  await signIn(page, "editor@acme.test");
  await page.setViewportSize({ width: 360, height: 740 });
  const answer = await page.goto("/api/docs");
  expect(answer?.headers()["content-security-policy"]).not.toContain("script-src");
  const beyond = () => document.documentElement.scrollWidth - window.innerWidth;
  expect(await page.evaluate(beyond)).toBeLessThanOrEqual(0);
});

test("a member of two chooses, and finds nothing of a third", async ({ page }) => {
  await signIn(page, "both@example.test");
  await page.goto("/api/docs");
  await page.getByRole("link", { name: /Globex/ }).click();
  await expect(page.getByText("This is the API of Globex")).toBeVisible();
});

test.describe("of another organization", () => {
  test.use({ tolerated: [/404/] });

  test("there is nothing", async ({ page }) => {
    await signIn(page, "admin@acme.test");
    const answer = await page.goto("/api/docs?organization=globex");
    expect(answer?.status()).toBe(404);
    await expect(page.getByText("There is nothing here that you may see.")).toBeVisible();
    expect(await page.content()).not.toContain("Globex");
  });
});

test("the OpenAPI document can be taken along", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/api/docs");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as OpenAPI 3.1" }).click();
  expect((await downloading).suggestedFilename()).toBe("acme-openapi.json");
});
