import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { readDemo } from "./fixtures-demo.ts";
import { axe, expect, signIn, test } from "./fixtures.ts";

type Dropped = { readonly name: string; readonly type: string; readonly bytes: Buffer };

/** Lets go of a file above something, as the mouse would. */
async function drop(page: Page, onto: Locator, { name, type, bytes }: Dropped): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([base64, called, mediaType]) => {
      const transfer = new DataTransfer();
      const read = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
      transfer.items.add(new File([read], called, { type: mediaType }));
      return transfer;
    },
    [bytes.toString("base64"), name, type] as const,
  );
  for (const event of ["dragenter", "dragover", "drop"]) {
    await onto.dispatchEvent(event, { dataTransfer });
  }
}

const picture = async (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

async function openLibrary(page: Page): Promise<void> {
  await page.goto("/admin/acme/media");
  await expect(page.getByRole("button", { name: "Upload files" })).toBeEnabled();
}

const loads = (image: Locator) =>
  image.evaluate((node: HTMLImageElement) => node.complete && node.naturalWidth > 0);

test("a picture is dropped, described, used in a page, and missed when it goes", async ({
  page,
  browser,
}) => {
  const name = `harbour-${Date.now()}.jpg`;
  await signIn(page, "admin@acme.test");
  await openLibrary(page);

  // What is no picture whatever it is called is taken as what it is, or refused with the reason.
  const place = page.getByRole("heading", { level: 1 });
  await drop(page, place, { name, type: "image/jpeg", bytes: await picture("#4a7a96") });
  const uploads = page.getByRole("region", { name: "Uploads" });
  await expect(uploads.getByText(name)).toBeVisible();
  await expect(uploads.getByText("1 of 1 files uploaded.")).toBeAttached();
  await uploads.getByRole("button", { name: "Clear finished" }).click();
  const tile = page.getByRole("listitem").filter({ hasText: name });
  await expect(tile).toContainText("1200 × 800");
  await expect.poll(() => loads(tile.locator("img"))).toBe(true);
  await axe(page);

  await page.getByRole("link", { name }).click();
  const sheet = page.getByRole("dialog", { name });
  await sheet.getByLabel("Alternative text").fill("Boats in a harbour");
  await sheet.getByRole("button", { name: "Focal point: 50 % from the left" }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect(
    sheet.getByRole("button", { name: "Focal point: 60 % from the left, 49 % from above" }),
  ).toBeFocused();
  await axe(page);
  await sheet.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(sheet.getByText("In no entry.")).toBeVisible();
  const details = page.url();

  await page.goto("/admin/acme/pages/new");
  const title = `Harbour ${Date.now()}`;
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Add image", exact: true }).click();
  await page.getByRole("button", { name: "Choose from the library" }).click();
  const picker = page.getByRole("dialog", { name: "Choose an image" });
  await picker.getByLabel("Search files").fill(name);
  await axe(page);
  await picker.getByRole("button", { name: `Choose ${name}` }).click();
  await expect(page.getByLabel("Address of the image")).toHaveValue(/^\/media\/[\da-f-]{36}\//);
  await expect(page.getByLabel("Alternative text")).toHaveValue("Boats in a harbour");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.waitForURL(/pages\/[\da-f-]{36}$/);

  await page.goto(details);
  await expect(sheet.getByRole("link", { name: title })).toBeVisible();
  await expect(sheet.getByLabel("Alternative text")).toHaveValue("Boats in a harbour");
  await sheet.getByRole("button", { name: "Delete file" }).click();
  const asking = page.getByRole("dialog", { name: `Delete “${name}”?` });
  await expect(asking.getByText("1 entry uses this, and will show a gap there.")).toBeVisible();

  const theirs = await (await browser.newContext({ baseURL: readDemo().root })).newPage();
  await signIn(theirs, "admin@globex.test");
  const answer = await theirs.goto(new URL(details).pathname);
  expect(answer?.status()).toBe(404);
  await theirs.goto(details.replace("/acme/", "/globex/"));
  await expect(theirs.getByRole("heading", { level: 1, name: "Media" })).toBeVisible();
  await expect(theirs.getByText(name)).toHaveCount(0);
  await expect(theirs.getByRole("dialog")).toHaveCount(0);
  const id = new URL(details).searchParams.get("asset") ?? "";
  for (const org of ["acme", "globex"]) {
    const file = await theirs.request.get(`/admin/${org}/media/file/${id}/thumb/${name}`);
    expect(file.status()).toBe(404);
  }
  await theirs.context().close();

  await asking.getByRole("button", { name: "Delete file" }).click();
  await expect(page.getByText("File deleted", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});

test("folders are made, filled by menu and emptied again", async ({ page }) => {
  const [name, folder] = [`lake-${Date.now()}.jpg`, `Lakes ${Date.now()}`];
  await signIn(page, "admin@acme.test");
  await openLibrary(page);
  await page
    .getByLabel("Files to upload")
    .setInputFiles({ name, mimeType: "image/jpeg", buffer: await picture("#2f6f57") });
  await expect(page.getByRole("link", { name })).toBeVisible();
  await page.getByRole("button", { name: "New folder" }).click();
  await page.getByLabel("Name").fill(folder);
  await page.getByRole("button", { name: "Make folder" }).click();
  await expect(page.getByRole("link", { name: folder })).toBeVisible();

  await page.getByLabel(`Choose ${name}`).check();
  const bar = page.getByRole("toolbar", { name: "What to do with the chosen files" });
  await bar.getByRole("button", { name: "Move" }).click();
  await page.getByLabel("Folder", { exact: true }).selectOption({ label: folder });
  await page.getByRole("dialog").getByRole("button", { name: "Move" }).click();
  await expect(page.getByRole("link", { name })).toHaveCount(0);
  await page.getByRole("link", { name: folder }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await page.getByRole("button", { name: "As a list" }).click();
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: name })).toBeVisible();
  await axe(page);

  await page.getByRole("navigation", { name: "Folders above" }).getByText("Media").click();
  await page.getByRole("button", { name: `Actions for ${folder}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete folder" }).click();
  await expect(page.getByText("It is not empty. Move what is in it first.")).toBeVisible();
});

test("who may not read files is not led to them", async ({ page }) => {
  await signIn(page, "users@acme.test");
  const answer = await page.goto("/admin/acme/media");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("link", { name: "Media", exact: true })).toHaveCount(0);
});
