import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { askHost } from "../support/site-access/ask-host.ts";
import { readDemo, type DemoOrganization } from "./fixtures-demo.ts";
import { axe, expect, signIn, test } from "./fixtures.ts";

/** Where WordPress keeps the files of the export; here a server of this test does. */
const THEIRS = "https://wpthemetestdata.files.wordpress.com";
const port = Number(process.env["GATEHOUSE_E2E_FILES"]);
const name = `old-website-${Date.now().toString(36)}.xml`;

/** The export of a real website. */
function exported(): Buffer {
  const file = new URL("../fixtures/themeunittestdata.wordpress.xml", import.meta.url);
  return Buffer.from(readFileSync(file, "utf8").replaceAll(THEIRS, `http://127.0.0.1:${port}`));
}

let files: Server;

test.beforeAll(async () => {
  const size = { width: 1200, height: 800, channels: 3 } as const;
  const picture = await sharp({ create: { ...size, background: "#2f6f57" } })
    .jpeg()
    .toBuffer();
  files = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "image/jpeg" }).end(picture);
  });
  await new Promise<void>((resolve) => {
    files.listen(port, "127.0.0.1", resolve);
  });
});

test.afterAll(() => files.close());

/** Work that takes as long as it takes; the screen looks again by itself. */
const LONG = { timeout: 120_000 };
const POST = "Markup: Image Alignment";

/** That of all items so many come in, and so many do not. */
async function counted(page: Page): Promise<void> {
  const counts = page.getByRole("list", { name: "Counts" }).getByRole("listitem");
  await expect(counts.filter({ hasText: "74 new" })).toBeVisible();
  await expect(counts.filter({ hasText: "70 not taken" })).toBeVisible();
  await expect(counts).toHaveCount(2);
}

const loads = (image: Locator) =>
  image.evaluate((node: HTMLImageElement) => node.complete && node.naturalWidth > 0);

/** @returns the address of the import's screen. */
async function bringIn(page: Page): Promise<string> {
  await page.goto("/admin/acme/import");
  await axe(page);
  const file = { name, mimeType: "text/xml", buffer: exported() };
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.waitForURL(/import\?id=/);
  const screen = page.url();

  await expect(page.getByText("Waits for you")).toBeVisible(LONG);
  await expect(page.getByLabel("Import posts into")).toHaveValue("posts");
  await expect(page.getByRole("heading", { name: "Keyboard navigation" })).toBeVisible();
  await axe(page);
  await page.getByRole("switch", { name: "Fetch files" }).check();
  await page.getByRole("button", { name: "Check what would become of it" }).click();

  await expect(page.getByText("Ready to import")).toBeVisible(LONG);
  await counted(page);
  await expect(page.getByText("41 files are shown by what comes in, and will be")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Import 74 items" }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();

  // Fewer where something stands at an old address already, and what tests before this one left does.
  await expect(page.getByText(/^5\d old addresses lead to the new ones\.$/)).toBeVisible(LONG);
  await counted(page);
  await expect(page.getByText("41 of 41 files are in the media library.")).toBeVisible();
  await expect(page.getByText("address “about” is taken here, became “about-2”")).toBeVisible();
  await axe(page);
  return screen;
}

async function walk(page: Page, { site }: DemoOrganization): Promise<void> {
  await page.goto(site);
  await page.getByRole("link", { name: "Level 1" }).first().click();
  await page.waitForURL(`${site}/level-1`);
  await expect(page.getByRole("heading", { name: "Level 1", level: 1 })).toBeVisible();
  await axe(page);
  await page.goto(`${site}/posts`);
  await page.getByRole("link", { name: POST }).click();
  await page.waitForURL(`${site}/posts/markup-image-alignment`);
  const image = page.getByRole("img", { name: "Image Alignment 580x300" }).first();
  await expect(image).toHaveAttribute("src", /^\/media\/[\da-f-]{36}\//);
  await image.scrollIntoViewIfNeeded();
  await expect.poll(() => loads(image)).toBe(true);
  await axe(page);
  await page.goto(`${site}/2013/01/10/markup-image-alignment/`);
  await expect(page).toHaveURL(`${site}/posts/markup-image-alignment`);
}

/** Whoever belongs to the other organization looks for it in every way there is. */
async function lookFrom(page: Page, screen: string, { site }: DemoOrganization): Promise<void> {
  await signIn(page, "admin@globex.test");
  expect((await page.goto(screen))?.status()).toBe(404);
  await page.goto(screen.replace("/acme/", "/globex/"));
  await expect(page.getByRole("heading", { level: 1, name: "Not found" })).toBeVisible();
  await page.goto("/admin/globex/import");
  await expect(page.getByRole("heading", { level: 1, name: "Import" })).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
  await page.goto(`/admin/globex/posts?search=${encodeURIComponent(POST)}`);
  await expect(page.getByText(POST, { exact: true })).toHaveCount(0);
  for (const path of ["/posts/markup-image-alignment", "/level-1"]) {
    expect((await askHost(`${site}${path}`)).status).not.toBe(200);
  }
}

test("an old website comes in through the screen, is walked, and is taken back", async ({
  page,
  browser,
  acme,
  globex,
}) => {
  test.setTimeout(300_000);
  await signIn(page, "admin@acme.test");
  const screen = await bringIn(page);
  await walk(page, acme);
  const theirs = await (await browser.newContext({ baseURL: readDemo().root })).newPage();
  await lookFrom(theirs, screen, globex);
  await theirs.context().close();

  await page.goto(screen);
  await page.getByRole("button", { name: "Undo the import" }).click();
  await axe(page);
  await page.getByRole("button", { name: "Put them into the bin" }).click();
  await expect(page.getByText("74 taken back")).toBeVisible(LONG);
  for (const path of ["/level-1", "/2013/01/10/markup-image-alignment"]) {
    expect((await askHost(`${acme.site}${path}`)).status).toBe(404);
  }
  await page.getByRole("link", { name: "Import", exact: true }).first().click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Undone");
});
