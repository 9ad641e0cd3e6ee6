import type { Page } from "@playwright/test";
import { SHOP_COLLECTIONS } from "../../scripts/demo/shop/collections.ts";
import {
  COLLECTIONS,
  FIELDS,
  may,
  seen,
  type ShopCollection,
  type Somebody,
} from "../support/shop-table.ts";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

const MEMBERS = [
  ["staff", "staff@acme.test"],
  ["shift manager", "shift@acme.test"],
  ["store manager", "store@acme.test"],
  ["admin", "admin@acme.test"],
  ["user", "user@acme.test"],
  ["nobody", "nobody@acme.test"],
  ["Globex admin", "admin@globex.test"],
] as const satisfies readonly (readonly [Somebody, string])[];

const address = (collection: string) => `${readDemo().root}/admin/acme/content/${collection}`;

/** Labels of fields by their names. */
const LABELS = new Map(
  SHOP_COLLECTIONS().map(({ slug, fields }) => [
    slug,
    new Map([
      ...fields.map(({ name, label }) => [name, label] as const),
      ...([
        ["createdAt", "Created"],
        ["updatedAt", "Edited"],
      ] as const),
    ]),
  ]),
);

const NAMES = new Map(SHOP_COLLECTIONS().map(({ slug, name }) => [slug, name]));

/** What the answers to an address have for a status, asked without a look at the page. */
const statusOf = async (page: Page, path: string): Promise<number> =>
  (await page.request.get(path)).status();

// @NOTE Refusals are what is asked for here.
test.use({ tolerated: [/40[14]/] });

test.describe("the shop's truth table, through the dashboard", () => {
  for (const [who, email] of MEMBERS) {
    test(`${who}: pages, columns and buttons`, async ({ page }) => {
      await signIn(page, email);
      if (who !== "Globex admin") await expectNavigation(page, who);
      for (const collection of COLLECTIONS) await expectScreens(page, who, collection);
    });
  }
});

async function expectNavigation(page: Page, who: Somebody): Promise<void> {
  await page.goto(`${readDemo().root}/admin/acme`);
  const links = page.getByRole("navigation").first();
  await expect(links.getByRole("link", { name: "Overview" })).toBeVisible();
  for (const collection of COLLECTIONS) {
    const name = NAMES.get(collection) ?? "";
    const [reads, adds] = [may(who, "read", collection), may(who, "create", collection)];
    const link = links.getByRole("link", { name, exact: true });
    await expect(link).toHaveCount(reads ? 1 : 0);
    const add = links.getByRole("link", { name: `Add to ${name}` });
    await expect(add).toHaveCount(adds && !reads ? 1 : 0);
  }
}

async function expectScreens(page: Page, who: Somebody, collection: ShopCollection) {
  const list = address(collection);
  const mayCreate = may(who, "create", collection);
  expect(await statusOf(page, `${list}/new`)).toBe(mayCreate ? 200 : 404);
  if (!may(who, "read", collection)) {
    expect(await statusOf(page, list)).toBe(404);
    return;
  }
  await page.goto(list);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAMES.get(collection) ?? "");
  await expect(page.getByRole("link", { name: "New entry" })).toHaveCount(mayCreate ? 1 : 0);
  await expectColumns(page, who, collection);
  await page.getByRole("rowheader").first().getByRole("link").click();
  await page.waitForURL(/\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const count = (isThere: boolean) => (isThere ? 1 : 0);
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await expect(button("Save")).toHaveCount(count(may(who, "update", collection)));
  const more = page.getByRole("button", { name: "More actions" });
  if ((await more.count()) > 0) await more.click();
  const item = (name: string) => page.getByRole("menuitem", { name });
  await expect(item("Move to bin…")).toHaveCount(count(may(who, "update", collection)));
  await expect(item("Delete for good…")).toHaveCount(count(may(who, "delete", collection)));
  await page.keyboard.press("Escape");
  const isWhole = seen(who, collection).length === FIELDS[collection].length;
  if (!isWhole) expect(await page.content()).not.toContain("hidden-only");
}

async function expectColumns(page: Page, who: Somebody, collection: ShopCollection) {
  const labels = LABELS.get(collection) ?? new Map<string, string>();
  // The column of boxes, for those who may do something to several entries, has no word above it.
  const headers = await page.getByRole("columnheader").allTextContents();
  const shown = headers.filter((header) => header !== "");
  const readable = seen(who, collection).flatMap((name) => labels.get(name) ?? []);
  expect(shown.length).toBeGreaterThan(0);
  for (const header of shown) expect(readable).toContain(header);
  expect(shown).toContain(readable[0]);
}

test("nobody who is not signed in sees any of it", async ({ page }) => {
  for (const collection of COLLECTIONS) {
    expect(await statusOf(page, address(collection))).toBe(401);
  }
});

test(
  "an article is found, changed, binned and brought back",
  { tag: "@phone" },
  async ({ page }) => {
    await signIn(page, "store@acme.test");
    await page.goto(address("inventory"));
    const find = page.getByRole("searchbox", { name: "Find in inventory" });
    await find.fill("honing");
    await page.waitForURL(/q=honing/);
    await expect(page.getByRole("link", { name: "Tenon saw" })).toBeHidden();
    await expect(find, "somebody may type on").toBeFocused();
    await page.getByRole("link", { name: "Honing guide" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Honing guide");
    await axe(page);
    await page.getByLabel("In stock").fill("many");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Give a number.", { exact: true })).toBeVisible();
    // Another one each time: desktop and phone find the same shop.
    const stock = String(100 + (Date.now() % 100_000));
    await page.getByLabel("In stock").fill(stock);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Move to bin…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Move to bin" }).click();
    await page.waitForURL(/\/content\/inventory$/);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForURL(/\/[0-9a-f-]{36}$/);
    await expect(page.getByLabel("In stock")).toHaveValue(stock);
  },
);

test("a shift gets its people by a search, and nothing of a colleague's is overwritten", async ({
  page,
  context,
}) => {
  await signIn(page, "shift@acme.test");
  await page.goto(`${address("shifts")}/new`);
  const name = `Evening ${Date.now().toString(36)}`;
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Starts").fill("2027-02-01T18:00");
  await page.getByLabel("Ends").fill("2027-02-01T22:00");
  await page.getByRole("button", { name: "Choose entries for Staff" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Find").fill("noor");
  await dialog.getByRole("option", { name: "Noor Haddad" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  await axe(page);
  await page.getByRole("button", { name: "Create" }).click();
  await page.waitForURL(/\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByText("Noor Haddad")).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel("Note").fill("Bring the keys.");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByLabel("Note").fill("Mine.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toContainText("Somebody else saved this");
  await page
    .getByRole("radio", { name: /^Take / })
    .first()
    .check();
  await page.getByRole("button", { name: "Save as chosen" }).click();
  await expect(page.getByLabel("Note")).toHaveValue("Bring the keys.");
});
