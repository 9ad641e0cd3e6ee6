import type { Page } from "@playwright/test";
import { askHost } from "../support/site-access/ask-host.ts";
import { axe, expect, signIn, test } from "./fixtures.ts";

// @NOTE A bound for what hangs.
test.describe.configure({ timeout: 90_000 });
// Looking into the preview's frame, which runs no scripts, is told of in the browser's console.
test.use({ tolerated: [/Blocked script execution in 'about:srcdoc'/] });

const VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";

/** Adds a block of each kind to the page in the editor, and says something in it. */
async function writeBlocks(page: Page): Promise<void> {
  const add = (kind: string) =>
    page.getByRole("button", { name: `Add ${kind}`, exact: true }).click();
  const last = (label: string) => page.getByLabel(new RegExp(`^${label}`)).last();
  await add("opening");
  await last("Heading").fill("Where the river ends");
  await add("text");
  await page.locator('[contenteditable="true"]').last().fill("The tide was out.");
  await add("image");
  await last("Address of the image").fill("/assets/demo/forge.svg");
  await last("Alternative text").fill("A forge");
  await add("gallery");
  await last("Heading").fill("At other hours");
  await add("list of entries");
  await last("Which entries").selectOption({ label: "Posts" });
  await last("Shown as").selectOption("cards");
  await add("form");
  await last("Heading").fill("Write to us");
  await add("video or map");
  await last("Address").fill(VIDEO);
  await last("What it shows").fill("The river from above");
}

test("a page of every kind of block is previewed, published, and seen in each theme", async ({
  page,
  browser,
  acme,
  globex,
}) => {
  const slug = `river-${Date.now()}`;
  await signIn(page, "admin@acme.test");
  await page.goto("/admin/acme/pages/new");
  await page.getByLabel(/^Title/).fill("The river");
  await page
    .getByLabel(/^Address/)
    .first()
    .fill(slug);
  await writeBlocks(page);
  await page.getByRole("button", { name: "Show the preview" }).click();
  const preview = page.locator('iframe[title="Preview"]').first().contentFrame();
  await expect(preview.getByRole("heading", { name: "Where the river ends" })).toBeVisible();
  await expect(preview.getByText("Opens YouTube")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published", { exact: true }).first()).toBeVisible();

  const visitor = await (
    await browser.newContext({ viewport: { width: 393, height: 851 } })
  ).newPage();
  for (const theme of ["Atlas", "Ember", "Journal"]) {
    await page.goto("/admin/acme/website/design");
    const choice = page.getByRole("radio", { name: theme, exact: true });
    if (!(await choice.isChecked())) {
      await expect(page.locator('iframe[title="Preview"]').first()).toBeVisible();
      await page.getByText(theme, { exact: true }).click();
      await expect(choice).toBeChecked();
      await page.getByRole("button", { name: "Save changes" }).click();
      await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
    }
    await visitor.goto(`${acme.site}/${slug}`);
    await expect(visitor.locator("html")).toHaveAttribute("data-theme", theme.toLowerCase());
    await axe(visitor);
  }
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("The river");
  await expect(visitor.getByRole("heading", { name: "Where the river ends" })).toBeVisible();
  await expect(visitor.getByText("The tide was out.")).toBeVisible();
  await expect(visitor.getByRole("img", { name: "A forge" })).toBeVisible();
  await expect(visitor.locator(".card").first()).toBeVisible();
  await expect(visitor.getByRole("link", { name: /The river from above/ })).toHaveAttribute(
    ...(["href", VIDEO] as const),
  );
  const overflow = () =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await visitor.evaluate(overflow)).toBe(0);
  await axe(page);

  expect((await askHost(`${globex.site}/${slug}`)).body).not.toContain("river ends");
  await signIn(visitor, "admin@globex.test");
  expect((await visitor.goto(page.url()))?.status()).toBe(404);
  await visitor.context().close();
});

test("a published page that gets another address leads its visitors on", async ({ page, acme }) => {
  const old = `old-${Date.now()}`;
  await signIn(page, "admin@acme.test");
  await page.goto("/admin/acme/pages/new");
  await page.getByLabel(/^Title/).fill("Moving");
  const address = page.getByLabel(/^Address/).first();
  await address.fill(old);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published", { exact: true }).first()).toBeVisible();
  await page.waitForURL(/pages\/[\da-f-]{36}$/);
  await expect(page.getByRole("link", { name: `${acme.site}/${old}` })).toBeVisible();
  await address.fill(`new-${old}`);
  await page.getByRole("button", { name: "Search engines and sharing" }).click();
  await page.getByLabel("Keep it out of search engines").check();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Its address changes" });
  await expect(dialog.getByRole("checkbox")).toBeChecked();
  await axe(page);
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => askHost(`${acme.site}/${old}`))
    .toMatchObject({ status: 301, location: `/new-${old}` });
  const moved = await askHost(`${acme.site}/new-${old}`);
  expect([moved.status, moved.body.includes('name="robots" content="noindex"')]).toEqual([
    200,
    true,
  ]);
  expect((await askHost(`${acme.site}/sitemap.xml`)).body).not.toContain(old);
});
