import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

const members = (org = "acme") => `${readDemo().root}/admin/${org}/members`;

/** Looks at a screen in both themes, once it is there. */
async function axeInBothThemes(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await axe(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await axe(page);
  await page.emulateMedia({ colorScheme: "light" });
}

async function open(page: Page, name: string): Promise<void> {
  await page.goto(`${members()}?q=${encodeURIComponent(name)}`);
  await page.getByRole("table").getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** A role in a member's form; policies may have the same names. */
const role = (page: Page, name: string) =>
  page
    .getByRole("group", { name: "Roles", exact: true })
    .getByRole("checkbox", { name, exact: true });

/** Answers the question who gains and who loses. */
async function saveWithImpact(page: Page, told: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Save changes" }).first().click();
  const question = page.getByRole("dialog", { name: "Save these changes?" });
  await expect(question.getByText(told).first()).toBeVisible();
  await question.getByRole("button", { name: "Save", exact: true }).click();
  await expect(question).toHaveCount(0);
}

test("a person is added, given a role, suspended, let in again and removed", async ({ page }) => {
  const email = `new-${Date.now().toString(36)}@acme.test`;
  await signIn(page, "admin@acme.test");
  await page.goto(`${members()}/new`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Name", { exact: true }).fill("Nele Newcomer");
  await role(page, "User").check();
  await page.getByRole("button", { name: "Add member" }).click();

  const invitation = page.getByRole("dialog", { name: "Invite Nele Newcomer" });
  await invitation.getByLabel("I have stored the link").check();
  await invitation.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nele Newcomer" })).toBeVisible();
  await expect(page.getByText("may do nothing until they accept")).toBeVisible();
  await role(page, "Content Editor").check();
  await saveWithImpact(page, /gains/);
  await page.reload();
  await expect(role(page, "Content Editor")).toBeChecked();

  await page.getByRole("button", { name: "Suspend…" }).click();
  await page.getByRole("button", { name: "Suspend", exact: true }).click();
  await page.getByRole("button", { name: "Let in again" }).click();
  await page.getByRole("button", { name: "Remove…" }).click();
  const question = page.getByRole("dialog");
  await expect(question.getByText("They lose «Content Editor» and «User».")).toBeVisible();
  await question.getByLabel(`Type “${email}” to confirm`).fill(email);
  await question.getByRole("button", { name: "Remove member" }).click();
  await page.waitForURL(/\/members$/);
  await page.goto(`${members()}?q=${email}`);
  await expect(page.getByText("Nobody fits")).toBeVisible();
});

test("the list leads to a form that says what is wrong", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.getByRole("link", { name: "Members", exact: true }).click();
  await axeInBothThemes(page);
  await page.getByRole("link", { name: "Add member" }).click();
  await expect(page.getByText("choose their password themselves")).toBeVisible();
  await page.getByRole("button", { name: "Add member" }).click();
  await expect(page.getByText("Enter an email address.")).toBeVisible();
  await axeInBothThemes(page);
});

test("an Admin takes neither their own Admin role away nor themselves", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto(members());
  const admins = page.locator("section").filter({ hasText: "They may do everything" });
  await expect(admins.getByRole("link", { name: "Ada Admin" })).toBeVisible();
  await open(page, "Ada Admin");
  const admin = role(page, "Admin");
  await expect(admin).toBeChecked();
  await expect(admin).toBeDisabled();
  await expect(page.getByText("You cannot take your own Admin role away.")).toBeVisible();
  for (const name of ["Suspend…", "Remove…"]) {
    await expect(page.getByRole("button", { name })).toBeDisabled();
  }
  await expect(page.getByText("Nobody suspends or removes themselves.").first()).toBeVisible();
  await axeInBothThemes(page);
});

test("unsaved roles are not lost by a slip", { tag: "@phone" }, async ({ page, isMobile }) => {
  await signIn(page, "admin@acme.test");
  await open(page, "Nora Nobody");
  await role(page, "User").check();
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link").click();
  await expect(page.getByText("Leave without saving?")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(role(page, "User")).toBeChecked();
  const frame = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(frame, `nothing wider than the ${isMobile ? "phone" : "window"}`).toBeLessThanOrEqual(0);
});

test("a User Manager touches no Admin, makes none, and leaves policies alone", async ({ page }) => {
  await signIn(page, "users@acme.test");
  await expect(page.getByRole("link", { name: "Policies", exact: true })).toHaveCount(0);
  await open(page, "Ada Admin");
  await expect(page.getByText("Only an Admin changes an Admin.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Remove…" })).toBeDisabled();

  await open(page, "Uma User");
  await expect(role(page, "Admin")).toBeDisabled();
  await expect(page.getByText("Only an Admin makes an Admin.").first()).toBeVisible();
  await expect(page.getByText("it takes the right to read policies")).toBeVisible();
  const author = role(page, "Guest Author");
  const save = page.getByRole("button", { name: "Save changes" });
  await author.setChecked(!(await author.isChecked()));
  await save.click();
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  // Straight on, while the page still comes anew: what is chosen meanwhile stays.
  await author.setChecked(!(await author.isChecked()));
  await save.click();
  await expect(save).toBeDisabled();
});

test.describe("where somebody has no business", () => {
  test.use({ tolerated: [/status of 404/] });

  test("there is no link, and the page is not found", async ({ page }) => {
    await signIn(page, "nobody@acme.test");
    for (const name of ["Members", "Roles"]) {
      await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
    }
    for (const path of ["members", "members/new", "roles", "roles/new"]) {
      const answer = await page.goto(`${readDemo().root}/admin/acme/${path}`);
      expect(answer?.status()).toBe(404);
      await expect(page.getByText("There is nothing here that you may see")).toBeVisible();
    }
  });

  test("another organization's Admin finds nobody of ours", async ({ page, browser }) => {
    await signIn(page, "admin@acme.test");
    await open(page, "Edda Editor");
    const id = page.url().split("/").at(-1) ?? "";
    const context = await browser.newContext();
    const theirs = await context.newPage();
    await signIn(theirs, "admin@globex.test");
    await theirs.goto(members("globex"));
    await expect(theirs.getByRole("link", { name: /Gerda Editor/ })).toBeVisible();
    await expect(theirs.getByText("Edda Editor")).toHaveCount(0);
    for (const address of [`${members("globex")}/${id}`, `${members()}/${id}`]) {
      expect((await theirs.goto(address))?.status()).toBe(404);
    }
    await context.close();
  });
});
