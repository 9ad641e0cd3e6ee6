import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

const explain = (query: string): string => `${readDemo().root}/admin/acme/explain${query}`;

/** Chooses by a field of the question, and waits for the address that answers it. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const before = page.url();
  await page.getByLabel(label, { exact: true }).selectOption(option);
  await expect(page).not.toHaveURL(before);
}

/** Writes by the API as the signed-in member. */
async function post(page: Page, path: string, data: object): Promise<string> {
  const answer = await page.request.post(`${readDemo().root}/api/v1/${path}`, {
    headers: {
      "content-type": "application/vnd.api+json",
      "x-organization": "acme",
      origin: readDemo().root,
      "sec-fetch-site": "same-origin",
    },
    data: { data },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { data: { id: string } }).data.id;
}

test(
  "why the editor cannot delete a post: the permission that is missing has a name",
  { tag: "@phone" },
  async ({ page }) => {
    await signIn(page, "admin@acme.test");
    await page.goto(explain(""));
    await choose(page, "Who", "Member: Edda Editor");
    await choose(page, "Where", "Posts");
    await choose(page, "Does what", "Delete");
    const answer = page.getByRole("region", { name: "Answer" });
    await expect(answer).toContainText("no permission of theirs is to delete posts");
    await expect(answer.getByRole("link", { name: "Content Editor" })).toBeVisible();
    await axe(page);
  },
);

test("why a field is null here: permissions show it in other entries", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  const mark = Date.now().toString(36);
  const shared = { collection: "posts", action: "read" };
  const policy = await post(page, "policies", {
    type: "policies",
    attributes: {
      name: `Notes ${mark}`,
      permissions: [
        { ...shared, fields: ["title", "slug"] },
        { ...shared, fields: ["secretNote"], rule: { tags: { _contains: "no-such-tag" } } },
      ],
    },
  });
  const role = await post(page, "roles", {
    type: "roles",
    attributes: { slug: `notes-${mark}`, name: `Notes ${mark}`, policies: [policy] },
  });
  await page.goto(explain(`?who=role:${role}&action=read&collection=posts&field=secretNote`));
  await page.getByLabel("Entry", { exact: true }).selectOption({ index: 1 });
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer).toContainText("named as redacted");
  await expect(answer.getByRole("listitem").filter({ hasText: "Secret note" })).toContainText(
    "Withheld here",
  );
  await axe(page);
});

test("an admin sees as the editor, changes nothing, and stops", async ({ page, tolerated }) => {
  tolerated.push(/404/);
  await signIn(page, "admin@acme.test");
  await page.goto(explain(""));
  await choose(page, "Who", "Member: Edda Editor");
  await page.getByRole("button", { name: "See as" }).click();
  const banner = page.getByRole("complementary", { name: "Seen as somebody else" });
  await expect(banner).toContainText("You see Acme as Edda Editor: read only.");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "Members" })).toHaveCount(0);
  await axe(page);
  await page.goto(`${readDemo().root}/admin/acme/members`);
  await expect(page.getByText("There is nothing here that you may see")).toBeVisible();
  await banner.getByRole("button", { name: "Stop" }).click();
  await expect(banner).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByRole("heading", { level: 1, name: "Members" })).toBeVisible();
});
