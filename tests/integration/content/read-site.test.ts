import { beforeAll, describe, expect, test } from "vitest";
import { createEntry } from "@/lib/content/create-entry.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { readDraftSite, readPublishedSite } from "@/lib/content/read-site.ts";
import { saveDraft } from "@/lib/content/save-draft.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  setLevel,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";
import { pageOf } from "./pages.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const collection = "pages" as const;

beforeAll(async () => {
  for (const organization of [world().acme, world().globex]) await build(organization);
  await setLevel(database().superUrl, world().acme, "public");
});

/** home (published), about (published, draft changed) with team (published), secret (draft). */
async function build({ admin, slug: whose }: Organization): Promise<void> {
  const caller = callerOf(admin);
  const add = async (slug: string, parentId: string | null, title = `${whose} ${slug}`) =>
    (await runUseCase(createEntry, { collection, slug, parentId, data: pageOf(title) }, caller)).id;
  const publish = (id: string) => runUseCase(publishEntry, { collection, id, revision: 1 }, caller);
  await publish(await add("home", null));
  const about = await add("about", null);
  await publish(about);
  await publish(await add("team", about));
  const data = pageOf(`${whose} draft-only`);
  const change = { collection, id: about, revision: 2, slug: "about-us", parentId: null, data };
  await runUseCase(saveDraft, change, caller);
  const secret = await add("secret", null, `${whose} draft-only secret`);
  await publish(await add("below-secret", secret));
}

const published = (organization: Organization, ...path: string[]) =>
  runUseCase(readPublishedSite, { path }, callerOf(organization.visitor));
const drafted = (organization: Organization, ...path: string[]) =>
  runUseCase(readDraftSite, { path }, callerOf(organization.guest));

describe("the published site", () => {
  test("shows pages at their paths and its own menu, nothing of the draft", async () => {
    const { acme } = world();
    expect(await published(acme)).toMatchObject({ kind: "page", entry: { slug: "home" } });
    const about = await published(acme, "about");
    expect(about).toMatchObject({
      entry: { data: { title: "acme about" }, isDraft: false },
      children: [{ slug: "team" }],
      navigation: { header: [{ href: "/about" }, { href: "/posts" }] },
    });
    expect(await published(acme, "about", "team")).toMatchObject({ entry: { slug: "team" } });
    expect(JSON.stringify(about)).not.toContain("draft-only");
  });

  test.each([
    ["a draft", ["secret"]],
    ["a page whose parent is a draft", ["secret", "below-secret"]],
    ["the slug of a draft not yet published", ["about-us"]],
    ["a page out of its place in the tree", ["team"]],
    ["home by another name", ["home"]],
    ["nothing", ["nowhere", "at", "all"]],
    ["an SQL phrase", ["' OR 1=1 --"]],
  ])("has nothing where there is %s", async (_what, path) => {
    await expect(published(world().acme, ...path)).rejects.toThrow(NotFound);
  });

  test("is not the way to drafts", async () => {
    const reading = runUseCase(readDraftSite, { path: [] }, callerOf(world().acme.visitor));
    await expect(reading).rejects.toThrow(Forbidden);
  });
});

describe("the site as drafted", () => {
  test("shows a guest drafts in their own tree, of their own site", async () => {
    const { globex } = world();
    expect(await drafted(globex, "about-us")).toMatchObject({
      entry: { data: { title: "globex draft-only" }, isDraft: true },
      children: [{ slug: "team" }],
    });
    expect(await drafted(globex, "secret", "below-secret")).toMatchObject({ kind: "page" });
    const home = JSON.stringify(await drafted(globex));
    expect(home).toContain("globex");
    expect(home).not.toContain("acme");
  });

  test("is refused to a member without a permission to read", async () => {
    const { nobody } = world().globex;
    const reading = runUseCase(readDraftSite, { path: [] }, callerOf(nobody));
    await expect(reading).rejects.toThrow(NotFound);
  });
});

describe("the menu", () => {
  test("is made of pages, and shown as far as those may be read", async () => {
    const { globex } = world();
    const roleOf = async (slug: string, actions: readonly string[]) => {
      const permissions = actions.map((entry) => {
        const [collection = "", action = ""] = entry.split(":");
        return { collection, action };
      });
      const caller = callerOf({
        kind: "system",
        organizationId: globex.id,
        purpose: "provisioning",
      });
      await runUseCase(createRole, { slug, name: slug, permissions }, caller);
      await ask(
        database().superUrl,
        `DELETE FROM member_roles WHERE organization_id = $1 AND member_id = $2`,
        [globex.id, globex.nobody.memberId],
      );
      await ask(
        database().superUrl,
        `INSERT INTO member_roles (organization_id, member_id, role_id)
         SELECT organization_id, $2, id FROM roles WHERE organization_id = $1 AND slug = $3`,
        [globex.id, globex.nobody.memberId, slug],
      );
      const site = { path: ["posts"] };
      return (await runUseCase(readDraftSite, site, callerOf(globex.nobody))).navigation.header.map(
        ({ href }) => href,
      );
    };
    const posts = ["posts:read", "posts:read-draft"];
    expect(await roleOf("posts-alone", posts)).toEqual(["/posts"]);
    const published = await roleOf("published-pages", [...posts, "pages:read"]);
    expect(published).toEqual(["/about", "/posts"]);
    const drafted = await roleOf("drafted-pages", [...posts, "pages:read-draft"]);
    expect(drafted.toSorted()).toEqual(["/about-us", "/posts", "/secret"]);
  });
});

test("a page of posts beyond the last is not there", async () => {
  const { globex } = world();
  const asked = (page: number) =>
    runUseCase(readDraftSite, { path: ["posts"], page }, callerOf(globex.guest));
  await expect(asked(1)).resolves.toMatchObject({ kind: "posts", posts: [] });
  await expect(asked(2)).rejects.toThrow(NotFound);
});
