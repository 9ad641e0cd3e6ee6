import { describe, expect, test } from "vitest";
import type { Principal, TokenPrincipal, ViewTarget } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { heldGrants } from "@/lib/tenancy/held-grants.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { ownCollections } from "@/lib/tenancy/own-collections.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { standingOf } from "@/lib/tenancy/standing.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const behind = (statement: string, values: readonly unknown[] = []) =>
  ask(database().superUrl, statement, values);

const inScope = <Result>(principal: Principal, run: (scope: Scope) => Promise<Result>) =>
  openScope({ principal, requestId: "test", mode: "read" }, run);

const held = (principal: Principal) =>
  inScope(principal, ({ grants }) => Promise.resolve([...grants.permissions.keys()].toSorted()));

const EDITS = ["pages", "posts"].flatMap((name) =>
  ["create", "read", "read-draft", "update"].map((action) => `${name}:${action}`),
);

/** Does something while a row says something else. */
async function whileIt(
  [set, undo]: readonly [string, string],
  id: string | number,
  run: () => Promise<unknown>,
): Promise<void> {
  await behind(set, [id]);
  try {
    await run();
  } finally {
    await behind(undo, [id]);
  }
}

const expectRefused = (principal: Principal) =>
  expect(held(principal)).rejects.toThrow(Unauthenticated);

describe("a domain", () => {
  const READS = ["authors:read", "posts:read"];
  const removed = (ago: string) =>
    [
      `UPDATE domains SET status = 'removed', removed_at = now() - interval '${ago}' WHERE id = $1`,
      "UPDATE domains SET status = 'active', removed_at = NULL WHERE id = $1",
    ] as const;

  test("stands as long as it is active, for a token of its present epoch", async () => {
    const { partner } = world().acme;
    expect(await held(partner)).toEqual(READS);
    await expectRefused({ ...partner, epoch: 0 });
    await expectRefused({ ...partner, epoch: 2 });
    await expectRefused({ ...partner, organizationId: world().globex.id });
  });

  test("once removed, stands as long as its last token may live", async () => {
    const { partner } = world().acme;
    await whileIt(removed("59 minutes"), partner.domainId, async () =>
      expect(await held(partner)).toEqual(READS),
    );
    await whileIt(removed("61 minutes"), partner.domainId, () => expectRefused(partner));
  });

  test("falls with its organization", async () => {
    const { partner, id } = world().acme;
    const set = (status: string) => `UPDATE organizations SET status = '${status}' WHERE id = $1`;
    await whileIt([set("suspended"), set("active")], id, () => expectRefused(partner));
    expect(await held(partner)).toEqual(READS);
  });
});

describe("a static token", () => {
  const token = async (): Promise<TokenPrincipal> => {
    const { editor, id } = world().acme;
    const tokenId = newId().slice(0, 12);
    await behind(
      `INSERT INTO static_tokens (organization_id, id, member_id, name, digest, scopes)
       VALUES ($1, $2, $3, 'Reader', '', '{*}')`,
      [id, tokenId, editor.memberId],
    );
    const { memberId, userId, name } = editor;
    return { kind: "token", organizationId: id, memberId, userId, tokenId, scopes: ["*"], name };
  };

  test("stands for its member, who is the person that acts", async () => {
    const made = await token();
    expect(await held(made)).toEqual(EDITS);
    const person = await inScope(made, (scope) => Promise.resolve(scope.person));
    expect(person).toEqual({ id: made.userId, name: "editor", email: "editor@acme.test" });
    await expectRefused({ ...made, userId: world().acme.admin.userId });
    await expectRefused({ ...made, memberId: world().acme.admin.memberId });
    await expectRefused({ ...made, organizationId: world().globex.id });
  });

  test.each([
    ["it is revoked", "revoked_at = now()", "revoked_at = NULL"],
    ["it expires", "expires_at = now() - interval '1 second'", "expires_at = NULL"],
  ])("stands until %s", async (_what, harm, repair) => {
    const made = await token();
    const set = (how: string) => `UPDATE static_tokens SET ${how} WHERE id = $1`;
    await whileIt([set(harm), set(repair)], made.tokenId, () => expectRefused(made));
    await whileIt(
      [set("expires_at = now() + interval '1 minute'"), set("expires_at = NULL")],
      made.tokenId,
      async () => expect(await held(made)).toEqual(EDITS),
    );
  });

  test("falls with its member", async () => {
    const made = await token();
    const set = (status: string) => `UPDATE members SET status = '${status}' WHERE id = $1`;
    await whileIt([set("suspended"), set("active")], made.memberId, () => expectRefused(made));
  });
});

describe("who looks as somebody else", () => {
  const as = (target: ViewTarget): Principal => {
    const { admin, id } = world().acme;
    return { kind: "view", organizationId: id, viewer: admin, target };
  };
  const memberTarget = ({ memberId, userId } = world().acme.editor) =>
    ({ kind: "member", memberId, userId }) as const;

  test("has the rights of a member, of a role, of a domain", async () => {
    const { acme } = world();
    const [role] = await behind(
      "SELECT id FROM roles WHERE organization_id = $1 AND slug = 'editor'",
      [acme.id],
    );
    expect(await held(as(memberTarget()))).toEqual(EDITS);
    expect(await held(as({ kind: "role", roleId: String(role?.["id"]) }))).toEqual(EDITS);
    const domain = { kind: "domain", domainId: acme.partner.domainId } as const;
    expect(await held(as(domain))).toEqual(["authors:read", "posts:read"]);
  });

  test("is no Admin any more, or never was: sees nothing", async () => {
    const { admin, editor } = world().acme;
    await expectRefused({
      kind: "view",
      organizationId: admin.organizationId,
      viewer: editor,
      target: memberTarget(),
    });
    const set = (how: string) => `UPDATE sessions SET revoked_at = ${how} WHERE id = $1`;
    await whileIt([set("now()"), set("NULL")], admin.sessionId, () =>
      expectRefused(as(memberTarget())),
    );
  });

  test("finds nobody of the other side", async () => {
    const { globex } = world();
    await expectRefused(as(memberTarget(globex.editor)));
    await expectRefused(as({ kind: "role", roleId: newId() }));
    await expectRefused(as({ kind: "domain", domainId: globex.partner.domainId }));
  });
});

describe("what is kept in the process", () => {
  test("is nothing where there is no state to keep it under", async () => {
    const { nobody } = world().acme;
    await holdPermissions(database(), nobody, [{ collection: "posts", action: "read" }]);
    const asked = () =>
      inScope(nobody, async ({ db, organizationId, collections }) => {
        const standing = { ...(await standingOf(db, nobody, new Date())), epoch: null };
        return heldGrants(db, { organizationId, standing, names: collections.names });
      });
    const [first, second] = [await asked(), await asked()];
    expect(first).not.toBe(second);
    expect(first).toEqual(second);
  });

  test("is nothing while the organization has no state", async () => {
    const { editor, id } = world().globex;
    const [lost] = await behind(
      "DELETE FROM policy_epochs WHERE organization_id = $1 RETURNING epoch",
      [id],
    );
    const asked = () =>
      inScope(editor, ({ grants, collections }) => Promise.resolve({ grants, collections }));
    const [first, second] = [await asked(), await asked()];
    await behind("INSERT INTO policy_epochs (organization_id, epoch) VALUES ($1, $2)", [
      ...[id, String(lost?.["epoch"])],
    ]);
    expect(first).toEqual(second);
    expect(first.grants).not.toBe(second.grants);
    expect(first.collections).not.toBe(second.collections);
  });

  test("is nothing of another state than the one that was asked about", async () => {
    const { nobody } = world().acme;
    await holdPermissions(database(), nobody, [{ collection: "posts", action: "read" }]);
    const stale = newId();
    const asked = () =>
      inScope(nobody, async ({ db, organizationId, collections }) => {
        const standing = { ...(await standingOf(db, nobody, new Date())), epoch: stale };
        const of = { organizationId, standing, names: collections.names };
        const grants = await heldGrants(db, of);
        const models = await ownCollections(db, { organizationId, epoch: stale });
        return { grants, models };
      });
    const [first, second] = [await asked(), await asked()];
    expect(first.grants).not.toBe(second.grants);
    expect(first.models).not.toBe(second.models);
  });

  test("of somebody without anything is nothing at all", async () => {
    const { nobody } = world().globex;
    const { roles, directRoles, policies, admin } = await inScope(nobody, ({ grants }) =>
      Promise.resolve(grants),
    );
    expect({ roles, directRoles, policies, admin }).toEqual({
      ...{ roles: [], directRoles: [], policies: [], admin: false },
    });
    const { grants } = await inScope(world().globex.editor, (scope) => Promise.resolve(scope));
    expect([grants.roles, grants.directRoles]).toEqual([["editor"], ["editor"]]);
  });
});

describe("an organization's own collections", () => {
  test("are known with the names of their fields, and nobody else's are", async () => {
    const { acme, globex } = world();
    const field = (name: string, rest: object = {}) => ({
      ...{ id: newId(), name, label: name, kind: "text", ...rest },
    });
    const fields = [field("title"), field("host", { kind: "relation", to: "authors" })];
    const caller = callerOf(acme.admin);
    await runUseCase(createCollection, { slug: "events", name: "Events", fields }, caller);
    const known = await inScope(acme.nobody, ({ collections }) => Promise.resolve(collections));
    expect(known.bySlug.get("events")?.name).toBe("Events");
    expect([...(known.names.byCollection.get("events") ?? [])]).toEqual(["title", "host"]);
    expect(fields.map(({ id }) => known.names.byId.get(id))).toEqual([
      { name: "title", to: null },
      { name: "host", to: "authors" },
    ]);
    const theirs = await inScope(globex.admin, ({ collections }) => Promise.resolve(collections));
    expect(theirs.bySlug.has("events")).toBe(false);
  });

  test("are there all the same where the fields of one cannot be read", async () => {
    const { acme } = world();
    const kept = newId();
    const broken = JSON.stringify([
      { id: 7, name: "x" },
      { id: newId() },
      { id: newId(), name: 3 },
      { id: kept, name: "kept", to: 7 },
    ]);
    await behind(
      "UPDATE collections SET fields = $2 WHERE organization_id = $1 AND slug = 'events'",
      [acme.id, broken],
    );
    const names = () =>
      inScope(acme.nobody, ({ collections }) => Promise.resolve(collections.names));
    expect([...((await names()).byCollection.get("events") ?? [])]).toEqual(["kept"]);
    expect([...(await names()).byId]).toEqual([[kept, { name: "kept", to: null }]]);
  });
});
