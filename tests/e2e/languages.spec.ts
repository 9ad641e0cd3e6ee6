import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { readDemo } from "./fixtures-demo.ts";

// @NOTE A bound for what hangs.
test.describe.configure({ timeout: 60_000 });

type Answered = { readonly data: { readonly id: string; readonly attributes: object } };

/** Asks the API as the dashboard's own page might. */
async function ask(page: Page, path: string, document?: object): Promise<Answered["data"]> {
  const { root } = readDemo();
  const answer = await page.request.fetch(`${root}/api/v1${path}`, {
    method: document === undefined ? "GET" : "POST",
    headers: {
      ...{ "X-Organization": "acme", Origin: root, "Content-Type": "application/vnd.api+json" },
    },
    ...(document === undefined ? {} : { data: JSON.stringify({ data: document }) }),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as Answered).data;
}

test("a language is added, written, published and taken away again, and Globex has none of it", async ({
  page,
}) => {
  const slug = `verses-${Date.now()}`;
  await signIn(page, "admin@acme.test");
  const title = { name: "title", label: "Title", kind: "text", required: true };
  const attributes = { slug, name: "Verses", publishes: true, fields: [title] };
  const collection = await ask(page, "/collections", { type: "collections", attributes });

  await page.goto("/admin/acme/languages");
  await page.getByRole("button", { name: "Add language" }).click();
  await page.getByRole("combobox", { name: "Find" }).fill("german");
  await page.getByRole("option", { name: "German · de", exact: true }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await axe(page);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.goto(`/admin/acme/collections/${collection.id}`);
  await page
    .getByRole("list", { name: "Fields" })
    .getByRole("button", { name: /^Title/ })
    .click();
  await page.getByRole("switch", { name: "Several languages" }).click();
  await page.getByRole("button", { name: "Save field" }).click();
  await expect(page.getByText("«Title» is saved", { exact: true })).toBeVisible();

  await page.goto(`/admin/acme/content/${slug}/new`);
  await page.getByRole("textbox", { name: "Title" }).fill("Night");
  await page.getByRole("button", { name: "Publish English" }).click();
  await expect(
    page.getByText("What stands here is what readers of English see now.", { exact: true }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Language: English" }).click();
  await page.getByRole("menuitem", { name: /German.*Nothing yet/ }).click();
  await page.waitForURL(/locale=de/);
  const german = page.getByRole("textbox", { name: "Title" });
  await expect(german).toHaveAttribute("placeholder", "Night");
  await expect(german).toHaveAttribute("lang", "de");
  await german.fill("Nacht");
  await axe(page);
  await page.getByRole("button", { name: "Publish German" }).click();
  await expect(
    page.getByText("What stands here is what readers of German see now.", { exact: true }),
  ).toBeVisible();

  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const shown = (locale: string) => ask(page, `/content/${slug}/${id}?inLocale=${locale}`);
  expect((await shown("de")).attributes).toMatchObject({ title: "Nacht" });
  expect((await shown("en")).attributes).toMatchObject({ title: "Night" });
  await page.goto(`/admin/acme/content/${slug}?locale=de`);
  await expect(page.getByRole("rowheader", { name: "Nacht" })).toBeVisible();

  await page.goto("/admin/acme/languages");
  await page.getByRole("button", { name: "Remove German" }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  const asking = page.getByRole("dialog", { name: "Take German away?" });
  await expect(asking.getByText(/\bsays? something in German/)).toBeVisible();
  await asking.getByRole("button", { name: "Take away" }).click();
  await expect(page.getByText("One language", { exact: true })).toBeVisible();
  expect((await shown("en")).attributes).toMatchObject({ title: "Night" });

  await page.goto("about:blank"); // nothing asks on as somebody who is gone
  await page.context().clearCookies();
  await signIn(page, "admin@globex.test");
  await page.goto("/admin/globex/languages");
  await expect(page.getByRole("list", { name: "Languages" }).getByRole("listitem")).toHaveCount(1);
});
