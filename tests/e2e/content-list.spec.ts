import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

// @NOTE A bound for what hangs: it walks through a list's every tool.
test.describe.configure({ timeout: 90_000 });

type Written = { readonly data: { readonly id: string } };

/** Writes an author through the API, as the dashboard's own page might; their id and their state. */
async function write(page: Page, title: string, at?: { id: string; etag: string }) {
  const { root } = readDemo();
  const list = `${root}/api/v1/content/authors`;
  const answer = await page.request.fetch(at === undefined ? list : `${list}/${at.id}`, {
    method: at === undefined ? "POST" : "PATCH",
    headers: {
      ...{ "X-Organization": "acme", Origin: root, "Content-Type": "application/vnd.api+json" },
      ...(at === undefined ? {} : { "If-Match": at.etag }),
    },
    data: JSON.stringify({
      data: { type: "authors", ...(at === undefined ? {} : { id: at.id }), attributes: { title } },
    }),
  });
  expect(answer.ok()).toBe(true);
  const { data } = (await answer.json()) as Written;
  return { id: data.id, etag: answer.headers()["etag"] ?? "" };
}

test("a list is narrowed, kept as a view, done to with one refusal, and taken along", async ({
  page,
}) => {
  await signIn(page, "admin@acme.test");
  const word = `Quill-${Date.now()}`;
  const [second] = [await write(page, `${word} Two`), await write(page, `=${word} One`)];
  await page.goto(`${readDemo().root}/admin/acme/content/authors`);

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const filter = page.getByRole("dialog", { name: "Add a filter" });
  await filter.getByLabel("Field").selectOption({ label: "Title" });
  await filter.getByLabel("Value").fill(word);
  await filter.getByRole("button", { name: "Add filter" }).click();
  await expect(
    page.getByRole("button", { name: `Title contains “${word}”`, exact: true }),
  ).toBeVisible();
  await expect(page.getByRole("rowheader")).toHaveCount(2);

  await page.getByRole("button", { name: "All entries" }).click();
  await page.getByRole("menuitem", { name: "Save as a new view…" }).click();
  const saving = page.getByRole("dialog", { name: "Save as a view" });
  await saving.getByLabel("Name").fill(word);
  await saving.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("button", { name: word, exact: true })).toBeVisible();
  await page.waitForURL(/authors\?view=/);
  await axe(page);

  // Somebody changes one of them meanwhile: what was seen is not what would be published.
  await write(page, `${word} Two, changed`, second);
  await page.getByRole("checkbox", { name: "Choose all on this page" }).check();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const asking = page.getByRole("dialog", { name: "Publish: 2 entries?" });
  await asking.getByRole("button", { name: "Publish" }).click();
  const report = page.getByRole("dialog", { name: "1 entry published" });
  await expect(report.getByText("1 entry refused")).toBeVisible();
  await expect(report.getByText(`${word} Two`, { exact: true })).toBeVisible();
  await axe(page);
  await report.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("cell", { name: "Published" }).first()).toBeVisible();

  await page.getByRole("button", { name: "Export" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /Table/ }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe("authors.csv");
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines.join("\n")).toContain(`'=${word} One`);
});
