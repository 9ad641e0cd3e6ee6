import type { Locator, Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

const roles = () => `${readDemo().root}/admin/acme/roles`;

/** A name that no other run of this file has used. */
const fresh = (word: string): string => `${word} ${Date.now().toString(36)}`;

const graphIn = (page: Page): Locator =>
  page.getByRole("group", { name: /Which role contains which/ });

/** Makes a role as a person would, and waits for its own screen. */
async function create(page: Page, name: string, contains: readonly string[] = []): Promise<void> {
  await page.goto(`${roles()}/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await expect(page.getByLabel("Short name")).toHaveValue(name.toLowerCase().replace(" ", "-"));
  const group = page.getByRole("group", { name: "Roles it contains" });
  for (const inner of contains) await group.getByRole("checkbox", { name: inner }).check();
  await page.getByRole("button", { name: "Create role" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function choose(page: Page, inner: string): Promise<void> {
  const group = page.getByRole("group", { name: "Roles it contains" });
  await group.getByRole("checkbox", { name: inner }).check();
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save changes" }).first().click();
}

async function remove(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete role" }).click();
  await page.waitForURL(/\/roles$/);
}

/** The page is no wider than a phone: what is wider scrolls inside its frame. */
async function fitsPhone(page: Page): Promise<void> {
  const window = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 800 });
  const excess = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect.poll(excess).toBeLessThanOrEqual(0);
  if (window !== null) await page.setViewportSize(window);
}

test("a role is made of others, drawn with them, and deleted", async ({ page }) => {
  const [inner, outer] = [fresh("Inner"), fresh("Outer")];
  await signIn(page, "admin@acme.test");
  await create(page, inner);
  await create(page, outer, ["Shift Manager"]);
  await choose(page, inner);
  await expect(page.getByText("Dashed lines are not saved yet.")).toBeVisible();
  await axe(page);
  await fitsPhone(page);
  await save(page);
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Dashed lines are not saved yet.")).toHaveCount(0);

  await graphIn(page).getByRole("link", { name: inner }).click();
  await expect(page.getByRole("heading", { level: 1, name: inner })).toBeVisible();
  await expect(page.getByText(`«${outer}» contains it. Take it from them first.`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete…" })).toBeDisabled();
  await graphIn(page).getByRole("link", { name: outer }).click();
  await expect(page.getByRole("heading", { level: 1, name: outer })).toBeVisible();
  await remove(page);
  await expect(page.getByRole("table").getByRole("link", { name: outer })).toHaveCount(0);
});

test("all roles are drawn, told as a list, and reached by keyboard", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto(roles());
  const graph = graphIn(page);
  await expect(graph.getByRole("link", { name: "Shift Manager" })).toBeVisible();
  await page.getByText("As a list").click();
  const item = page.locator("details").getByRole("listitem").filter({ hasText: "Shift Manager" });
  await expect(item.first().getByRole("link", { name: "Staff" })).toBeVisible();
  await fitsPhone(page);
  await axe(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await axe(page);
  await graph.getByRole("link", { name: "Staff" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Staff" })).toBeVisible();
  await expect(graph.getByRole("link", { name: "Shift Manager" })).toBeVisible();
});

test("a circle is refused at the field, also one that two people close together", async ({
  page,
  context,
}) => {
  const [one, other] = [fresh("One"), fresh("Other")];
  await signIn(page, "admin@acme.test");
  await create(page, one);
  await create(page, other);
  const second = await context.newPage();
  await second.goto(page.url());
  await page.goto(roles());
  await page.getByRole("table").getByRole("link", { name: one }).click();
  await expect(page.getByRole("heading", { level: 1, name: one })).toBeVisible();

  await choose(second, one);
  await save(second);
  await expect(second.getByText("Saved", { exact: true }).first()).toBeVisible();
  await choose(page, other);
  await save(page);
  const field = page.getByRole("group", { name: "Roles it contains" });
  await expect(field.getByRole("alert")).toContainText("circle");
  await page.reload();
  await expect(field.getByRole("checkbox", { name: other })).toBeDisabled();
  await expect(field.getByText(`It contains «${one}» already.`)).toBeVisible();
  await second.close();
});

test("who edits what somebody else has saved meanwhile overwrites nothing", async ({
  page,
  context,
}) => {
  await signIn(page, "admin@acme.test");
  await create(page, fresh("Busy"));
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByLabel("Description").fill("Theirs");
  await save(second);
  await expect(second.getByText("Saved", { exact: true }).first()).toBeVisible();
  await page.getByLabel("Description").fill("Mine");
  await save(page);
  const dialog = page.getByRole("dialog", { name: "Somebody else saved this" });
  await dialog.getByRole("button", { name: "Keep writing" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel("Description")).toHaveValue("Mine");
  await save(page);
  await dialog.getByRole("button", { name: "Load theirs" }).first().click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel("Description")).toHaveValue("Theirs");
  await remove(page);
});

test("what came with the organization is neither renamed nor deleted", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto(roles());
  await page
    .getByRole("table")
    .getByRole("link", { name: /^Admin/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Admin" })).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).not.toBeEditable();
  await expect(page.getByText("It came with the organization and stays.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete…" })).toBeDisabled();
});
