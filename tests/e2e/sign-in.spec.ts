import { expect, signInByForm, test, axe } from "./fixtures.ts";
import { passwordOf, readDemo } from "./fixtures-demo.ts";

const EDITOR = "editor@acme.test";

// What these tests do on purpose: ask for what is refused.
test.use({ tolerated: [/status of (?:401|403|404|429)/] });

test("leads to where somebody was going", { tag: "@phone" }, async ({ page }) => {
  const answer = await page.goto("/admin/acme/pages");
  expect(answer?.status()).toBe(401);
  await expect(page.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
  await expect(page.getByText("/admin/acme/pages")).toBeVisible();
  await axe(page);
  await page.getByLabel("Email").fill(EDITOR.toUpperCase());
  await page.getByLabel("Password", { exact: true }).fill(passwordOf(EDITOR));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("New page").first()).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/admin/acme/pages");
});

test("says the same of a wrong password and of somebody unknown", async ({ page }) => {
  await page.goto("/login");
  const sentences: (string | null)[] = [];
  for (const email of [EDITOR, "stranger@nowhere.test"]) {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not the password at all");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
    await expect(page.getByRole("alert").first()).toContainText("is not right");
    sentences.push(await page.getByRole("alert").first().textContent());
  }
  expect(sentences[0]).toBe(sentences[1]);
  await axe(page);
});

test("asks to wait after five wrong passwords, and says how long", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("Email").fill(`somebody-${Date.now()}@nowhere.test`);
  const alert = page.getByRole("alert").first();
  for (let tries = 0; tries < 6; tries += 1) {
    await page.getByLabel("Password", { exact: true }).fill("not the password at all");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  }
  await expect(alert).toContainText(/Wait \d+ seconds and try again/);
});

test("keeps what was typed out of the address while nothing listens yet", async ({ page }) => {
  await page.route(/\/_next\/static\/.*\.js/, () => undefined);
  await page.goto("/login", { waitUntil: "commit" });
  await page.getByLabel("Email").fill(EDITOR);
  await page.getByLabel("Password", { exact: true }).fill(passwordOf(EDITOR));
  await page.getByLabel("Password", { exact: true }).press("Enter");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeDisabled();
  await page.locator("form").evaluate((form: HTMLFormElement) => form.submit());
  await expect(page.getByLabel("Email")).toBeHidden();
  expect(page.url()).not.toMatch(/password|acme\.test/);
});

test("never leads away from this origin", async ({ page }) => {
  await page.goto(`/login?returnTo=${encodeURIComponent("//evil.test/admin")}`);
  await page.getByLabel("Email").fill(EDITOR);
  await page.getByLabel("Password", { exact: true }).fill(passwordOf(EDITOR));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/admin/**");
  expect(new URL(page.url()).origin).toBe(readDemo().root);
});

test("ends with signing out: the cookie that was kept is worth nothing", async ({
  page,
  context,
  playwright,
}) => {
  await signInByForm(page, EDITOR);
  const kept = await context.cookies();
  const session = kept.find(({ name }) => name === "gatehouse.session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const cookie = kept.map(({ name, value }) => `${name}=${value}`).join("; ");
  const thief = await playwright.request.newContext({ extraHTTPHeaders: { cookie } });
  expect((await thief.get(`${readDemo().root}/admin/acme`)).status()).toBe(200);
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/login**");
  expect((await thief.get(`${readDemo().root}/admin/acme`)).status()).toBe(401);
  await thief.dispose();
});

test("is not for the Authorization header", async ({ page, context, playwright }) => {
  await signInByForm(page, EDITOR);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === "gatehouse.session");
  const bare = await playwright.request.newContext({
    baseURL: readDemo().root,
    extraHTTPHeaders: { Authorization: `Bearer ${session?.value}` },
  });
  for (const path of ["/admin", "/admin/acme", "/api/v1/users"]) {
    expect((await bare.get(path, { maxRedirects: 0 })).status(), path).toBe(401);
  }
  expect(await (await bare.get("/api/auth/session")).json()).toEqual({});
  await bare.dispose();
});

test("has five actions, and takes forms from its own origin alone", async ({ playwright }) => {
  const { root } = readDemo();
  const bare = await playwright.request.newContext({ baseURL: root });
  for (const action of ["signin", "error", "verify-request", "signout", "callback/credentials"]) {
    expect((await bare.get(`/api/auth/${action}`)).status(), `GET ${action}`).toBe(404);
  }
  for (const action of ["_log", "session", "signin/credentials", "callback/google"]) {
    const answer = await bare.post(`/api/auth/${action}`, { headers: { Origin: root }, form: {} });
    expect(answer.status(), `POST ${action}`).toBe(404);
  }
  const form = { email: EDITOR, password: passwordOf(EDITOR), json: "true" };
  for (const headers of [{}, { Origin: "http://acme.test" }, { Origin: root }]) {
    const answer = await bare.post("/api/auth/callback/credentials", { headers, form });
    expect(answer.status(), JSON.stringify(headers)).toBe(403);
    expect(answer.headers()["set-cookie"] ?? "").not.toContain("gatehouse.session");
  }
  await bare.dispose();
});

test("shows nobody the way to set up an instance that is set up", async ({ page }) => {
  const answer = await page.goto("/setup?token=anything");
  expect(answer?.status()).toBe(404);
});
