import type { Browser, Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

const POST = "Why we still forge by hand";
const PASSWORD = "the words for this link";

const dashboard = (path: string) => `${readDemo().root}/admin/${path}`;
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** A browser of somebody else, who has nothing but an address. */
const stranger = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: "en" })).newPage();

/** Opens one of the two dialogs of links to the entry in the editor. */
async function openDialog(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: item }).click();
  await expect(page.getByText("Links to this entry")).toBeVisible();
}

/** Makes a link as the dialog is filled in, and leaves it; answers its address. */
async function makeLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Make the link" }).click();
  const address = page.getByRole("dialog").getByRole("status").locator("code");
  await expect(address).toContainText("/link/");
  const text = (await address.textContent()) ?? "";
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  return text;
}

/** Ends the newest link whose words begin so, on the screen of links. */
async function revoke(page: Page, words: string): Promise<void> {
  const buttons = page.getByRole("button", { name: `Revoke: ${words}` });
  const before = await buttons.count();
  await buttons.first().click();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await expect(page.getByText("The link has ended").first()).toBeVisible();
  await expect(buttons).toHaveCount(before - 1);
}

test("a draft is previewed and an entry shared by links, until each is revoked", async ({
  page,
  browser,
}) => {
  await signIn(page, "admin@acme.test");
  await page.goto(dashboard("acme/posts"));
  await page.getByRole("main").getByRole("link", { name: POST }).first().click();
  await openDialog(page, "Preview link…");
  const preview = await makeLink(page);
  await openDialog(page, "Share…");
  await page.getByLabel(/^Password/).fill(PASSWORD);
  const shared = await makeLink(page);

  const visitor = await stranger(browser);
  const shown = await visitor.goto(preview);
  expect(shown?.headers()).toMatchObject({ "referrer-policy": "strict-origin" });
  await expect(heading(visitor)).toContainText(POST);
  await axe(visitor);
  await visitor.goto(shared);
  await expect(heading(visitor)).toHaveText("Something was shared with you");
  await axe(visitor);
  await visitor.getByLabel("Password").fill(PASSWORD);
  await visitor.getByRole("button", { name: "Open" }).click();
  await expect(heading(visitor)).toContainText(POST, { timeout: 30_000 });

  await page.goto(dashboard("acme/links"));
  await axe(page);
  await revoke(page, "Preview");
  await revoke(page, "Share");
  for (const link of [preview, shared]) expect((await visitor.goto(link))?.status()).toBe(404);
  await expect(heading(visitor)).not.toContainText(POST);
  await signIn(visitor, "admin@globex.test");
  expect((await visitor.goto(dashboard("acme/links")))?.status()).toBe(404);
  await visitor.context().close();
});

/** Makes a collection with drafts to which everybody may send entries; answers its name in addresses. */
async function openForm(page: Page, name: string): Promise<string> {
  await page.goto(dashboard("acme/collections/new"));
  await page.getByRole("radio", { name: "Team", exact: true }).check();
  await page.getByLabel("Name", { exact: true }).fill(name);
  const slug = await page.getByLabel("Name in addresses").inputValue();
  await page.getByLabel("Drafts", { exact: true }).check();
  await page.getByRole("button", { name: "Create collection" }).click();
  await page.getByRole("button", { name: "Accept submissions…" }).click();
  await axe(page);
  await page.getByRole("button", { name: "Accept submissions", exact: true }).click();
  await expect(page.getByText("It accepts submissions")).toBeVisible();
  return slug;
}

/** Publishes a page with a form block and nothing else. */
async function publishForm(page: Page, { slug, name }: { slug: string; name: string }) {
  await page.goto(dashboard("acme/pages/new"));
  await page.getByLabel(/^Title/).fill(`Join ${name}`);
  const address = page.getByLabel(/^Address/).first();
  await address.fill(slug);
  await page.getByRole("button", { name: "Add form", exact: true }).click();
  await page.getByLabel(/^Where answers are kept/).selectOption({ label: name });
  await page.getByLabel(/^Said afterwards/).fill("We shall write to you.");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published", { exact: true }).first()).toBeVisible();
}

test("what a visitor sends by a form is read by those who look after it, and by no others", async ({
  page,
  browser,
  acme,
}) => {
  const name = `Joiners ${Date.now().toString(36)}`;
  await signIn(page, "admin@acme.test");
  const slug = await openForm(page, name);
  await publishForm(page, { slug, name });

  const visitor = await stranger(browser);
  await visitor.goto(`${acme.site}/${slug}`);
  await axe(visitor);
  await visitor.getByLabel(/^Name/).fill("Wren Abara");
  await visitor.getByLabel("E-mail").fill("wren@example.test");
  await visitor.getByLabel("About").fill("I sharpen knives.");
  await visitor.getByRole("button", { name: "Send" }).click();
  await expect(visitor.getByText("Checking that this is not spam…")).toBeVisible();
  await expect(heading(visitor)).toHaveText("Sent", { timeout: 30_000 });
  await expect(visitor.getByText("We shall write to you.")).toBeVisible();
  await axe(visitor);

  await page.goto(dashboard(`acme/content/${slug}`));
  await page.getByRole("link", { name: "Wren Abara" }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue("wren@example.test");
  await expect(page.getByLabel("About")).toHaveValue("I sharpen knives.");
  const entry = page.url();
  expect(await (await visitor.goto(`${acme.site}/${slug}`))?.text()).not.toContain("Wren");
  await signIn(visitor, "admin@globex.test");
  for (const address of [dashboard(`acme/content/${slug}`), entry]) {
    expect((await visitor.goto(address))?.status()).toBe(404);
  }
  await visitor.context().close();
});
