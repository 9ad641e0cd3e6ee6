import { beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { previewDesign } from "@/lib/content/preview-design.ts";
import { previewPage } from "@/lib/content/preview-page.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import type { SiteCollection } from "@/lib/content/read-collection-site.ts";
import { readDraftSite, readPublishedSite, type SiteContent } from "@/lib/content/read-site.ts";
import { readSitemap } from "@/lib/content/read-sitemap.ts";
import { Forbidden, NotFound, Stale } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { emptyRichText } from "@/lib/richtext/schema.ts";
import { changeSiteDesign } from "@/lib/site-design/change-site-design.ts";
import { DEFAULT_DESIGN } from "@/lib/site-design/default-design.ts";
import { getSiteDesign } from "@/lib/site-design/get-site-design.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useDatabase } from "../../support/database.ts";
import {
  callerOf,
  setLevel,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

beforeAll(async () => {
  for (const organization of [world().acme, world().globex]) await build(organization);
  await setLevel(database().superUrl, world().acme, "public");
});

const list = (collection: string) => ({
  ...{ id: newId(), kind: "entries", title: "", collection },
  ...{ count: 10, order: "title", look: "list" },
});

/** A home page that lists posts, secret collections and nonsense; a published post, and a draft. */
async function build({ admin, slug: whose }: Organization): Promise<void> {
  const caller = callerOf(admin);
  const add = async (collection: "pages" | "posts", slug: string, data: object) =>
    (await runUseCase(createEntry, { collection, slug, parentId: null, data }, caller)).id;
  const blocks = ["posts", "authors", "users", "nothing", ""].map(list);
  const home = await add("pages", "home", { title: `${whose} home`, blocks });
  const out = await add("posts", "out", postOf(`${whose} is out`));
  await add("posts", "waiting", postOf(`${whose} draft-only`));
  await runUseCase(publishEntry, { collection: "pages", id: home, revision: 1 }, caller);
  await runUseCase(publishEntry, { collection: "posts", id: out, revision: 1 }, caller);
}

const postOf = (title: string) => ({
  ...{ title, body: emptyRichText(), excerpt: "", tags: [], categories: [] },
  ...{ author: null, sticky: false, secretNote: "hidden-only" },
});

const titlesIn = (content: Shown): string[] =>
  content.kind === "page"
    ? [...content.reads.listed.values()].flat().map(({ title }) => title)
    : [];

const publishedTo = (principal: Principal) =>
  runUseCase(readPublishedSite, { path: [] }, callerOf(principal));

describe("a list of entries on a page", () => {
  test("shows everybody what is published in their own organization, and nothing else", async () => {
    const { acme, globex } = world();
    const shown = await publishedTo(acme.visitor);
    expect(titlesIn(shown)).toEqual(["acme is out"]);
    expect(JSON.stringify([...reads(shown)])).not.toMatch(/draft-only|hidden-only|globex/);
    const drafted = await runUseCase(readDraftSite, { path: [] }, callerOf(globex.guest));
    expect(titlesIn(drafted).toSorted()).toEqual(["globex draft-only", "globex is out"]);
  });

  test("is asked anew by the rights of whoever previews it", async () => {
    const { acme } = world();
    const asked = { id: null, title: "New", blocks: [list("posts"), { kind: "nonsense" }] };
    const { content, left, name } = await runUseCase(previewPage, asked, callerOf(acme.admin));
    expect(titlesIn(content).toSorted()).toEqual(["acme draft-only", "acme is out"]);
    expect([left, name]).toEqual([1, "acme"]);
    await expect(runUseCase(previewPage, asked, callerOf(acme.visitor))).rejects.toThrow(Forbidden);
  });
});

type Shown = SiteContent | SiteCollection;

const reads = (content: Shown) => (content.kind === "page" ? content.reads.listed.values() : []);

describe("the sitemap", () => {
  test("names what is published and may be read, of one organization", async () => {
    const { lines } = await runUseCase(readSitemap, {}, callerOf(world().acme.visitor));
    expect(lines.map(({ href }) => href)).toEqual(expect.arrayContaining(["/", "/posts/out"]));
    expect(JSON.stringify(lines)).not.toMatch(/waiting|authors/);
    expect(lines.find(({ href }) => href === "/")?.changedAt).not.toBeNull();
  });
});

describe("the look of a website", () => {
  const design = { ...DEFAULT_DESIGN, footer: "acme-only" };

  test("is one organization's own, seen with every page, and saved over what its author saw", async () => {
    const { acme, globex } = world();
    const caller = callerOf(acme.admin);
    const save = () => runUseCase(changeSiteDesign, { design, revision: 0 }, caller);
    await save();
    await expect(save()).rejects.toThrow(Stale);
    expect((await publishedTo(acme.visitor)).dress.design.footer).toBe("acme-only");
    const theirs = await runUseCase(getSiteDesign, {}, callerOf(globex.admin));
    expect(theirs).toEqual({ design: DEFAULT_DESIGN, revision: 0 });
  });

  test("is neither told nor previewed nor changed for visitors and guests", async () => {
    const { acme, globex } = world();
    for (const who of [acme.visitor, globex.guest]) {
      const caller = callerOf(who);
      await expect(runUseCase(getSiteDesign, {}, caller)).rejects.toThrow(NotFound);
      await expect(runUseCase(previewDesign, { design }, caller)).rejects.toThrow(NotFound);
      const change = runUseCase(changeSiteDesign, { design, revision: 0 }, caller);
      await expect(change).rejects.toThrow();
    }
  });
});
