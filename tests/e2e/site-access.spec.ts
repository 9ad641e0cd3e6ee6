import type { Page } from "@playwright/test";
import { askHost } from "../support/site-access/ask-host.ts";
import { axe, expect, signIn, test } from "./fixtures.ts";
import type { DemoOrganization } from "./fixtures-demo.ts";
import { giveBackPassword, reopen, setLevel } from "./site-level.ts";

const REFUSAL = "This did not open the site.";

/** Types a site password and sends it. */
async function tryPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Enter the site" }).click();
}

async function enter(page: Page, { site, sitePassword }: DemoOrganization): Promise<void> {
  await page.goto(`${site}/about`);
  await tryPassword(page, sitePassword ?? "");
  await page.waitForURL(`${site}/about`);
}

/** Where a path of a site leads somebody who has no cookie. */
async function lands(address: string): Promise<string> {
  const { status, location } = await askHost(address);
  return location ?? String(status);
}

test.describe("a site behind a password", () => {
  test.use({ tolerated: [/status of 403/] });
  test.afterEach(({ browser, globex }, info) =>
    giveBackPassword(browser, "globex", globex.sitePassword ?? "", info),
  );

  test(
    "asks for it, refuses a wrong one and admits with the right one",
    { tag: "@phone" },
    async ({ page, globex }) => {
      await page.goto(`${globex.site}/about`);
      expect(page.url()).toBe(`${globex.site}/maintenance?returnTo=%2Fabout`);
      await expect(page.getByRole("heading", { name: globex.name })).toBeVisible();
      expect(await page.content()).not.toContain("globex-only");
      await axe(page);
      await tryPassword(page, "not the words");
      await expect(page.getByText("Checking this is a person", { exact: true })).toBeVisible();
      await expect(page.getByText(REFUSAL)).toBeVisible();
      await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
      await axe(page);
      await tryPassword(page, globex.sitePassword ?? "");
      await page.waitForURL(`${globex.site}/about`);
      await expect(page.getByText("draft-only").first()).toBeVisible();
    },
  );

  test("says what is missing when nothing was typed", async ({ page, globex }) => {
    await page.goto(globex.site);
    await page.getByRole("button", { name: "Enter the site" }).click();
    await expect(page.getByText("Enter the password of this site.")).toBeVisible();
  });

  test("lets a guest read and nothing else, here and nowhere else", async ({
    page,
    acme,
    globex,
  }) => {
    await enter(page, globex);
    const cookies = await page.context().cookies(globex.site);
    const guest = cookies.find(({ name }) => name.endsWith("gatehouse.guest"));
    expect(guest).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    const headers = { cookie: `${guest?.name}=${guest?.value}` };
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const { status } = await askHost(`${globex.site}/about`, { method, headers });
      expect([method, status]).toEqual([method, 403]);
    }
    const home = await askHost(`${globex.site}/about`, { headers });
    expect(home.body).toContain("draft-only");
    const neighbour = await askHost(`${acme.site}/about`, { headers });
    expect(neighbour.body).not.toContain("draft-only");
    const api = await askHost(`${globex.site}/api/v1/content/pages`, { headers });
    expect(api.status).toBe(401);
  });

  test("lets a guest leave", async ({ page, globex }) => {
    await enter(page, globex);
    await page.getByRole("button", { name: "Leave" }).click();
    await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
    await page.goto(`${globex.site}/about`);
    await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
  });

  test("shows its guests out at the next click when the password is changed", async ({
    page,
    browser,
    globex,
  }) => {
    await enter(page, globex);
    const dashboard = await (await browser.newContext()).newPage();
    await signIn(dashboard, "admin@globex.test");
    await setLevel(dashboard, "globex", "Password", "quite other words");
    try {
      await expect
        .poll(async () => {
          await page.goto(`${globex.site}/about`);
          return page.url();
        })
        .toContain("/maintenance");
    } finally {
      await setLevel(dashboard, "globex", "Password", globex.sitePassword ?? "");
    }
  });
});

test.describe("a site that is turned private", () => {
  test.afterEach(({ browser }, info) => reopen(browser, "acme", info));

  test("answers every path with the maintenance page, and opens again", async ({ page, acme }) => {
    const paths = ["/", "/about", "/posts", "/no-such-page"];
    await page.goto(`${acme.site}/about`);
    await signIn(page, "admin@acme.test");
    await setLevel(page, "acme", "Private");
    try {
      for (const path of paths) {
        await expect
          .poll(() => lands(`${acme.site}${path}`))
          .toBe(`/maintenance?returnTo=${encodeURIComponent(path)}`);
      }
      await expect(page.getByText("In effect").first()).toBeVisible();
      await page.goto(`${acme.site}/maintenance`);
      await expect(page.getByRole("link", { name: "Sign in as a member" })).toBeVisible();
      await axe(page);
    } finally {
      await setLevel(page, "acme", "Public");
    }
    await expect.poll(() => lands(`${acme.site}/about`)).toBe("200");
  });

  test("is seen by its members alone, who come over from the dashboard", async ({
    page,
    browser,
    acme,
  }) => {
    const dashboard = await (await browser.newContext()).newPage();
    await signIn(dashboard, "admin@acme.test");
    await setLevel(dashboard, "acme", "Private");
    try {
      await expect.poll(() => lands(`${acme.site}/about`)).toContain("/maintenance");
      await page.goto(`${acme.site}/maintenance?returnTo=/about`);
      await page.getByRole("link", { name: "Sign in as a member" }).click();
      await page.waitForLoadState("networkidle"); // the form is the browser's own until it is React's
      await page.getByLabel("Email").fill("editor@acme.test");
      const editor = acme.users.find(({ email }) => email === "editor@acme.test");
      await page.getByLabel("Password", { exact: true }).fill(editor?.password ?? "");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL(`${acme.site}/about`);
      await expect(page.getByText("as a member")).toBeVisible();
    } finally {
      await setLevel(dashboard, "acme", "Public");
    }
  });
});
