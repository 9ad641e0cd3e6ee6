import type { Locator, Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

// @NOTE A bound for what hangs: the first walks from an empty collection to the bin and back.
test.describe.configure({ timeout: 90_000 });

const palette = (page: Page) => page.getByRole("combobox", { name: "Search or go to" });
/** The line that the keys are on. */
const active = (page: Page) => page.getByRole("option", { selected: true });

/** Presses Tab until the focus is there, and sees that it shows. Nothing is focused but by keys. */
async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
  expect(await target.evaluate(showsFocus), "the focus shows").toBe(true);
}

/** @NOTE A field shows it by a ring of shadow, a box within a label by its own outline. */
const showsFocus = (element: Element): boolean => {
  const { outlineStyle, boxShadow } = getComputedStyle(element);
  return outlineStyle !== "none" || boxShadow !== "none";
};

/** Opens the palette, types, and chooses the line that is called so. */
async function goBy(page: Page, typed: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeFocused();
  await page.keyboard.type(typed);
  await expect(active(page)).toHaveAccessibleName(name);
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeHidden();
}

async function addField(page: Page, kind: RegExp, label: string): Promise<void> {
  await tabTo(page, page.getByRole("main").getByRole("button", { name: "Add field" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: kind }));
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: /^New field/ });
  await tabTo(page, sheet.getByLabel("Label").first());
  await page.keyboard.type(label);
  await tabTo(page, sheet.getByRole("button", { name: "Add field" }));
  await page.keyboard.press("Enter");
  await expect(sheet).toBeHidden();
  await expect(
    page.getByRole("list", { name: "Fields" }).getByText(label, { exact: true }),
  ).toBeVisible();
}

test("a collection is built, filled, searched and emptied by keys alone", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  const mark = Date.now().toString(36);
  const name = `Keys ${mark}`;
  const word = `quoin${mark}`;

  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeFocused();
  await axe(page);
  await page.keyboard.press("Escape");
  await goBy(page, "build coll", "Build a collection");
  await page.waitForURL(/\/collections\/new$/);
  await tabTo(page, page.getByLabel("Name", { exact: true }));
  await page.keyboard.type(name);
  await tabTo(page, page.getByRole("switch", { name: "Drafts" }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Create collection" }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/collections\/[0-9a-f-]{36}$/);
  // It begins with a title.
  await addField(page, /^Long text/, "Story");

  await goBy(page, name, name);
  // The builder that one comes from has the same heading.
  await page.waitForURL(/\/content\/keys-/);
  await expect(page.getByRole("link", { name: "New entry" }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("n");
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toBeFocused();
  await page.keyboard.type("Written blind");
  await tabTo(page, page.getByLabel("Story"));
  await page.keyboard.type(`A ${word} holds the corner.`);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Published", { exact: true }).first()).toBeVisible();

  // By a word that stands in its text alone, from another screen.
  await goBy(page, "overview", "Overview");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Acme");
  await goBy(page, word, /Written blind.*holds the corner/);
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue(
    "Written blind",
  );

  await tabTo(page, page.getByRole("button", { name: "More actions" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.type("Move to bin");
  await expect(page.getByRole("menuitem", { name: "Move to bin" })).toBeFocused();
  await page.keyboard.press("Enter");
  const asking = page.getByRole("dialog", { name: /to the bin\?$/ });
  await tabTo(page, asking.getByRole("button", { name: "Move to bin" }));
  await page.keyboard.press("Enter");
  await expect(asking).toBeHidden();
  const undo = page.getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  await page.keyboard.press("F8");
  await tabTo(page, undo);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue(
    "Written blind",
  );
});

test("single keys are listed, and stay off where they are turned off", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto(`${readDemo().root}/admin/acme/posts`);
  const shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  const row = page.getByRole("rowheader").first().getByRole("link");
  const told = [
    [page.getByRole("searchbox", { name: "Find in posts" }), "/"],
    [page.getByRole("link", { name: "New entry" }), "n"],
  ] as const;
  for (const [what, key] of told) await expect(what).toHaveAttribute("aria-keyshortcuts", key);
  // The first key may come before the page listens.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(row).toBeFocused({ timeout: 2_000 });
  }).toPass();
  const ring = await row.evaluate((link) => getComputedStyle(link, "::after").outlineStyle);
  expect(ring, "the row shows the focus").toBe("solid");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Find in posts" })).toBeFocused();
  await page.keyboard.type("?gp");
  await expect(shortcuts).toBeHidden();
  const filter = page.getByRole("button", { name: "Filter", exact: true });
  await tabTo(page, filter);
  await page.keyboard.press("?");
  await expect(shortcuts.getByText("Search on this screen")).toBeVisible();
  await axe(page);
  await tabTo(page, shortcuts.getByRole("switch"));
  await page.keyboard.press("Space");
  await expect(shortcuts.getByText("Search on this screen")).toBeHidden();
  await page.keyboard.press("Escape");
  for (const [what] of told) await expect(what).not.toHaveAttribute("aria-keyshortcuts");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeFocused();
  await expect(shortcuts).toBeHidden();
});

test("the palette offers what the navigation offers, and nothing of another organization", async ({
  page,
}) => {
  await signIn(page, "shift@acme.test");
  const places = await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link")
    .allTextContents();
  expect(places.length).toBeGreaterThan(2);
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeFocused();
  const group = page.getByRole("group", { name: "Go to" }).getByRole("option");
  const offered = await group.evaluateAll((lines) =>
    lines.map((line) => line.querySelector("span > span")?.textContent),
  );
  expect(offered).toEqual(places);
  await page.keyboard.type("globex-only");
  await expect(page.getByText(/^Nothing found/)).toBeVisible();
});
