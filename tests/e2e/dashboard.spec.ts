import type { Page } from "@playwright/test";
import { readDemo } from "./fixtures-demo.ts";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { reopen } from "./site-level.ts";

const ADMIN = "admin@acme.test";

// What these tests do on purpose: ask for pages that are not there.
test.use({ tolerated: [/status of 404/] });

test.describe("somebody who writes", () => {
  test("publishes a page, changes it, compares versions and restores one", async ({
    page,
    acme,
  }) => {
    await signIn(page, ADMIN);
    const title = `Opening hours ${Date.now()}`;
    await startPage(page, title);
    const slug = title.toLowerCase().replaceAll(" ", "-");
    await expect(page.getByLabel("Address")).toHaveValue(slug);
    await write(page, "Monday to Friday.");
    await page.getByRole("button", { name: "Publish" }).click();
    await expect(standing(page, "Published")).toBeVisible();
    await expect(page.getByRole("treeitem", { name: title })).toBeVisible();
    await axe(page);
    const visitor = await page.context().newPage();
    // The store has the record; the wall remembers the one before for a second at most.
    await visitor.goto(`${acme.site}/${slug}`);
    await expect(visitor.getByText("Monday to Friday.")).toBeVisible();

    await write(page, " Closed in August.");
    await page.keyboard.press("Control+s");
    await expect(standing(page, "Changed")).toBeVisible();
    await visitor.reload();
    await expect(visitor.getByText("Monday to Friday.")).toBeVisible();
    await expect(visitor.getByText("August")).toHaveCount(0);

    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Versions" }).click();
    await expect(page.getByRole("heading", { name: "Versions", exact: true })).toBeVisible();
    await expect(page.locator("ins")).toContainText("August");
    await axe(page);
    await page.getByRole("button", { name: "Restore this version" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
    await expect(textbox(page)).toHaveText("Monday to Friday.");
    await expect(standing(page, "Changed")).toBeVisible();
  });

  test("makes and publishes a page with nothing but the keyboard", async ({ page, acme }) => {
    await signIn(page, ADMIN);
    await page.goto("/admin/acme/pages");
    const title = `Keys ${Date.now()}`;
    await press(page, "Tab", page.getByRole("link", { name: "New page" }).first());
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Title")).toBeFocused();
    await page.keyboard.type(title);
    await press(page, "Tab", textbox(page));
    await page.keyboard.type("By hand");
    await press(page, "Shift+Tab", page.getByRole("button", { name: "Publish" }));
    await page.keyboard.press("Enter");
    await expect(standing(page, "Published")).toBeVisible();
    const answer = await page.goto(`${acme.site}/${title.toLowerCase().replace(" ", "-")}`);
    expect(answer?.status()).toBe(200);
  });

  test("walks the tree by arrow keys and finds a page by typing", async ({ page }) => {
    await signIn(page, ADMIN);
    await page.goto("/admin/acme/pages");
    const about = page.getByRole("treeitem", { name: "About us" });
    await about.focus();
    await page.keyboard.press("ArrowLeft");
    await expect(about).toHaveAttribute("aria-expanded", "false");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("treeitem", { name: "The team" })).toBeFocused();
    await page.getByLabel("Find a page").fill("repairs");
    await expect(page.getByRole("treeitem", { name: "About us" })).toBeHidden();
    await page.getByRole("treeitem", { name: "Repairs" }).getByRole("link").click();
    await expect(page.getByLabel("Title")).toHaveValue("Repairs");
  });

  test("is asked before unsaved words are lost", async ({ page }) => {
    await signIn(page, ADMIN);
    await page.goto("/admin/acme/pages");
    await page.getByRole("link", { name: "New page" }).first().click();
    await expect(textbox(page)).toBeVisible();
    await page.getByLabel("Title").fill("Never kept");
    await page.getByRole("link", { name: "Audit log" }).click();
    const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
    await expect(dialog).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByLabel("Title")).toHaveValue("Never kept");
    await page.evaluate(() => history.back());
    await expect(dialog).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByLabel("Title")).toHaveValue("Never kept");
    await page.getByRole("link", { name: "Audit log" }).click();
    await dialog.getByRole("button", { name: "Leave" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Audit log" })).toBeVisible();
  });

  test("deletes a page to the bin and takes it back", async ({ page }) => {
    await signIn(page, ADMIN);
    const title = `For the bin ${Date.now()}`;
    await startPage(page, title);
    await page.getByRole("button", { name: "Create" }).click();
    await page.waitForURL(/pages\/[\da-f-]{36}$/);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Move to bin…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Move to bin" }).click();
    await expect(page.getByRole("treeitem", { name: title })).toBeHidden();
    await page.getByText("Undo", { exact: true }).click();
    await expect(page.getByLabel("Title")).toHaveValue(title);
    await expect(page.getByRole("treeitem", { name: title })).toBeVisible();
  });

  test("adds, moves and removes blocks by keyboard, and hears where they went", async ({
    page,
  }) => {
    await signIn(page, ADMIN);
    await startPage(page, `Blocks ${Date.now()}`);
    await page.getByRole("button", { name: "Add image" }).press("Enter");
    const image = page.getByLabel("Address of the image");
    await expect(image).toBeFocused();
    await image.fill("javascript:alert(1)");
    await page.getByRole("button", { name: "Move block 2 up" }).press("Enter");
    await expect(page.getByText("Moved to place 1 of 2.")).toBeAttached();
    await expect(page.getByRole("listitem", { name: "Block 1" })).toBeVisible();
    await page.getByRole("button", { name: "Create" }).click();
    await expect(image).toBeFocused();
    await expect(page.getByText(/^Use an address that starts with https:/)).toBeVisible();
    await axe(page);
    await image.fill("/logo.png");
    await page.getByRole("button", { name: "Create" }).click();
    await page.waitForURL(/pages\/[\da-f-]{36}$/);
  });

  test("sets marks, lists, a link, a table and right-to-left text", async ({ page, acme }) => {
    await signIn(page, ADMIN);
    const title = `Rich ${Date.now()}`;
    await startPage(page, title);
    const tool = (name: string) => page.getByRole("button", { name, exact: true });
    await textbox(page).click();
    await page.getByLabel("Text style").selectOption("Heading 2");
    await page.keyboard.type("Heading");
    await page.keyboard.press("Enter");
    await page.keyboard.type("bold");
    await page.keyboard.press("Shift+Home");
    await tool("Bold").click();
    await tool("Link").click();
    await page.getByRole("dialog").getByLabel("Address").fill("javascript:alert(1)");
    await page.getByRole("button", { name: "Set link" }).click();
    await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
    await page.getByRole("dialog").getByLabel("Address").fill("example.test/page");
    await page.getByRole("button", { name: "Set link" }).click();
    await expect(
      textbox(page).locator('a[href="https://example.test/page"] strong, strong a'),
    ).toHaveText("bold");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(textbox(page)).toBeFocused();
    // The dialog gives back the selection with the focus; Enter must not replace the link.
    await expect(async () => {
      await page.keyboard.press("End");
      expect(await page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
    }).toPass();
    await page.keyboard.press("Enter");
    await tool("Bulleted list").click();
    await page.keyboard.type("point");
    await tool("Right to left").click();
    await expect(textbox(page).locator('[dir="rtl"]').first()).toBeVisible();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await tool("Table").click();
    await page.keyboard.type("cell");
    await page.getByRole("button", { name: "Publish" }).click();
    await expect(standing(page, "Published")).toBeVisible();
    await page.waitForURL(/pages\/[\da-f-]{36}$/);
    await page.reload();
    await expect(textbox(page).locator("th").first()).toHaveText("cell");
    await page.goto(`${acme.site}/${title.toLowerCase().replace(" ", "-")}`);
    for (const part of ["h2", 'a[href="https://example.test/page"]', "ul", "[dir=rtl]", "table"]) {
      await expect(page.locator(`main ${part}`).first(), part).toBeVisible();
    }
  });
});

test.describe("what one may not open", () => {
  test("is not offered to a member without a role", { tag: "@phone" }, async ({ page }) => {
    await signIn(page, "nobody@acme.test");
    await page.goto("/admin/acme");
    await expect(page.getByText("Nothing is open to you here yet")).toBeVisible();
    for (const name of ["Pages", "Posts", "Site access", "Audit log"]) {
      await expect(page.getByRole("link", { name })).toHaveCount(0);
    }
    await axe(page);
    for (const path of ["pages", "pages/new", "posts", "site-access", "audit-log", "x"]) {
      const answer = await page.goto(`/admin/acme/${path}`);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByText("There is nothing here that you may see")).toBeVisible();
    }
    await axe(page);
  });

  test("is not found: another organization, and its entries by their ids", async ({
    page,
    browser,
  }) => {
    await signIn(page, "admin@globex.test");
    const acme = await browser.newPage({ baseURL: readDemo().root });
    await signIn(acme, ADMIN);
    await acme.goto("/admin/acme/pages");
    const link = acme.getByRole("treeitem", { name: "About us" }).getByRole("link").first();
    const path = (await link.getAttribute("href")) ?? "";
    const id = path.split("/").at(-1) ?? "";
    await acme.close();
    for (const foreign of ["/admin/acme", path, `${path}/versions`, "/admin/nowhere"]) {
      const answer = await page.goto(foreign);
      expect(answer?.status(), foreign).toBe(404);
      await expect(page.getByText("or you are not a member of it")).toBeVisible();
    }
    await axe(page);
    for (const own of [`/admin/globex/pages/${id}`, `/admin/globex/pages/${id}/versions`]) {
      expect((await page.goto(own))?.status(), own).toBe(404);
    }
  });

  test("an editor has no way to site access or the log", async ({ page }) => {
    await signIn(page, "editor@acme.test");
    await page.goto("/admin/acme");
    const main = page.getByRole("navigation", { name: "Main" });
    await expect(main.getByRole("link", { name: "Pages" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Site access" })).toHaveCount(0);
    expect((await page.goto("/admin/acme/site-access"))?.status()).toBe(404);
    expect((await page.goto("/admin/acme/audit-log"))?.status()).toBe(404);
  });
});

test("somebody of two organizations chooses, and stands in one of them", async ({ page }) => {
  await signIn(page, "both@example.test");
  await page.goto("/admin");
  await expect(page.getByRole("heading", { level: 1, name: "Your organizations" })).toBeVisible();
  await axe(page);
  await page.getByRole("link", { name: "Globex" }).click();
  await page.waitForURL("**/admin/globex");
  await page.getByRole("button", { name: /^Organization: Globex/ }).click();
  await page.getByRole("menuitem", { name: "Acme" }).click();
  await page.waitForURL("**/admin/acme");
  await expect(page.getByRole("heading", { level: 1, name: "Acme" })).toBeVisible();
});

test.describe("a site that is closed for a while", () => {
  test.afterEach(({ browser }, info) => reopen(browser, "acme", info));

  test("closing and opening the site is followed until it is in effect", async ({ page, acme }) => {
    await signIn(page, ADMIN);
    await page.goto("/admin/acme/site-access");
    try {
      await page.getByRole("radio", { name: "Private" }).check();
      await expect(page.getByText("answers with the maintenance page")).toBeVisible();
      await axe(page);
      await page.getByRole("button", { name: "Save changes" }).click();
      await expect(page.getByText(/In effect/)).toBeVisible();
      await expect(page.getByRole("radio", { name: "Private" })).toBeChecked();
      const visitor = await page.context().newPage();
      await expect(async () => {
        await visitor.goto(acme.site);
        expect(visitor.url()).toContain("/maintenance");
      }).toPass();
    } finally {
      await page.getByRole("radio", { name: "Public" }).check();
      await page.getByRole("button", { name: "Save changes" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Open the site" }).click();
    }
    await expect(page.getByRole("radio", { name: "Public" })).toBeChecked();
    await expect(page.getByText(/In effect/)).toBeVisible();
    await expect(async () => {
      await page.goto(acme.site);
      expect(page.url()).not.toContain("/maintenance");
    }).toPass();
  });
});

test("a made-up site password is shown to be handed on", async ({ page }) => {
  await signIn(page, "admin@globex.test");
  await page.goto("/admin/globex/site-access");
  await page.getByRole("button", { name: "Generate" }).click();
  const made = await page.getByLabel("New site password").inputValue();
  expect(made).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  await expect(page.getByText(made)).toBeVisible();
  await expect(page.getByText("The old password stops working at once.")).toBeVisible();
  await axe(page);
});

test("the log is narrowed by words and shows the request behind a line", async ({ page }) => {
  await signIn(page, ADMIN);
  await page.goto("/admin/acme/audit-log");
  await page.getByLabel("Find words or a request id").fill("«Open day in May»");
  await expect(page).toHaveURL(/text=/);
  await expect(page.getByRole("row").filter({ hasText: "Open day in May" }).first()).toBeVisible();
  await expect(page.getByText("Changed site access")).toHaveCount(0);
  await page
    .getByRole("button", { name: /^Details of/ })
    .first()
    .click();
  await expect(page.getByRole("dialog").getByText("Request")).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.getByLabel("Find words or a request id").fill("no such words");
  await expect(page.getByText("Nothing fits")).toBeVisible();
});

/** The word that says how the page stands. */
const standing = (page: Page, word: string) =>
  page.locator("#entry-editor").getByText(word, { exact: true }).first();

const textbox = (page: Page) => page.locator('[contenteditable="true"]').first();

async function startPage(page: Page, title: string): Promise<void> {
  await page.goto("/admin/acme/pages/new");
  await expect(textbox(page)).toBeVisible();
  await page.getByLabel("Title").fill(title);
}

/** Types at the end of the first text. */
async function write(page: Page, words: string): Promise<void> {
  await textbox(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
}

/** Presses a key until something has the focus, as a person who goes from stop to stop. */
async function press(page: Page, key: string, until: ReturnType<Page["locator"]>): Promise<void> {
  for (let stops = 0; stops < 80; stops += 1) {
    if (await until.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches it.`);
}
