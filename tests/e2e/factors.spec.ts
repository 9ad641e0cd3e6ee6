import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

const PASSWORD = "a walled garden for two keys";
const security = () => `${readDemo().root}/admin/account/security`;

/** Somebody new, so that nobody else's sign-in changes: a member of Acme, signed in in this page. */
async function newcomer(page: Page, role?: string): Promise<string> {
  const email = `frida-${Date.now().toString(36)}@people.test`;
  await signIn(page, "admin@acme.test");
  await page.goto(`${readDemo().root}/admin/acme/members/new`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Name", { exact: true }).fill("Frida Factor");
  if (role !== undefined) await page.getByRole("checkbox", { name: role, exact: true }).check();
  await page.getByRole("button", { name: "Add member" }).click();
  const link = await page.getByRole("dialog").getByText("/invitation/gh_inv_").textContent();
  await page.context().clearCookies();
  await page.goto(link ?? "");
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.waitForURL(/\/admin\/acme|for=acme/);
  return email;
}

/** A role of Acme whose members need a second factor at once; returns what it is called. */
async function strictRole(page: Page): Promise<string> {
  const name = `Auditors ${Date.now().toString(36)}`;
  await signIn(page, "admin@acme.test");
  await page.goto(`${readDemo().root}/admin/acme/roles/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create role" }).click();
  await page.getByRole("switch", { name: "Members need a second factor" }).click();
  await page.getByLabel("Days of grace").fill("0");
  await page.getByRole("button", { name: "Save second factor" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.context().clearCookies();
  return name;
}

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${readDemo().root}/login`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const codeAt = (secret: string, later = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor(Date.now() / 1000) + later });

/** Sets an app up on the person's own page; returns its secret and the recovery codes. */
async function setUpApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Go on" }).click();
  const shown = (await dialog.getByTestId("totp-secret").textContent()) ?? "";
  await axe(page);
  const secret = shown.replaceAll(/\s/g, "");
  // The code before: the present one is for the sign-in.
  await dialog.getByLabel("The code that it shows now").fill(await codeAt(secret, -30));
  await dialog.getByRole("button", { name: "Turn it on" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(10);
  const codes = await dialog.getByRole("listitem").allTextContents();
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 of 10 are left")).toBeVisible();
  return { secret, codes };
}

test("a role asks for a second factor, which is set up, asked for at sign-in, and recovered from", async ({
  page,
  tolerated,
}) => {
  // What a missing second step answers, and what a wrong one does.
  tolerated.push(/40[13]/);
  const email = await newcomer(page, await strictRole(page));
  await page.waitForURL(/\/admin\/account\/security\?for=acme/);
  await expect(page.getByText("Acme asks for a second factor")).toBeVisible();
  await axe(page);
  const { secret, codes } = await setUpApp(page);
  await page.getByRole("link", { name: "Go to Acme" }).click();
  await page.waitForURL(/\/admin\/acme/);

  await enterPassword(page, email);
  await expect(page.getByLabel("Code of your app")).toBeFocused();
  await axe(page);
  expect((await page.request.get(`${readDemo().root}/admin/acme`)).status()).toBe(401);
  await page.getByLabel("Code of your app").fill("000000");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.locator("main").getByRole("alert")).toContainText("This is not right");
  await page.getByLabel("Code of your app").fill(await codeAt(secret));
  await page.getByRole("button", { name: "Go on" }).click();
  await page.waitForURL(/\/admin/);

  await enterPassword(page, email);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.waitForURL(/\/admin/);
  await page.goto(security());
  await expect(page.getByText("9 of 10 are left")).toBeVisible();
});

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
