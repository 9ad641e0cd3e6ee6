import type { Browser, Locator, Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

/** The name of a policy that no other run of this file has made. */
const freshName = (): string => `Steel only ${Date.now().toString(36)}`;

const policies = (org: string): string => `${readDemo().root}/admin/${org}/policies`;

/** Asks axe about a screen in both colours, once what bears its name stands. */
async function axeInBoth(page: Page, named = page.getByRole("heading", { level: 1 })) {
  await expect(named).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Moves the focus with the tabulator until it is where it shall be. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard does not lead there.");
}

/** Chooses in a list with the keyboard alone: its letters. */
async function typeChoice(page: Page, select: Locator, words: string): Promise<void> {
  await tabTo(page, select);
  await page.keyboard.type(words);
}

/** Begins an empty policy and waits for its own screen. */
async function begin(page: Page, name: string): Promise<void> {
  await page.goto(`${policies("acme")}/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create policy" }).click();
  await page.waitForURL(/\/policies\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** @NOTE Another one at another try: who holds the same already gains nothing. */
const HOLDERS = [
  { name: "Nora Nobody", email: "nobody@acme.test" },
  { name: "Uma User", email: "user@acme.test" },
] as const;

/** @NOTE From a blank page: what a screen still fetches ahead would be refused. */
async function signOut(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.context().clearCookies();
}

const cell = (page: Page, name: string | RegExp): Locator => page.getByRole("button", { name });

/** Titles of the posts that a member finds in the dashboard. */
async function postsOf(browser: Browser, email: string): Promise<string[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await signIn(page, email);
    await page.goto(`${readDemo().root}/admin/acme/posts`);
    await expect(page.getByRole("heading", { level: 1, name: "Posts" })).toBeVisible();
    const titles = page.getByRole("rowheader");
    await expect(titles.first()).toBeVisible();
    return await titles.allInnerTexts();
  } finally {
    await context.close();
  }
}

// @NOTE A bound for what hangs: each walks through several screens.
test.describe.configure({ timeout: 120_000 });

test("a rule is built by keyboard, previewed, obeyed, and deleted with those who lose by it", async ({
  page,
  browser,
}) => {
  const name = freshName();
  const holder = HOLDERS[test.info().retry % HOLDERS.length] ?? HOLDERS[0];
  await signIn(page, "admin@acme.test");
  await begin(page, name);

  await tabTo(page, page.getByRole("button", { name: "Add collection…" }));
  await page.keyboard.press("Enter");
  await page.keyboard.type("posts");
  await page.keyboard.press("Enter");
  await tabTo(page, cell(page, "Read drafts Posts: not allowed"));
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Read drafts: Posts" });
  await tabTo(page, sheet.getByRole("button", { name: "Allow it" }));
  await page.keyboard.press("Enter");
  await tabTo(page, sheet.getByRole("radio", { name: "All entries" }));
  await page.keyboard.press("ArrowRight");
  await typeChoice(page, sheet.getByLabel("Field", { exact: true }), "Title");
  await typeChoice(page, sheet.getByLabel("Comparison"), "contains");
  await tabTo(page, sheet.getByLabel("Value"));
  await page.keyboard.type("steel");
  await expect(sheet.getByLabel("The same as JSON")).toHaveValue(
    JSON.stringify({ title: { _contains: "steel" } }, null, 2),
  );
  await expect(sheet.getByText("title contains “steel”", { exact: true })).toBeVisible();
  await tabTo(page, sheet.getByRole("button", { name: "Add condition" }));
  await page.keyboard.press("Enter");
  await expect(sheet.getByLabel("Field", { exact: true }).nth(1)).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(sheet.getByLabel("Field", { exact: true })).toHaveCount(1);
  await axeInBoth(page, sheet);
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(sheet).toHaveCount(0);
  await expect(
    cell(page, "Read drafts Posts: within limits, where title contains “steel”"),
  ).toBeVisible();
  await axeInBoth(page);
  await page.getByRole("button", { name: "Save changes" }).first().click();
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();

  await page.getByRole("button", { name: "Change members" }).click();
  await page.getByRole("checkbox", { name: holder.name }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  const question = page.getByRole("dialog", { name: "Save these changes?" });
  await expect(question.getByText("read drafts on posts")).toBeVisible();
  await expect(question.getByText(holder.name)).toBeVisible();
  await question.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("link", { name: holder.name })).toBeVisible();
  expect(await postsOf(browser, holder.email)).toEqual([
    expect.stringContaining("Trying a new steel"),
  ]);

  await page.getByRole("button", { name: "Delete…" }).click();
  const last = page.getByRole("dialog", { name: `Delete «${name}»?` });
  await expect(last.getByText(holder.name)).toBeVisible();
  await last.getByRole("button", { name: "Delete policy" }).click();
  await page.waitForURL(/\/policies$/);
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});

test(
  "JSON that is wrong says where, is not saved, and a case that was removed comes back",
  { tag: "@phone" },
  async ({ page }) => {
    const name = freshName();
    await signIn(page, "admin@acme.test");
    await page.goto(`${policies("acme")}/new`);
    await page.getByRole("radio", { name: "Guest Author" }).check();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Guest Author");
    await axeInBoth(page);
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Create policy" }).click();
    await page.waitForURL(/\/policies\/[0-9a-f-]{36}$/);

    await cell(page, /^Update Posts: within limits/).click();
    const sheet = page.getByRole("dialog", { name: "Update: Posts" });
    await sheet.getByLabel("The same as JSON").fill('{\n  "title": steel\n}');
    await expect(
      sheet.getByText("Line 2, column 12: Here a value is expected.", { exact: true }),
    ).toBeVisible();
    await axeInBoth(page, sheet);
    await sheet.getByRole("button", { name: "Done" }).click();
    await expect(cell(page, /^Update Posts: .*needs a look/)).toBeVisible();
    await page.getByRole("button", { name: "Save changes" }).first().click();
    await expect(page.getByText("Not saved", { exact: true })).toBeVisible();

    await cell(page, /^Update Posts/).click();
    await sheet.getByLabel("The same as JSON").fill('{ "nothing": { "_eq": 1 } }');
    await expect(sheet.getByText("There is no field «nothing» in posts.")).toBeVisible();
    await sheet.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Save changes" }).first().click();
    await expect(page.getByText("Not saved", { exact: true })).toBeVisible();
    await cell(page, /^Update Posts/).click();
    await expect(sheet.getByText("This cannot be saved")).toBeVisible();
    await sheet.getByRole("button", { name: "Remove: What it opens" }).click();
    await expect(sheet.getByText(/does not let anybody update posts/)).toBeVisible();
    await sheet.getByRole("button", { name: "Undo" }).click();
    await expect(sheet.getByLabel("The same as JSON")).toHaveValue('{ "nothing": { "_eq": 1 } }');
  },
);

test("visitors are given no right to write by accident, and a plain read is settled in one click", async ({
  page,
}) => {
  await signIn(page, "admin@acme.test");
  await page.goto(policies("acme"));
  await axeInBoth(page);
  await page.getByRole("link", { name: /^Public/ }).click();
  await expect(page.getByText("Visitors may read everything of posts")).toBeVisible();
  await axeInBoth(page);
  await page
    .getByRole("button", { name: "Only published ones, by a list of fields" })
    .last()
    .click();
  await expect(cell(page, /^Read Posts: within limits, where status is published/)).toBeVisible();
  await cell(page, "Create Posts: not allowed").click();
  const sheet = page.getByRole("dialog", { name: "Create: Posts" });
  await sheet.getByRole("button", { name: "Allow it" }).click();
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Visitors would be given a right to write")).toBeVisible();
  await page.getByRole("button", { name: "Save changes" }).first().click();
  const impact = page.getByRole("dialog", { name: "Save these changes?" });
  const doubt = page.getByRole("dialog", { name: "Save this all the same?" });
  await expect(impact.or(doubt)).toBeVisible();
  if (await impact.isVisible()) await impact.getByRole("button", { name: "Save" }).click();
  await expect(doubt.getByText(/everybody in the world/)).toBeVisible();
  await axe(page);
  await doubt.getByRole("button", { name: "Cancel" }).click();
  await page.reload();
  await expect(cell(page, "Create Posts: not allowed")).toBeVisible();
  await expect(cell(page, "Read Posts: everything")).toBeVisible();
});

test.describe("those whom policies are none of the business of", () => {
  test.use({ tolerated: [/status of 404/] });

  test("see no link and no page, and other organizations none of these", async ({ page }) => {
    await signIn(page, "admin@acme.test");
    await page.goto(policies("acme"));
    await page.getByRole("link", { name: /^Content Editor/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Content Editor" })).toBeVisible();
    const address = page.url();
    const id = address.split("/").at(-1) ?? "";
    await signOut(page);

    await signIn(page, "editor@acme.test");
    await expect(page.getByRole("link", { name: "Policies" })).toHaveCount(0);
    for (const path of [policies("acme"), `${policies("acme")}/new`, address]) {
      expect((await page.goto(path))?.status()).toBe(404);
    }
    await signOut(page);

    await signIn(page, "admin@globex.test");
    await page.goto(policies("globex"));
    await expect(page.getByRole("heading", { level: 1, name: "Policies" })).toBeVisible();
    expect(await page.content()).not.toContain(id);
    expect((await page.goto(`${policies("globex")}/${id}`))?.status()).toBe(404);
    expect((await page.goto(address))?.status()).toBe(404);
  });
});
