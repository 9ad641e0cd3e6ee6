import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

const PASSWORD = "a walled garden for two keys";
const security = () => `${readDemo().root}/admin/account/security`;

/** Somebody new, so that nobody else's sign-in changes: an Editor of Acme, signed in in this page. */
async function newcomer(page: Page): Promise<string> {
  const email = `frida-${Date.now().toString(36)}@people.test`;
  await signIn(page, "admin@acme.test");
  await page.goto(`${readDemo().root}/admin/acme/members/new`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Name", { exact: true }).fill("Frida Factor");
  await page.getByRole("button", { name: "Add member" }).click();
  const link = await page.getByRole("dialog").getByText("/invitation/gh_inv_").textContent();
  await page.context().clearCookies();
  await page.goto(link ?? "");
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.waitForURL(/\/admin\/acme/);
  return email;
}

test("a passkey is added, and signs in alone", async ({ page, tolerated }) => {
  tolerated.push(/401/);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", automaticPresenceSimulation: true },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    },
  });
  await newcomer(page);
  await page.goto(security());
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("My laptop");
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("list", { name: "Your passkeys" })).toContainText("My laptop");
  await axe(page);

  await page.context().clearCookies();
  await page.goto(`${readDemo().root}/login?returnTo=/admin/account/security`);
  await page.getByRole("button", { name: /passkey/ }).click();
  await page.waitForURL(/\/admin\/account\/security/);
  await expect(page.getByText(/used .*(now|ago|second)/)).toBeVisible();
});
