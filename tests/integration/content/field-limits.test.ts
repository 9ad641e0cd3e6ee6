import { beforeAll, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { getDraftVersion } from "@/lib/content/history/get-entry-version.ts";
import { listEntriesUseCase } from "@/lib/content/list-entries.ts";
import { restoreVersion } from "@/lib/content/restore-version.ts";
import { saveDraft } from "@/lib/content/save-draft.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

/** Somebody who writes posts, but for their secret note. */
let writer: MemberPrincipal;
let id: string;

beforeAll(async () => {
  const { acme } = world();
  const fields = ["title", "slug", "excerpt", "tags"];
  const permissions = (["create", "read", "read-draft", "update"] as const).map((action) => ({
    ...{ collection: "posts", action, fields },
  }));
  const caller = callerOf({
    ...{ kind: "system", organizationId: acme.id, purpose: "provisioning" },
  });
  const { id: roleId } = await runUseCase(
    createRole,
    { slug: "writer", name: "Writer", permissions },
    caller,
  );
  writer = acme.nobody;
  await ask(
    database().superUrl,
    "INSERT INTO member_roles (organization_id, member_id, role_id) VALUES ($1, $2, $3)",
    [acme.id, writer.memberId, roleId],
  );
  id = await seedEntry(acme.admin, { collection: "posts", data: postOf({ title: "Before" }) });
});

test("whoever holds some fields of an entry alone never sees or saves all of it", async () => {
  const collection = "posts";
  const caller = callerOf(writer);
  const place = { collection, slug: "x", parentId: null };
  const data = postOf({ secretNote: "changed" });
  const refused = [
    () => runUseCase(createEntry, { ...place, data }, caller),
    () => runUseCase(saveDraft, { ...place, id, revision: 2, data }, caller),
    () => runUseCase(getEntryUseCase, { collection, id }, caller),
    () => runUseCase(listEntriesUseCase, { collection }, caller),
  ];
  for (const run of refused) await expect(run()).rejects.toBeInstanceOf(Forbidden);
});

test("but sees of a version what was in those fields, and nothing beside them", async () => {
  const of = { collection: "posts", id, number: 1 };
  const version = await runUseCase(getDraftVersion, of, callerOf(writer));
  expect(version.entry.attributes).toMatchObject({ title: "Before", excerpt: "" });
  expect(JSON.stringify(version)).not.toMatch(/secretNote|hidden-only/);
});

test("and takes back what was in those fields, and nothing beside them", async () => {
  const of = { collection: "posts", id, revision: 2, number: 1 };
  const { item } = await runUseCase(restoreVersion, of, callerOf(writer));
  expect(Object.keys(item.attributes).toSorted()).toEqual(["excerpt", "slug", "tags", "title"]);
  const whole = await askApi(world().acme.admin, `/drafts/posts/${id}`);
  expect(whole.body.data.attributes["secretNote"]).toBe("hidden-only");
});

test("and reads and writes those fields through the API, and none beside them", async () => {
  const at = `/content/posts/${id}`;
  const read = await askApi(writer, `/drafts/posts/${id}`);
  expect(Object.keys(read.body.data.attributes)).toEqual(["title", "slug", "excerpt", "tags"]);
  expect(JSON.stringify(read.body)).not.toContain("hidden-only");
  const write = (attributes: object) =>
    askApi(writer, at, {
      method: "PATCH",
      body: { data: { type: "posts", id, attributes } },
      headers: { "If-Match": read.headers.get("etag") ?? "" },
    });
  const beyond = await write({ secretNote: "x" });
  const nowhere = await write({ noSuchThing: "x" });
  expect(JSON.stringify(beyond.body).replaceAll("secretNote", "noSuchThing")).toEqual(
    JSON.stringify(nowhere.body),
  );
  expect((await write({ title: "After" })).body.data.attributes["title"]).toBe("After");
  const whole = await askApi(world().acme.admin, `/drafts/posts/${id}`);
  expect(whole.body.data.attributes).toMatchObject({ title: "After", secretNote: "hidden-only" });
  const made = await askApi(writer, "/content/posts", {
    body: { data: { type: "posts", attributes: { title: "Of mine" } } },
  });
  expect([made.status, made.body.data.attributes["title"]]).toEqual([201, "Of mine"]);
});
