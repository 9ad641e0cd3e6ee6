import { expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { useDatabase } from "../../support/database.ts";
import { askApi, type Told } from "../../support/api/ask-api.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const world = useTwoOrganizations(useDatabase());

const SOON = "2099-11-29T09:00:00+01:00";
const LATER = "2099-12-24T18:00:00Z";

const draft = (admin: Principal) =>
  seedEntry(admin, { collection: "posts", data: postOf({ title: "Launch" }), isDraft: true });

const patch = (by: Principal, id: string, attributes: object, ifMatch = '"1.0"'): Promise<Told> =>
  askApi(by, `/content/posts/${id}`, {
    method: "PATCH",
    headers: { "If-Match": ifMatch },
    body: { data: { type: "posts", id, attributes } },
  });

test("times are written by themselves, shown of the draft, kept where unsaid and taken back by null", async () => {
  const { admin } = world().acme;
  const id = await draft(admin);
  const first = await patch(admin, id, { publishAt: SOON, unpublishAt: LATER });
  expect(first.status).toBe(200);
  const times = { publishAt: "2099-11-29T08:00:00.000Z", unpublishAt: "2099-12-24T18:00:00.000Z" };
  expect(first.body.data.attributes).toMatchObject({ ...times, status: "scheduled" });
  const listed = await askApi(admin, `/drafts/posts?filter[publishAt][_gt]=2099-01-01T00:00:00Z`);
  expect(listed.body.data.map((entry) => entry.id)).toEqual([id]);
  const second = await patch(admin, id, { publishAt: null }, first.headers.get("etag") ?? "");
  expect(second.body.errors[0]?.source?.pointer).toBe("/data/attributes/unpublishAt");
  const third = await patch(admin, id, { publishAt: null, unpublishAt: null }, '"2.0"');
  expect(third.body.data.attributes).toMatchObject({ publishAt: null, status: "draft" });
});

test("times take the right to publish, no more, and none of another organization's", async () => {
  const { acme, globex } = world();
  const id = await draft(acme.admin);
  const statuses = [];
  for (const by of [acme.editor, acme.nobody, globex.admin, acme.partner]) {
    statuses.push((await patch(by, id, { publishAt: SOON })).status);
  }
  expect(statuses).toEqual([403, 404, 404, 403]);
});

test.each([
  ["with other changes", { publishAt: SOON, title: "Other" }, 422, "/data/attributes/publishAt"],
  ["with the status", { publishAt: SOON, status: "published" }, 422, "/data/attributes/publishAt"],
  ["in the past", { publishAt: "2001-01-01T00:00:00Z" }, 422, "/data/attributes/publishAt"],
  ["without an offset", { publishAt: "2099-01-01T00:00:00" }, 422, "/data/attributes/publishAt"],
  [
    "in the wrong order",
    { publishAt: LATER, unpublishAt: SOON },
    422,
    "/data/attributes/unpublishAt",
  ],
  ["of why it was not", { scheduleFailure: "none" }, 422, "/data/attributes/scheduleFailure"],
])("times %s are refused where they stand", async (_how, attributes, status, pointer) => {
  const { admin } = world().acme;
  const told = await patch(admin, await draft(admin), attributes);
  expect([told.status, told.body.errors[0]?.source?.pointer]).toEqual([status, pointer]);
});

test("a time without the state that it was chosen for is asked for it, and a stale one refused", async () => {
  const { admin } = world().acme;
  const id = await draft(admin);
  expect((await patch(admin, id, { publishAt: SOON }, '"9.0"')).status).toBe(412);
  const body = { data: { type: "posts", id, attributes: { publishAt: SOON } } };
  const without = await askApi(admin, `/content/posts/${id}`, { method: "PATCH", body });
  expect(without.status).toBe(428);
});
