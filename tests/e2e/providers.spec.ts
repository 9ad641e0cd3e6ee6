import { CLIENT, startIdentityProvider } from "../support/identity-provider.ts";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

test("an Admin connects a provider, and somebody whom they invited comes in by it", async ({
  page,
  tolerated,
}) => {
  // The provider's own pages ask for a font elsewhere.
  tolerated.push(/fonts\.g/);
  const { root } = readDemo();
  let back = "";
  const port = Number(process.env["GATEHOUSE_E2E_PROVIDER"]);
  const there = await startIdentityProvider(() => [back], port);
  const email = `paula-${Date.now().toString(36)}@people.test`;
  there.accounts.set("paula", { email, email_verified: true, groups: ["writers"] });

  await signIn(page, "admin@acme.test");
  await page.goto(`${root}/admin/acme/members/identity`);
  await page.getByRole("button", { name: "Connect a provider" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Google/ }).check();
  await expect(dialog.getByLabel("Issuer")).toHaveValue("https://accounts.google.com");
  await dialog.getByRole("radio", { name: /^Other/ }).check();
  await dialog.getByLabel("Name").fill("Corp");
  await dialog.getByLabel("Issuer").fill(there.issuer);
  await dialog.getByLabel("Client id").fill(CLIENT.clientId);
  await dialog.getByLabel("Client secret").fill(CLIENT.clientSecret);
  await dialog.getByLabel("Claim with groups").fill("groups");
  await dialog.getByLabel("Roles of groups").fill("writers = content-editor");
  await axe(page);
  await dialog.getByRole("button", { name: "Connect provider" }).click();
  back = (await page.getByText(`${root}/login/back/`).textContent()) ?? "";
  await page.goto(`${root}/admin/acme/members/new`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Name", { exact: true }).fill("Paula Provided");
  await page.getByRole("button", { name: "Add member" }).click();
  await expect(page.getByRole("dialog").getByText("/invitation/gh_inv_")).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`${root}/login?returnTo=/admin/acme`);
  await axe(page);
  await page.getByRole("button", { name: "Sign in with Corp" }).click();
  await page.locator("input[name=login]").fill("paula");
  await page.locator("input[name=password]").fill("any");
  await page.getByRole("button", { name: /sign-in/i }).click();
  await page.getByRole("button", { name: /continue/i }).click();
  await page.waitForURL(/\/admin\/acme/);
  await page
    .getByRole("button", { name: /Paula Provided/ })
    .first()
    .click();
  await expect(page.getByText(email)).toBeVisible();
  await there.close();
});
