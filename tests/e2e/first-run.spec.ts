import { startUntouchedServer, type UntouchedServer } from "../support/untouched-server.ts";
import { axe, expect, test } from "./fixtures.ts";

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
});
