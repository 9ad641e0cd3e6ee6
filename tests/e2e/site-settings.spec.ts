import type { Page } from "@playwright/test";
import { askHost } from "../support/site-access/ask-host.ts";
import { axe, expect, signIn, test } from "./fixtures.ts";

// @NOTE A bound for what hangs.
test.describe.configure({ timeout: 60_000 });

/** Adds a redirect in the dashboard. */
async function redirect(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole("button", { name: "Add redirect" }).first().click();
  await page.getByLabel("Old address").fill(from);
  await page.getByLabel("Leads to").fill(to);
  await page.getByRole("dialog").getByRole("button", { name: "Add redirect" }).click();
}

test("menus, redirects and hostnames are set, and the website obeys at once", async ({
  page,
  acme,
}) => {
  await signIn(page, "admin@acme.test");

  await page.goto("/admin/acme/website/navigation");
  const add = page.getByRole("button", { name: "Add item" }).last();
  for (const [label, url] of [
    ["Shop", "https://shop.example/"],
    ["Imprint", "/about"],
  ] as const) {
    await add.click();
    await page.getByRole("menuitem", { name: "An address…" }).click();
    await page.getByLabel("Label", { exact: true }).fill(label);
    await page.getByLabel("Address", { exact: true }).fill(url);
    await page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
  }
  await page.getByRole("button", { name: "Move item 2 up" }).last().press("Enter");
  await axe(page);
  await page.getByRole("button", { name: "Save menu" }).last().click();
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  const { body: home } = await askHost(acme.site);
  const footer = home.slice(home.indexOf('aria-label="Footer"'));
  expect(footer.indexOf("Imprint")).toBeGreaterThan(0);
  expect(footer.indexOf("Imprint")).toBeLessThan(footer.indexOf("Shop"));

  await page.goto("/admin/acme/website/redirects");
  const old = `/old-${Date.now()}`;
  await redirect(page, old, "/about");
  await expect(page.getByRole("cell", { name: old }).or(page.getByText(old)).first()).toBeVisible();
  expect(await askHost(`${acme.site}${old}`)).toMatchObject({ status: 301, location: "/about" });
  await redirect(page, "/further", old);
  await expect(page.getByText("Lead straight there.", { exact: false })).toBeVisible();
  await axe(page);

  await page.goto("/admin/acme/website/hostnames");
  await page.getByLabel("Hostname").fill("https://WWW.Acme.Example/");
  await page.getByRole("button", { name: "Add hostname" }).click();
  await expect(page.getByText("_gatehouse.www.acme.example", { exact: true })).toBeVisible();
  await expect(page.getByText("Not proven yet", { exact: true })).toBeVisible();
  await axe(page);
});

test("a monitor sees a closed website by its token, until that is revoked", async ({
  page,
  acme,
  globex,
}) => {
  await signIn(page, "admin@globex.test");
  await page.goto("/admin/globex/site-access");
  await page.getByRole("button", { name: "Make token" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Uptime");
  await page.getByRole("button", { name: "Make bypass token" }).click();
  const secret = page
    .getByRole("dialog")
    .locator("code", { hasText: /^gh_byp_/ })
    .first();
  const token = (await secret.textContent()) ?? "";
  await page.getByLabel("I have stored the token").check();
  await page.getByRole("button", { name: "Done" }).click();
  await axe(page);

  const look = (site: string, value = token) =>
    askHost(`${site}/`, { headers: { "x-gatehouse-bypass": value } });
  const seen = await look(globex.site);
  expect(seen.status).toBe(200);
  expect(seen.body).not.toContain("draft-only");
  expect((await look(acme.site)).status).toBe(401);
  expect((await look(globex.site, "gh_byp_made-up")).status).toBe(401);

  await page.getByRole("button", { name: "Revoke “Uptime”" }).click();
  await page.getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByText("Revoked “Uptime”", { exact: true })).toBeVisible();
  expect((await look(globex.site)).status).toBe(401);
});
