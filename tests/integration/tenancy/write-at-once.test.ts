import { describe, expect, test } from "vitest";
import type { DomainPrincipal, MemberPrincipal } from "@/lib/access/principal.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

/** By another connection, as another process of the product would. */
const elsewhere = (statement: string, values: readonly unknown[]) =>
  ask(database().superUrl, statement, values);

type Who = MemberPrincipal | DomainPrincipal;

const create = (who: Who, attributes: Readonly<Record<string, unknown>> = {}) => {
  const title = `A post ${newId()}`;
  const body = { data: { type: "posts", attributes: { title, ...attributes } } };
  return askApi(who, "/content/posts", { method: "POST", body });
};

const statusOf = async (who: Who, attributes?: Readonly<Record<string, unknown>>) =>
  (await create(who, attributes)).status;

/** How many posts, versions and lines about them an organization has. */
async function countOf(organizationId: string): Promise<unknown> {
  const [row] = await ask(
    database().superUrl,
    `SELECT (SELECT count(*)::int FROM entries WHERE organization_id = $1) AS entries,
       (SELECT count(*)::int FROM entry_versions WHERE organization_id = $1) AS versions,
       (SELECT count(*)::int FROM audit_events WHERE organization_id = $1
         AND action = 'entry.create') AS lines`,
    [organizationId],
  );
  return row;
}

describe("an entry", () => {
  test("is created in two round trips, of which the last commits it", async () => {
    const { editor } = world().acme;
    expect(await statusOf(editor)).toBe(201);
    expect(await statusOf(editor)).toBe(201);
    expect(await countStatements(() => create(editor))).toBe(2);
  });

  test("is changed in as many for each answer that decides about the next", async () => {
    const { editor } = world().acme;
    const save = async () => {
      const { body, headers } = await create(editor);
      const { id } = body.data;
      const data = { type: "posts", id, attributes: { excerpt: "Changed" } };
      const ifMatch = { "If-Match": headers.get("etag") ?? "" };
      return () =>
        askApi(editor, `/content/posts/${id}`, {
          method: "PATCH",
          headers: ifMatch,
          body: { data },
        });
    };
    expect((await (await save())()).status).toBe(200);
    expect(await countStatements(await save())).toBe(5);
  });

  test("whose address is taken leaves nothing, and the place is told", async () => {
    const { acme } = world();
    const slug = `taken-${newId()}`;
    expect(await statusOf(acme.editor, { slug })).toBe(201);
    const before = await countOf(acme.id);
    const { status, body } = await create(acme.editor, { slug });
    expect([status, body.errors[0]?.source?.pointer]).toEqual([409, "/data/attributes/slug"]);
    expect(await countOf(acme.id)).toEqual(before);
  });

  test("of fifty who come at once is each one's own, with its version and its line", async () => {
    const { acme, globex } = world();
    const before = (await countOf(acme.id)) as Record<string, number>;
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, at) => statusOf((at % 2 === 0 ? acme : globex).editor)),
    );
    expect(new Set(made)).toEqual(new Set([201]));
    const more = Object.fromEntries(
      Object.entries(before).map(([name, count]) => [name, count + 25]),
    );
    expect(await countOf(acme.id)).toEqual(more);
  });
});

describe("at the next request", () => {
  test("whoever lost their role elsewhere writes nothing, and may again once it is back", async () => {
    const { acme } = world();
    const { memberId } = acme.editor;
    expect(await statusOf(acme.editor)).toBe(201);
    const before = await countOf(acme.id);
    const [held] = await ask<{ role_id: string }>(
      database().superUrl,
      "DELETE FROM member_roles WHERE member_id = $1 RETURNING role_id",
      [memberId],
    );
    expect(await statusOf(acme.editor)).toBe(404);
    expect(await countOf(acme.id)).toEqual(before);
    await elsewhere("INSERT INTO member_roles VALUES ($1, $2, $3)", [
      ...[acme.id, memberId, held?.role_id],
    ]);
    expect(await statusOf(acme.editor)).toBe(201);
  });

  test("whoever lost it hears no other refusal than everybody, though none needs a statement", async () => {
    const { acme } = world();
    const { memberId } = acme.editor;
    expect(await statusOf(acme.editor, { title: 7 })).toBe(422);
    const [held] = await ask<{ role_id: string }>(
      database().superUrl,
      "DELETE FROM member_roles WHERE member_id = $1 RETURNING role_id",
      [memberId],
    );
    expect(await statusOf(acme.editor, { title: 7 })).toBe(404);
    await elsewhere("INSERT INTO member_roles VALUES ($1, $2, $3)", [
      ...[acme.id, memberId, held?.role_id],
    ]);
  });

  test.each([
    ["session ended", "UPDATE sessions SET revoked_at = $2 WHERE id = $1", "sessionId"],
    ["membership was suspended", "UPDATE members SET status = $2 WHERE id = $1", "memberId"],
  ] as const)("whose %s elsewhere is admitted no more", async (_, statement, of) => {
    const { acme } = world();
    const [end, begin] = of === "sessionId" ? [new Date(), null] : ["suspended", "active"];
    expect(await statusOf(acme.editor)).toBe(201);
    const before = await countOf(acme.id);
    await elsewhere(statement, [acme.editor[of], end]);
    expect(await statusOf(acme.editor)).toBe(401);
    expect(await countOf(acme.id)).toEqual(before);
    await elsewhere(statement, [acme.editor[of], begin]);
    expect(await statusOf(acme.editor)).toBe(201);
  });

  test("a permission that asks for more elsewhere is in force", async () => {
    const { acme } = world();
    const given = [{ collection: "posts", action: "create" }];
    const policy = await holdPermissions(database(), acme.nobody, given);
    expect(await statusOf(acme.nobody)).toBe(201);
    const before = await countOf(acme.id);
    await elsewhere(`UPDATE permissions SET validation = $2 WHERE policy_id = $1`, [
      ...[policy, { excerpt: { _eq: "asked for" } }],
    ]);
    expect(await statusOf(acme.nobody)).toBe(422);
    expect(await countOf(acme.id)).toEqual(before);
    expect(await statusOf(acme.nobody, { excerpt: "asked for" })).toBe(201);
  });
});
