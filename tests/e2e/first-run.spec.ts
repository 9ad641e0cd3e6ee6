import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { startUntouchedServer, type UntouchedServer } from "../support/untouched-server.ts";
import { axe, expect, test } from "./fixtures.ts";

const run = promisify(execFile);
const PASSWORD = "a quiet walled garden";

let server: UntouchedServer;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await startUntouchedServer();
});
test.afterAll(() => server.stop());

test.use({ tolerated: [/status of (?:401|404)/] });

test("takes the first person from the printed link to their dashboard, once", async ({
  page,
  browser,
}) => {
  // @NOTE A bound for what hangs: the house is moved, too, and commands run beside the server.
  test.setTimeout(180_000);
  const { origin } = new URL(server.link);

  await page.goto(`${origin}/login`);
  await expect(page.getByText("Nobody can sign in yet")).toBeVisible();

  await page.goto(server.link);
  await axe(page);
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  await expect(page.getByText("Enter your name.")).toBeVisible();
  await page.getByLabel("Organization").fill("Café Ålesund");
  await expect(page.getByLabel("Address of its website")).toHaveValue("cafe-alesund");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("Email").fill("ada@house.test");
  await page.getByLabel("Password", { exact: true }).fill("ada-ada-ada-ada");
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  await expect(page.getByText("Leave your email name out of the password.")).toHaveCount(1);
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  await page.waitForURL(`${origin}/admin/cafe-alesund`);
  await expect(page.getByText("Café Ålesund").first()).toBeVisible();

  const stranger = await browser.newContext();
  expect((await stranger.request.get(server.link)).status()).toBe(404);
  await stranger.close();

  await test.step("takes the organization out and brings it in again", () =>
    moveHouse(page, origin));
});

/** Takes the archive by the screen, reads it by the command line, and brings it in by the screen. */
async function moveHouse(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/admin/cafe-alesund/export`);
  await axe(page);
  const downloads = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the archive" }).click();
  const file = await (await downloads).path();
  const saved = page.getByText(/^Digest:/).locator("code");
  const digest = (await saved.textContent()) ?? "";
  expect(digest).toMatch(/^[\da-f]{64}$/);
  expect(await gatehouse("check", file)).toContain(`Digest: ${digest}`);
  expect(await gatehouse("digest", "--org", "cafe-alesund")).toBe(`${digest}\n`);

  await page.goto(`${origin}/admin/archive`);
  await page.getByLabel("Slug").fill("new-house");
  await page.getByLabel("Choose an archive").setInputFiles(file);
  await expect(page.getByText("Café Ålesund is here")).toBeVisible({ timeout: 60_000 });
  await axe(page);
  expect(await gatehouse("digest", "--org", "new-house")).toBe(`${digest}\n`);
  await page.goto(`${origin}/admin`);
  await expect(page.getByText("Café Ålesund")).toHaveCount(2);

  const stranger = await fetch(`${origin}/admin/new-house/export/archive`);
  expect([stranger.status, await stranger.text()]).toEqual([
    401,
    expect.not.stringContaining("gz"),
  ]);
}

/** Runs a command of an operator beside the server. */
async function gatehouse(...words: string[]): Promise<string> {
  const program = ["--import", "tsx", "scripts/gatehouse.ts", "archive", ...words];
  const { stdout } = await run(process.execPath, [...program, "--data", server.data]);
  return stdout;
}
