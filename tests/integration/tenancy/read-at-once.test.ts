import { beforeAll, describe, expect, test } from "vitest";
import { inOneTrip, pool } from "@/lib/db/pool.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { storePlainPosts } from "../../support/big-organization.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { useTwoOrganizations, type Organization } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

/** By another connection, as another process of the product would. */
const elsewhere = (statement: string, values: readonly unknown[]) =>
  ask(database().superUrl, statement, values);

const LIST = "/content/posts?page[size]=2";
const titlesOf = ({ body }: Awaited<ReturnType<typeof askApi>>) =>
  body.data.map(({ attributes }) => attributes["title"]);

/** Published posts of each organization that are all named after it, and one of Acme's. */
let post = "";
beforeAll(async () => {
  for (const organization of [world().globex, world().acme]) post = await publish(organization);
});

async function publish({ id, slug }: Organization): Promise<string> {
  await storePlainPosts(elsewhere, id, 3);
  const [first] = await ask<{ id: string }>(
    database().superUrl,
    `UPDATE entries SET published = jsonb_set(published, '{title}', to_jsonb($2::text))
     WHERE organization_id = $1 AND published IS NOT NULL RETURNING id`,
    [id, slug],
  );
  return first?.id ?? "";
}

describe("what reads by SQL alone", () => {
  test.each(["editor", "partner"] as const)("takes one round trip of the %s's", async (who) => {
    const { acme } = world();
    for (const path of [LIST, `/content/posts/${post}`, "/content/posts?sort=title"]) {
      const read = () => askApi(acme[who], path);
      expect((await read()).status).toBe(200);
      expect(await countStatements(read)).toBe(1);
    }
  });

  test("takes one while the process goes on with something else", async () => {
    const read = () => askApi(world().acme.editor, LIST);
    await read();
    const until = new AbortController();
    const behind = (async () => {
      while (!until.signal.aborted) await inOneTrip([{ text: "SELECT 1", values: [] }]);
    })();
    const counts = [await countStatements(read), await countStatements(read)];
    until.abort();
    await behind;
    expect(counts).toEqual([1, 1]);
  });

  test("tells that something is not there in as few", async () => {
    const { acme } = world();
    const read = () => askApi(acme.nobody, LIST);
    expect((await read()).status).toBe(404);
    expect(await countStatements(read)).toBe(1);
  });
});

describe("at the next request", () => {
  test("a role that was taken away elsewhere opens nothing, and one that was given does", async () => {
    const { acme } = world();
    const { memberId } = acme.editor;
    expect((await askApi(acme.editor, LIST)).status).toBe(200);
    const [held] = await ask<{ role_id: string }>(
      database().superUrl,
      "DELETE FROM member_roles WHERE member_id = $1 RETURNING role_id",
      [memberId],
    );
    expect((await askApi(acme.editor, LIST)).status).toBe(404);
    await elsewhere(
      "INSERT INTO member_roles (organization_id, member_id, role_id) VALUES ($1, $2, $3)",
      [acme.id, memberId, held?.role_id],
    );
    expect((await askApi(acme.editor, LIST)).status).toBe(200);
  });

  test.each([
    ["a session ended", "UPDATE sessions SET revoked_at = $2 WHERE id = $1", "sessionId"],
    ["a member was suspended", "UPDATE members SET status = $2 WHERE id = $1", "memberId"],
  ] as const)("%s elsewhere is admitted no more", async (_, statement, of) => {
    const { acme } = world();
    const [end, begin] = of === "sessionId" ? [new Date(), null] : ["suspended", "active"];
    expect((await askApi(acme.editor, LIST)).status).toBe(200);
    await elsewhere(statement, [acme.editor[of], end]);
    expect((await askApi(acme.editor, LIST)).status).toBe(401);
    await elsewhere(statement, [acme.editor[of], begin]);
    expect((await askApi(acme.editor, LIST)).status).toBe(200);
  });

  test("a domain that was revoked elsewhere reads nothing", async () => {
    const { acme } = world();
    const set = "UPDATE domains SET status = $2::domain_status WHERE id = $1";
    expect((await askApi(acme.partner, LIST)).status).toBe(200);
    await elsewhere(set, [acme.partner.domainId, "revoked"]);
    expect((await askApi(acme.partner, LIST)).status).toBe(401);
    await elsewhere(set, [acme.partner.domainId, "active"]);
    expect((await askApi(acme.partner, LIST)).status).toBe(200);
  });

  test("a permission on fewer fields shows fewer", async () => {
    const { acme } = world();
    const shown = async () => {
      const { body } = await askApi(acme.partner, `/content/posts/${post}`);
      return "excerpt" in body.data.attributes;
    };
    expect(await shown()).toBe(true);
    await elsewhere(
      `UPDATE permissions SET fields = '["title"]' WHERE organization_id = $1 AND collection = 'posts'
       AND action = 'read'`,
      [acme.id],
    );
    expect(await shown()).toBe(false);
  });
});

test("fifty at once of two organizations each read their own", async () => {
  const { acme, globex } = world();
  const asked = Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? acme : globex));
  const told = await Promise.all(
    asked.map(async ({ admin }) => titlesOf(await askApi(admin, LIST))),
  );
  for (const [at, titles] of told.entries())
    expect(new Set(titles)).toEqual(new Set([asked[at]?.slug]));
});

test("who holds the same as somebody else reads their own all the same", async () => {
  const { acme } = world();
  const rule = { createdBy: { _eq: "$CURRENT_USER" } };
  const given = [{ collection: "posts", action: "read", rule }];
  const policy = await holdPermissions(database(), acme.nobody, given);
  await elsewhere("DELETE FROM member_roles WHERE member_id = $1", [acme.editor.memberId]);
  await elsewhere("INSERT INTO member_policies VALUES ($1, $2, $3)", [
    ...[acme.id, acme.editor.memberId, policy],
  ]);
  const write = (title: string, user: string) =>
    elsewhere(
      `UPDATE entries SET created_by = $3, published = jsonb_set(published, '{title}', to_jsonb($2::text))
       WHERE id = (SELECT id FROM entries WHERE organization_id = $1 AND published IS NOT NULL
         AND created_by IS NULL LIMIT 1)`,
      [acme.id, title, user],
    );
  await elsewhere("UPDATE entries SET created_by = NULL WHERE organization_id = $1", [acme.id]);
  await write("nobody's", acme.nobody.userId);
  await write("the editor's", acme.editor.userId);
  for (const _time of [1, 2]) {
    expect(titlesOf(await askApi(acme.nobody, LIST))).toEqual(["nobody's"]);
    expect(titlesOf(await askApi(acme.editor, LIST))).toEqual(["the editor's"]);
  }
});

test("a token reads what its scopes name, whatever its member's others do", async () => {
  const { acme } = world();
  const given = ["posts", "authors"].map((collection) => ({ collection, action: "read" }));
  await holdPermissions(database(), acme.nobody, given);
  const { organizationId, memberId, userId } = acme.nobody;
  const relationships = async (scopes: readonly string[]) => {
    const tokenId = newId().slice(-12);
    await elsewhere(
      `INSERT INTO static_tokens (organization_id, id, member_id, name, digest, scopes)
       VALUES ($1, $2, $3, 'reads', $2, $4)`,
      [organizationId, tokenId, memberId, scopes],
    );
    const token = { ...{ tokenId, memberId, userId, scopes }, organizationId, name: "reads" };
    const { body } = await askApi({ kind: "token", ...token }, LIST);
    return Object.keys(body.data[0]?.relationships ?? {});
  };
  expect(await relationships(["posts:read", "authors:read"])).toContain("author");
  expect(await relationships(["posts:read"])).not.toContain("author");
});

describe("a round trip", () => {
  const context = (id: string) => ({
    text: "SELECT set_config('gatehouse.organization_id', $1, true)",
    values: [id],
  });
  const seen = {
    text: "SELECT current_setting('gatehouse.organization_id', true) AS id",
    values: [],
  };

  test("leaves nothing of its context on the connection, whether it succeeds or fails", async () => {
    const { acme } = world();
    const failing = { text: "SELECT 1 / $1::int AS x", values: [0] };
    expect((await inOneTrip([context(acme.id), seen]))[1]).toEqual([{ id: acme.id }]);
    await expect(inOneTrip([context(acme.id), failing])).rejects.toMatchObject({ code: "22012" });
    await expect(inOneTrip([context(acme.id), failing])).rejects.toMatchObject({ code: "22012" });
    const left = await Promise.all(Array.from({ length: 10 }, () => inOneTrip([seen])));
    expect(new Set(left.map(([rows]) => rows?.[0]?.["id"] ?? ""))).toEqual(new Set([""]));
  });

  test("changes nothing when a statement behind it fails", async () => {
    const { acme } = world();
    const change = { text: "UPDATE organizations SET name = 'x' RETURNING name", values: [] };
    const failing = { text: "SELECT 1 / 0", values: [] };
    await expect(inOneTrip([context(acme.id), change, failing])).rejects.toThrow(/zero|denied/);
    const [row] = await ask(database().superUrl, "SELECT name FROM organizations WHERE id = $1", [
      acme.id,
    ]);
    expect(row?.["name"]).toBe("acme");
  });

  test("goes on with statements that were prepared on the connection", async () => {
    for (let round = 0; round < 4; round += 1) {
      const twice = { text: "SELECT $1::int AS x, $2::text[] AS y", values: [round, ['a"', null]] };
      const rows = await inOneTrip([twice, twice]);
      expect(rows).toEqual([[{ x: round, y: ['a"', null] }], [{ x: round, y: ['a"', null] }]]);
    }
  });

  test("keeps a bounded number of prepared statements", async () => {
    for (let at = 0; at < 400; at += 1) {
      const text = `SELECT ${at % 200} AS x`;
      await inOneTrip([{ text, values: [] }]);
    }
    const { rows } = await pool().query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_prepared_statements",
    );
    expect(rows[0]?.count).toBeLessThanOrEqual(151);
  });
});

test("a reading scope of one round trip cannot write", async () => {
  const { principal } = { principal: world().acme.admin };
  const writing = openScope(
    { principal, requestId: "test", mode: "read", atOnce: true },
    ({ db }) => db.$queryRaw`UPDATE organizations SET name = 'x' RETURNING 1`,
  );
  await expect(writing).rejects.toMatchObject({ code: "forbidden" });
});
