import { beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { previewEntry } from "@/lib/content/preview-entry.ts";
import { readDraftAddress, readPublishedAddress } from "@/lib/doors/site/read-address.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { renderContent } from "@/lib/website/render-content.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { useDatabase } from "../../support/database.ts";
import { cooked, linkTo, useKitchen } from "../../support/recipes.ts";
import { system } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { pageOf } from "../content/pages.ts";

const base = { scheme: "http", root: "localhost" } as const;

const database = useDatabase();
const world = useTwoOrganizations(database);
const kitchen = useKitchen(database, world);

const published = { status: "published" } as const;

beforeAll(async () => {
  const { acme } = world();
  const shown = { name: "Ada", town: "Delft", slug: "ada", ...published };
  const ada = await cooked(acme, "cooks", shown);
  const hidden = await cooked(acme, "cooks", { name: "draft-only", town: "Delft", slug: "bo" });
  const pie = { title: "Our <pie>", slug: "pie", story: "Warm.\n\nAnd round.", ...published };
  const id = await cooked(acme, "dishes", {
    ...{ ...pie, secret: "hidden-only" },
    relationships: { helpers: linkTo("cooks", hidden, ada) },
  });
  const change = { type: "dishes", id, attributes: { story: "draft-only" } };
  await askApi(acme.admin, `/content/dishes/${id}`, {
    ...{ method: "PATCH", headers: { "If-Match": "*" }, body: { data: change } },
  });
  await cooked(acme, "dishes", { title: "Our draft-only", slug: "unborn" });
  await cooked(acme, "dishes", { title: "Other", slug: "other", ...published });
});

const asked = (path: string, page = 1) => ({ segments: path.split("/").filter(Boolean), page });

const shownTo = async (who: Principal, path: string) => {
  const content = await readPublishedAddress(asked(path), callerOf(who));
  return renderContent({ name: "Acme", path, viewer: null, base }, content);
};

const draftFor = async (who: Principal, path: string) => {
  const content = await readDraftAddress(asked(path), callerOf(who));
  return renderContent({ name: "Acme", path, viewer: "member", base }, content);
};

describe("an own collection on the website", () => {
  test("has a page for each published entry, made of what its visitor may read", async () => {
    const { helper, reader } = kitchen();
    const page = await shownTo(reader, "/dishes/pie");
    expect(page).toContain("Our &lt;pie&gt;");
    expect(page).toMatch(/<p dir="auto" class="lines">Warm\.<\/p>/);
    expect(page).toContain('<a href="/cooks/ada">Ada</a>');
    expect(page).toContain("hidden-only");
    expect(page).not.toContain("draft-only");
    expect(page).not.toContain("<script");
    expect(await shownTo(helper, "/dishes/pie")).not.toContain("hidden-only");
  });

  test("lists them, and stands in the menu of those who may read it", async () => {
    const { helper, reader } = kitchen();
    const list = await shownTo(reader, "/dishes");
    expect(list).toContain('<a href="/dishes/pie">Our &lt;pie&gt;</a>');
    expect(list).toContain('href="/cooks"');
    expect(list).not.toContain("draft-only");
    expect(await shownTo(helper, "/dishes")).not.toContain("/dishes/other");
    await expect(readPublishedAddress(asked("/dishes", 2), callerOf(reader))).rejects.toThrow(
      NotFound,
    );
  });

  test("shows drafts to those who may read them, and says that they are", async () => {
    const { helper, reader } = kitchen();
    const draft = await draftFor(helper, "/dishes/pie");
    expect(draft).toContain("draft-only");
    expect(draft).toContain('<span class="draft">Draft</span>');
    expect(await draftFor(helper, "/dishes")).toContain("/dishes/unborn");
    await expect(draftFor(reader, "/dishes/unborn")).rejects.toThrow(Forbidden);
  });

  test("is previewed as it is being written, by those who may read drafts", async () => {
    const { helper, reader } = kitchen();
    const values = { title: "Soup", story: "Fresh.", secret: "hidden-only" };
    const asked = { collection: "dishes", id: null, values };
    const { content } = await runUseCase(previewEntry, asked, callerOf(helper));
    const page = await renderContent({ name: "Acme", path: "/", viewer: null, base }, content);
    expect(page).toMatch(/<h1[^>]*>Soup/);
    expect(page).toContain("Fresh.");
    expect(page).not.toContain("hidden-only");
    await expect(runUseCase(previewEntry, asked, callerOf(reader))).rejects.toThrow(Forbidden);
    const elsewhere = { ...asked, collection: "stock" };
    await expect(runUseCase(previewEntry, elsewhere, callerOf(helper))).rejects.toThrow(/./);
  });

  test.each(["/dishes/unborn", "/dishes/none", "/dishes/pie/more", "/stock", "/none", "/users"])(
    "has nothing at %s",
    async (path) => {
      await expect(shownTo(kitchen().reader, path)).rejects.toThrow(/./);
      await expect(shownTo(kitchen().reader, path)).rejects.not.toThrow(/internal/i);
    },
  );

  test("is nobody's who may not read it, and no other organization's", async () => {
    const { acme, globex } = world();
    for (const path of ["/dishes", "/dishes/pie"]) {
      for (const who of [acme.nobody, acme.editor, globex.editor]) {
        await expect(readPublishedAddress(asked(path), callerOf(who))).rejects.toThrow(NotFound);
      }
    }
    await expect(shownTo(globex.admin, "/dishes/pie")).rejects.toThrow(NotFound);
    expect(await shownTo(globex.admin, "/dishes")).not.toContain("pie");
  });
});

describe("a first segment", () => {
  const page = (slug: string, parentId: string | null = null) =>
    runUseCase(
      createEntry,
      { collection: "pages", slug, parentId, data: pageOf(slug) },
      callerOf(world().acme.admin),
    );

  const collection = (slug: string, website = true) => {
    const fields = [{ id: newId(), name: "title", label: "Title", kind: "text" }];
    const input = { slug, name: slug, website, publishes: true, fields };
    return runUseCase(createCollection, input, system(world().acme.id, "provisioning"));
  };

  test("is a page's or a collection's, whoever comes first", async () => {
    await expect(page("dishes")).rejects.toThrow(Invalid);
    const { id } = await page("events");
    await page("dishes", id);
    await expect(collection("events")).rejects.toThrow(Conflict);
    await collection("events", false);
    for (const kept of ["admin", "api", "login", "maintenance"]) {
      await expect(collection(kept)).rejects.toThrow(Invalid);
    }
  });

  test("goes to one of two that come at the same moment", async () => {
    const outcomes = await Promise.allSettled([collection("moment"), page("moment")]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});
