import { describe, expect, test } from "vitest";
import { useEveryKind } from "../../support/every-kind.ts";
import { ask } from "../../support/database.ts";
import { askGraphql, codesOf } from "../../support/graphql/ask-graphql.ts";
import { useApiWorld } from "../../support/json-api/api-world.ts";

const { world, database } = useApiWorld();
const fair = useEveryKind(database, world);

const CREATE = `mutation Make($input: FairDays_Create!) {
  made: create_fairDays(input: $input) { id _revision draft { title speakers { name } venue { street } } entry { id } }
}`;

const audited = async (id: string): Promise<string[]> => {
  const url = database().superUrl;
  const rows = await ask<{ action: string }>(
    url,
    "SELECT action FROM audit_events WHERE subject_id = $1 ORDER BY occurred_at, id",
    [id],
  );
  return rows.map(({ action }) => action);
};

test("an entry is made, changed, published, withdrawn, binned; each leaves its line", async () => {
  const { admin } = world().acme;
  const { ids } = fair().acme;
  const input = {
    ...{ title: "Fair in Graz", starts__at: "2026-12-01T08:00:00+01:00", visitors: 12 },
    ...{ venue: { street: "Ring 2" }, tint: "#ABCDEF", host: ids["speakers/Ada"] },
    speakers: [ids["speakers/Bo"], ids["speakers/Ada"]],
  };
  const told = await askGraphql(admin, CREATE, { variables: { input } });
  expect(told.errors).toEqual([]);
  const made = told.data["made"];
  expect(made).toMatchObject({
    ...{ _revision: 1, entry: null },
    draft: {
      ...{ title: "Fair in Graz", venue: { street: "Ring 2" } },
      speakers: [{ name: "Bo" }, { name: "Ada" }],
    },
  });
  const id = String(made?.["id"]);
  const many = await askGraphql(
    admin,
    `mutation {
      a: update_fairDays(id: "${id}", revision: 1, input: { title: "Fair in Linz", speakers: [] }) { _revision draft { title speakers { name } starts__at } }
      b: publish_fairDays(id: "${id}", revision: 2) { _revision entry { title } }
      c: unpublish_fairDays(id: "${id}", revision: 3) { _revision entry { title } }
      d: bin_fairDays(id: "${id}", revision: 4) { id draft { title } }
    }`,
  );
  expect(many.errors).toEqual([]);
  expect(many.data).toEqual({
    a: {
      _revision: 2,
      draft: { title: "Fair in Linz", speakers: [], starts__at: "2026-12-01T07:00:00.000Z" },
    },
    b: { _revision: 3, entry: { title: "Fair in Linz" } },
    c: { _revision: 4, entry: null },
    d: { id, draft: null },
  });
  const lines = ["entry.create", "entry.save", "entry.publish", "entry.unpublish", "entry.bin"];
  expect(await audited(id)).toEqual(lines);
});

test("an entry is scheduled, unscheduled, taken back to a version, and taken out of the bin", async () => {
  const { admin } = world().acme;
  const made = await askGraphql(admin, CREATE, { variables: { input: { title: "First" } } });
  const id = String(made.data["made"]?.["id"]);
  const told = await askGraphql(
    admin,
    `mutation {
      a: update_fairDays(id: "${id}", revision: 1, input: { title: "Second" }) { _revision }
      b: schedule_fairDays(id: "${id}", revision: 2, input: { publishAt: "2099-01-01T08:00:00+01:00" }) { _revision draft { publishAt status } }
      c: schedule_fairDays(id: "${id}", revision: 3, input: { unpublishAt: "2099-01-02T07:00:00Z" }) { draft { publishAt unpublishAt } }
      d: unschedule_fairDays(id: "${id}", revision: 4) { _revision draft { publishAt unpublishAt } }
      e: restore_fairDays(id: "${id}", revision: 5, version: 1) { _revision draft { title } }
      f: bin_fairDays(id: "${id}", revision: 6) { id }
      g: unbin_fairDays(id: "${id}") { draft { title _revision } }
    }`,
  );
  expect(told.errors).toEqual([]);
  const publishAt = "2099-01-01T07:00:00.000Z";
  expect(told.data).toEqual({
    a: { _revision: 2 },
    b: { _revision: 3, draft: { publishAt, status: "scheduled" } },
    c: { draft: { publishAt, unpublishAt: "2099-01-02T07:00:00.000Z" } },
    d: { _revision: 5, draft: { publishAt: null, unpublishAt: null } },
    e: { _revision: 6, draft: { title: "First" } },
    f: { id },
    g: { draft: { title: "First", _revision: 8 } },
  });
  expect(await audited(id)).toEqual([
    ...["entry.create", "entry.save", "entry.schedule", "entry.schedule"],
    ...["entry.cancel-schedule", "entry.restore-version", "entry.bin", "entry.restore"],
  ]);
});

const inOrder = (one = "", other = ""): number => (one < other ? -1 : 1);

describe("what is refused is said as everywhere", () => {
  test("a revision that is not the present one, of several deeds that one alone", async () => {
    const { admin, ids } = world().acme;
    const id = ids["posts/two"] ?? "";
    const told = await askGraphql(
      admin,
      `mutation {
        stale: update_posts(id: "${id}", revision: 1, input: { title: "lost" }) { id }
        made: create_authors(input: { title: "Made all the same" }) { draft { title } }
      }`,
    );
    expect(codesOf(told)).toEqual(["stale"]);
    expect([told.status, told.errors[0]?.path]).toEqual([200, ["stale"]]);
    expect(told.data).toEqual({ stale: null, made: { draft: { title: "Made all the same" } } });
  });

  test("each wrong place, as the arguments have it", async () => {
    const { admin } = world().acme;
    const input = { title: "x", contact: "nobody", tint: "red", venue: { street: 5 } };
    const told = await askGraphql(admin, CREATE, { variables: { input } });
    expect(new Set(codesOf(told))).toEqual(new Set(["invalid"]));
    expect(
      told.errors.map(({ extensions }) => extensions.source?.pointer).toSorted(inOrder),
    ).toEqual(["/input/contact", "/input/tint", "/input/venue/street"]);
  });

  test("publishing what is incomplete, and a relation that leads nowhere", async () => {
    const { admin } = world().acme;
    const told = await askGraphql(admin, CREATE, { variables: { input: { city: "Bern" } } });
    const id = String(told.data["made"]?.["id"]);
    const early = await askGraphql(
      admin,
      `mutation { publish_fairDays(id: "${id}", revision: 1) { id } }`,
    );
    expect(early.errors[0]?.extensions).toMatchObject({
      code: "invalid",
      source: { pointer: "/input/title" },
    });
    const theirs = fair().globex.ids["speakers/Ada"];
    const crossed = await askGraphql(admin, CREATE, {
      variables: { input: { title: "x", host: theirs } },
    });
    expect(crossed.errors[0]?.extensions).toMatchObject({
      code: "not-found",
      source: { pointer: "/input/host" },
    });
  });

  test("a time that is past, and a version that is not there", async () => {
    const { admin } = world().acme;
    const { data } = await askGraphql(admin, CREATE, { variables: { input: { title: "x" } } });
    const id = String(data["made"]?.["id"]);
    const told = await askGraphql(
      admin,
      `mutation {
        late: schedule_fairDays(id: "${id}", revision: 1, input: { publishAt: "2020-01-01T08:00:00Z" }) { id }
        gone: restore_fairDays(id: "${id}", revision: 1, version: 7) { id }
        stale: unschedule_fairDays(id: "${id}", revision: 9) { id }
      }`,
    );
    expect(codesOf(told)).toEqual(["invalid", "not-found", "stale"]);
    expect(told.errors[0]?.extensions.source).toEqual({ pointer: "/input/publishAt" });
  });

  test.each(["publish", "unschedule"])("what takes the right to publish: %s", async (verb) => {
    const { editor, ids } = world().acme;
    const query = `mutation { ${verb}_posts(id: "${ids["posts/unseen"]}", revision: 1) { id } }`;
    const told = await askGraphql(editor, query);
    expect([told.status, codesOf(told)]).toEqual([400, ["graphql-invalid"]]);
  });
});

test("a request that comes again is done once, each of its deeds", async () => {
  const { admin } = world().acme;
  const query = `mutation { a: create_authors(input: { title: "Once" }) { id } b: create_authors(input: { title: "Twice" slug: "twice" }) { id } }`;
  const headers = { "Idempotency-Key": crypto.randomUUID() };
  const first = await askGraphql(admin, query, { headers });
  const again = await askGraphql(admin, query, { headers });
  expect(first.errors).toEqual([]);
  expect(again.data).toEqual(first.data);
  const other = await askGraphql(admin, `${query} `, { headers });
  expect(codesOf(other)).toContain("idempotency-key-reused");
});
