import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { listEntriesUseCase } from "@/lib/content/list-entries.ts";
import { listDraftVersions } from "@/lib/content/history/list-entry-versions.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { readDraftSite } from "@/lib/content/read-site.ts";
import { saveDraft } from "@/lib/content/save-draft.ts";
import { Forbidden, Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

type Permission = {
  collection?: string;
  action: string;
  fields?: readonly string[];
  rule?: object;
};

const provisioning = () => {
  const { id: organizationId } = world().acme;
  return callerOf({ kind: "system", organizationId, purpose: "provisioning" });
};

const makeRole = (permissions: readonly Permission[], slug: string = newId()) =>
  runUseCase(
    createRole,
    {
      ...{ slug, name: slug },
      permissions: permissions.map((one) => ({ collection: "posts", ...one })),
    },
    provisioning(),
  );

/** Gives somebody exactly these permissions. */
async function hold(who: MemberPrincipal, permissions: readonly Permission[]): Promise<void> {
  const { id } = await makeRole(permissions);
  const { superUrl } = database();
  const at = [who.organizationId, who.memberId];
  await ask(superUrl, "DELETE FROM member_roles WHERE organization_id = $1 AND member_id = $2", at);
  await ask(superUrl, "INSERT INTO member_roles VALUES ($1, $2, $3)", [...at, id]);
}

const OWN = { createdBy: { _eq: "$CURRENT_USER" } };
const OWN_POSTS = ["create", "read", "read-draft", "update"].map((action) => ({
  action,
  rule: OWN,
}));

let theirs = "";
let open = "";

beforeAll(async () => {
  const { editor, admin } = world().acme;
  const others = {
    collection: "posts",
    slug: "theirs",
    data: postOf({ title: "theirs" }),
  } as const;
  theirs = await seedEntry(editor, { ...others, isDraft: true });
  const data = postOf({ title: "open", tags: ["open"], secretNote: "hidden-only" });
  open = await seedEntry(admin, { collection: "posts", slug: "open", data });
}, 60_000);

describe("a rule about one's own", () => {
  test("lets a guest author write posts, and see and touch no others", async () => {
    const { nobody } = world().acme;
    await hold(nobody, OWN_POSTS);
    const data = postOf({ title: "mine" });
    const mine = await seedEntry(nobody, { collection: "posts", data, isDraft: true });
    const caller = callerOf(nobody);
    const listed = await runUseCase(listEntriesUseCase, { collection: "posts" }, caller);
    expect(listed.map(({ id }) => id)).toEqual([mine]);
    for (const id of [theirs, open]) {
      const entry = { collection: "posts", id };
      await expect(runUseCase(getEntryUseCase, entry, caller)).rejects.toThrow(NotFound);
      const past = runUseCase(listDraftVersions, { ...entry, question: {} }, caller);
      await expect(past).rejects.toThrow(NotFound);
      const saving = { ...entry, revision: 1, slug: "x", parentId: null, data };
      await expect(runUseCase(saveDraft, saving, caller)).rejects.toThrow(NotFound);
      expect((await askApi(nobody, `/content/posts/${id}`)).status).toBe(404);
    }
    const publishing = runUseCase(
      publishEntry,
      { collection: "posts", id: mine, revision: 1 },
      caller,
    );
    await expect(publishing).rejects.toThrow(Forbidden);
    const saving = { collection: "posts", id: mine, revision: 1, slug: "x", parentId: null, data };
    await expect(runUseCase(saveDraft, saving, caller)).resolves.toMatchObject({ revision: 2 });
  });

  test("says of what one may only read that it is forbidden", async () => {
    const { nobody } = world().acme;
    await hold(nobody, [{ action: "read" }, { action: "update", rule: OWN }]);
    const saving = { revision: 2, slug: "open", parentId: null, data: postOf({}) };
    const entry = (id: string) => ({ collection: "posts", id, ...saving });
    const caller = callerOf(nobody);
    await expect(runUseCase(saveDraft, entry(open), caller)).rejects.toThrow(Forbidden);
    await expect(runUseCase(saveDraft, entry(theirs), caller)).rejects.toThrow(NotFound);
  });
});

describe("a write", () => {
  const permissions = ["create", "update"].flatMap((action) => [
    { action, fields: ["title", "slug"] },
    { action, fields: ["excerpt"], rule: { title: { _eq: "free" } } },
  ]);
  const send = (attributes: object, id?: string) =>
    askApi(world().acme.nobody, `/content/posts${id === undefined ? "" : `/${id}`}`, {
      method: id === undefined ? "POST" : "PATCH",
      headers: id === undefined ? {} : { "If-Match": "*" },
      body: { data: { type: "posts", ...(id === undefined ? {} : { id }), attributes } },
    });

  test("takes each field by a rule that holds for what the entry becomes", async () => {
    await hold(world().acme.nobody, permissions);
    const [slug, excerpt] = ["written", "text"];
    expect((await send({ title: "other", slug, excerpt })).status).toBe(403);
    expect((await send({ title: "other", slug: "plain" })).status).toBe(201);
    const { status, body } = await send({ title: "free", slug, excerpt });
    expect(status).toBe(201);
    expect((await send({ excerpt: "new" }, body.data.id)).status).toBe(200);
    expect((await send({ excerpt: "new", title: "other" }, body.data.id)).status).toBe(403);
    expect((await send({ title: "other" }, body.data.id)).status).toBe(200);
    expect((await send({ excerpt: "newer" }, body.data.id)).status).toBe(422);
    expect((await send({ excerpt: "newer", title: "free" }, body.data.id)).status).toBe(422);
  });
});

describe("what is withheld", () => {
  const permissions = [
    { action: "read", fields: ["title", "tags"] },
    { action: "read", fields: ["secretNote"], rule: { tags: { _contains: "shown" } } },
  ];

  test("is null, and named in the meta of the resource, flat or not", async () => {
    const { nobody } = world().acme;
    await hold(nobody, permissions);
    const told = await askApi(nobody, `/content/posts/${open}`);
    expect(told.body.data.attributes).toEqual({ title: "open", tags: ["open"], secretNote: null });
    expect(told.body.data).toMatchObject({ meta: { redacted: ["secretNote"] } });
    const flat = await askApi(nobody, `/content/posts/${open}`, {
      headers: { Accept: "application/json" },
    });
    expect(flat.body).toMatchObject({ secretNote: null, meta: { redacted: ["secretNote"] } });
    const chosen = await askApi(nobody, `/content/posts/${open}?fields[posts]=title`);
    expect(chosen.body.data).not.toHaveProperty("meta");
    expect(JSON.stringify([told.body, flat.body])).not.toContain("hidden-only");
  });

  test("cannot be found by what it holds", async () => {
    const { nobody } = world().acme;
    await hold(nobody, permissions);
    for (const filter of ["[secretNote]=hidden-only", "[secretNote][_icontains]=HIDDEN"]) {
      expect((await askApi(nobody, `/content/posts?filter${filter}`)).body.data).toEqual([]);
    }
  });

  test("stays out of what leads to it: an author beyond the rule is no author", async () => {
    const { nobody, admin } = world().acme;
    const data = { title: "Hidden author", email: "", bio: "" };
    await seedEntry(admin, { collection: "authors", slug: "unseen", data });
    const post = postOf({ title: "by somebody", author: "unseen" });
    const id = await seedEntry(admin, { collection: "posts", data: post });
    const seen = async (rule: object) => {
      await hold(nobody, [{ action: "read" }, { collection: "authors", action: "read", rule }]);
      const { body } = await askApi(nobody, `/content/posts/${id}?include=author`);
      return [body.data.relationships["author"]?.data === null, body.included.length];
    };
    expect(await seen({ title: "Hidden author" })).toEqual([false, 1]);
    expect(await seen({ title: "Another" })).toEqual([true, 0]);
  });
});

describe("a website", () => {
  test("shows whoever reads it the pages, menu and fields of their rules", async () => {
    const { nobody, admin } = world().acme;
    const page = (title: string, slug: string) =>
      seedEntry(admin, { collection: "pages", slug, data: { title, blocks: [] } });
    await page("Open page", "open-page");
    await page("Other page", "other-page");
    await hold(nobody, [
      { collection: "pages", action: "read-draft", rule: { title: { _starts_with: "Open" } } },
      { action: "read-draft", fields: ["title", "slug", "body", "excerpt", "categories"] },
      { action: "read-draft", fields: ["tags", "publishedAt"], rule: { tags: { _nempty: true } } },
    ]);
    const read = (path: string[]) => runUseCase(readDraftSite, { path }, callerOf(nobody));
    const { navigation } = await read(["open-page"]);
    expect(navigation.header.map(({ href }) => href)).toEqual(["/open-page", "/posts"]);
    await expect(read(["other-page"])).rejects.toThrow(NotFound);
    const post = await read(["posts", "open"]);
    expect(post).toMatchObject({ entry: { data: { title: "open", secretNote: "" } } });
    await expect(read(["posts", "theirs"])).rejects.toThrow(NotFound);
    expect(JSON.stringify([post, await read(["posts"])])).not.toContain("hidden-only");
  });
});

describe("a rule that cannot be read", () => {
  test.each([
    ["an unknown field", { nothing: { _eq: "x" } }],
    ["an unknown operator", { title: { _like: "x" } }],
    ["another kind", { createdBy: { _eq: "somebody" } }],
    ["an unknown variable", { title: { _eq: "$CURRENT_WHATEVER" } }],
    ["an interval that is none", { publishedAt: { _lt: "$NOW(-1 eon)" } }],
    ["a list where one is compared", { title: { _eq: "$CURRENT_ROLES" } }],
    ["nothing at all", {}],
  ])("because of %s is not kept", async (_why, rule) => {
    const making = makeRole([{ action: "read", rule }]);
    await expect(making).rejects.toThrow(Invalid);
  });

  test("is not kept for a collection that takes none, and gives nothing where it stands", async () => {
    const rule = { level: { _eq: "public" } };
    const making = makeRole([{ collection: "site", action: "read", rule }]);
    await expect(making).rejects.toThrow(Invalid);
    const { nobody, id } = world().acme;
    await hold(nobody, [{ collection: "site", action: "read" }, { action: "read" }]);
    expect((await askApi(nobody, "/site")).status).toBe(200);
    const spoiled = `UPDATE permissions p SET rule = '{"gone":{"_eq":"x"}}' FROM role_policies rp
      JOIN member_roles mr USING (organization_id, role_id)
      WHERE mr.organization_id = $1 AND mr.member_id = $2 AND rp.policy_id = p.policy_id`;
    await ask(database().superUrl, spoiled, [id, nobody.memberId]);
    expect((await askApi(nobody, "/site")).status).toBe(404);
    const posts = await askApi(nobody, "/content/posts");
    expect([posts.status, posts.body.data]).toEqual([200, []]);
  });
});

test("a list takes as many statements under fifty rules as under one", async () => {
  const { nobody } = world().acme;
  const rules = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      action: "read",
      fields: ["title", `tags`].slice(0, 1 + (index % 2)),
      rule: { title: { _neq: `title ${index}` } },
    }));
  const counted = async (count: number) => {
    await hold(nobody, rules(count));
    const list = async () => {
      expect((await askApi(nobody, "/content/posts?sort=title")).status).toBe(200);
    };
    // What the state of policies amounts to is looked up once.
    await list();
    return countStatements(list);
  };
  expect(await counted(50)).toBe(await counted(1));
});
