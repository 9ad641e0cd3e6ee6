import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Action } from "@/lib/access/action.ts";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { explainAccess } from "@/lib/explain/explain-access.ts";
import { findEntries } from "@/lib/explain/find-entries.ts";
import { listExplainChoices } from "@/lib/explain/list-explain-choices.ts";
import { previewImpact } from "@/lib/explain/preview-impact.ts";
import { Forbidden, Invalid, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  setLevel,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const posts = { draft: "", foreign: "" };
const roles: Record<string, string> = {};

const on = (collection: string, action: Action, more: object = {}) => ({
  ...{ collection, action },
  ...more,
});

const ROLES = {
  author: [
    on("posts", "read-draft", { fields: ["title"] }),
    on("posts", "update", { rule: { createdBy: { _eq: "$CURRENT_USER" } } }),
    on("posts", "delete", {
      rule: { _or: [{ secretNote: "no" }, { title: "Spring", status: "published" }] },
    }),
  ],
  auditor: [on("policies", "read"), on("posts", "read-draft", { fields: ["title", "status"] })],
  "policies-in-part": [on("policies", "read", { fields: ["name"] })],
};

beforeAll(async () => {
  const { acme, globex } = world();
  const own = { kind: "system", organizationId: acme.id, purpose: "provisioning" } as const;
  for (const [slug, permissions] of Object.entries(ROLES)) {
    const { id } = await runUseCase(createRole, { slug, name: slug, permissions }, callerOf(own));
    roles[slug] = id;
  }
  const data = postOf({ title: "Spring", secretNote: "hidden-only" });
  posts.draft = await seedEntry(acme.admin, { collection: "posts", data, isDraft: true });
  posts.foreign = await seedEntry(globex.admin, { collection: "posts", data });
});

/** The member without a role, with these. */
async function holding(slugs: string[]): Promise<MemberPrincipal> {
  const { nobody } = world().acme;
  await ask(database().superUrl, "DELETE FROM member_roles WHERE member_id = $1", [
    nobody.memberId,
  ]);
  await ask(
    database().superUrl,
    `INSERT INTO member_roles (organization_id, member_id, role_id)
     SELECT organization_id, $1, id FROM roles WHERE organization_id = $2 AND slug = ANY ($3)`,
    [nobody.memberId, nobody.organizationId, slugs],
  );
  return nobody;
}

/** Gives the editor one role more. */
const giveEditor = (role: string) => {
  const { organizationId, memberId } = world().acme.editor;
  return ask(
    database().superUrl,
    `INSERT INTO member_roles (organization_id, member_id, role_id) VALUES ($1, $2, $3)`,
    [organizationId, memberId, roles[role]],
  );
};

const memberOf = ({ memberId }: MemberPrincipal) => ({ kind: "member", id: memberId }) as const;

const explain = (by: Principal, question: object) =>
  runUseCase(
    explainAccess,
    { collection: "posts", action: "read-draft", ...question },
    callerOf(by),
  );

describe("an explanation", () => {
  test("names the permission that is missing, and who would give it", async () => {
    const { admin, editor } = world().acme;
    const told = await explain(admin, { who: memberOf(editor), action: "publish" });
    expect(told).toMatchObject({ verdict: "no", policies: [], givers: [] });
    expect(told.sentence).toBe(
      "editor may not publish posts: no permission of theirs is to publish posts.",
    );
    const given = await explain(admin, { who: memberOf(editor), action: "delete" });
    expect(given.givers).toEqual([{ id: roles["author"], name: "author" }]);
  });

  test("tells of each part of a rule whether it holds, and by which value", async () => {
    const author = await holding(["author"]);
    const told = await explain(world().acme.admin, {
      ...{ who: memberOf(author), action: "delete", entryId: posts.draft },
    });
    expect(told.verdict).toBe("no");
    const clause = told.policies[0]?.permissions[0]?.clause;
    expect(clause).toMatchObject({ kind: "any", truth: "no" });
    expect(clause?.of).toMatchObject([
      { kind: "test", truth: "no", value: "hidden-only" },
      { kind: "all", truth: "no", of: [{ truth: "yes", value: "Spring" }, { truth: "no" }] },
    ]);
  });

  test("tells what a variable stands for, and that a role depends on the person", async () => {
    const author = await holding(["author"]);
    const question = { action: "update", entryId: posts.draft };
    const told = await explain(world().acme.admin, { who: memberOf(author), ...question });
    expect(told.policies[0]?.permissions[0]?.clause).toMatchObject({
      ...{ truth: "no", means: "nobody", value: "admin" },
    });
    const who = { kind: "role", id: roles["author"] };
    expect(await explain(world().acme.admin, { who, ...question })).toMatchObject({
      verdict: "some",
      policies: [{ permissions: [{ clause: { truth: "person" } }] }],
    });
  });

  test("tells field by field what is open, and says so of one that was asked for", async () => {
    const author = await holding(["author"]);
    const told = await explain(world().acme.admin, { who: memberOf(author), field: "secretNote" });
    expect(told.verdict).toBe("no");
    const open = told.fields.filter(({ state }) => state === "open").map(({ name }) => name);
    expect(open).toEqual(["id", "title"]);
    const title = await explain(world().acme.admin, { who: memberOf(author), field: "title" });
    expect(title.verdict).toBe("yes");
  });

  test("names the gate that keeps visitors, guests and suspended people out", async () => {
    const { acme } = world();
    const gateOf = async (who: object, more: object = {}) => {
      const { verdict, steps } = await explain(acme.admin, { who, action: "read", ...more });
      return [verdict, steps.filter(({ ok }) => !ok).map(({ kind }) => kind)];
    };
    expect(await gateOf({ kind: "public", id: null })).toEqual(["no", ["gate"]]);
    await setLevel(database().superUrl, acme, "public");
    expect(await gateOf({ kind: "guest", id: null })).toEqual(["no", ["gate"]]);
    const writing = { action: "update" };
    expect(await gateOf({ kind: "public", id: null }, writing)).toEqual(["no", ["ceiling"]]);
    await setLevel(database().superUrl, acme, "password");
    expect(await gateOf(memberOf(acme.suspended))).toEqual(["no", ["status"]]);
    expect((await explain(acme.admin, { who: memberOf(acme.admin) })).verdict).toBe("yes");
  });

  test("is had with the same few statements, whatever there is", async () => {
    const { admin, editor } = world().acme;
    const statements = (question: object) =>
      countStatements(() => explain(admin, { who: memberOf(editor), ...question }));
    const general = await statements({});
    expect(await statements({ entryId: posts.draft })).toBe(general + 1);
  });
});

describe("a rule with the name and the e-mail of the person", () => {
  const name = (text: string) =>
    ask(database().superUrl, "UPDATE users SET name = $2 WHERE id = $1", [
      ...[world().acme.editor.userId, text],
    ]);
  const of = async (by: Principal, action: Action, who: object = memberOf(world().acme.editor)) => {
    const told = await explain(by, { who, action, entryId: posts.draft });
    const permissions = told.policies.flatMap((policy) => policy.permissions);
    const found = permissions.find(({ rule }) => JSON.stringify(rule).includes("$CURRENT_USER."));
    return { told, clause: found?.clause };
  };

  beforeAll(async () => {
    const permissions = [
      on("posts", "delete", { rule: { title: { _eq: "$CURRENT_USER.name" } } }),
      on("posts", "publish", { rule: { title: { _neq: "$CURRENT_USER.email" } } }),
      on("posts", "update", { rule: { createdBy: { _eq: "$CURRENT_USER.id" } } }),
    ];
    const role = { slug: "namesake", name: "Namesake", permissions };
    roles["namesake"] = (await runUseCase(createRole, role, callerOf(world().acme.admin))).id;
    await giveEditor("namesake");
    await name("Spring");
  });
  afterAll(async () => {
    await name("editor");
    await ask(database().superUrl, "DELETE FROM member_roles WHERE role_id = $1", [
      roles["namesake"],
    ]);
  });

  test("is judged with theirs, and not with those of whoever asks", async () => {
    const { admin, editor } = world().acme;
    const byName = await of(admin, "delete");
    expect(byName.told.verdict).toBe("yes");
    expect(byName.clause).toMatchObject({ truth: "yes", means: "Spring" });
    const [user] = await ask<{ email: string }>(
      ...[database().superUrl, "SELECT email FROM users WHERE id = $1", [editor.userId]],
    );
    expect((await of(admin, "publish")).clause).toMatchObject({ truth: "yes", means: user?.email });
  });

  test("depends on the person where a role is asked about", async () => {
    const who = { kind: "role", id: roles["namesake"] };
    for (const action of ["update", "delete", "publish"] as const) {
      const { told, clause } = await of(world().acme.admin, action, who);
      expect([told.verdict, clause?.truth]).toEqual(["some", "person"]);
    }
  });

  test("is not told to who may not read them", async () => {
    const asker = await holding(["auditor"]);
    for (const action of ["delete", "publish"] as const) {
      const { told, clause } = await of(asker, action);
      expect(told.verdict).toBe("hidden");
      expect(told.sentence).toMatch(/^Whether this member may /);
      expect(clause).toMatchObject({ truth: "hidden", value: null, means: null });
      const { policies } = await explain(asker, { who: memberOf(world().acme.editor), action });
      const clauses = policies.flatMap(({ permissions }) => permissions.map((one) => one.clause));
      expect(clauses.map((one) => one?.means ?? null)).toEqual(clauses.map(() => null));
    }
  });
});

describe("nothing is told", () => {
  test("to who may not read policies, may read some alone, or is suspended", async () => {
    const { acme, globex } = world();
    const who = memberOf(acme.editor);
    await expect(explain(acme.editor, { who })).rejects.toThrow(NotFound);
    await expect(explain(await holding(["policies-in-part"]), { who })).rejects.toThrow(Forbidden);
    await expect(explain(acme.suspended, { who })).rejects.toThrow(Unauthenticated);
    await expect(explain(acme.partner, { who })).rejects.toThrow(NotFound);
    await expect(explain(globex.admin, { who })).rejects.toThrow(NotFound);
  });

  test("of an entry that whoever asks may not read, or that is of another organization", async () => {
    const { admin, editor } = world().acme;
    const who = memberOf(editor);
    const foreign = { who, entryId: posts.foreign };
    await expect(explain(admin, foreign)).rejects.toThrow(NotFound);
    const asker = await holding(["auditor"]);
    const authors = { who, collection: "authors", entryId: posts.draft };
    await expect(explain(asker, authors)).rejects.toThrow(NotFound);
  });

  test("of a comparison with a field that whoever asks may not read there", async () => {
    const { editor, admin } = world().acme;
    await giveEditor("author");
    const asker = await holding(["auditor"]);
    const question = { who: memberOf(editor), action: "delete", entryId: posts.draft };
    const told = await explain(asker, question);
    expect(told.verdict).toBe("hidden");
    expect(JSON.stringify(told)).not.toContain("hidden-only");
    const clause = told.policies[0]?.permissions[0]?.clause;
    expect(clause?.of[0]).toMatchObject({ truth: "hidden", value: null });
    expect(clause?.of[1]).toMatchObject({ truth: "no", of: [{ truth: "yes" }, { truth: "no" }] });
    const own = await explain(asker, { ...question, who: { kind: "role", id: roles["author"] } });
    expect(own.verdict).toBe("hidden");
    expect((await explain(admin, question)).verdict).toBe("no");
  });

  test("of members and domains by name, to who may not read them", async () => {
    const asker = await holding(["auditor"]);
    const { subjects } = await runUseCase(listExplainChoices, {}, callerOf(asker));
    expect(new Set(subjects.map(({ kind }) => kind))).toEqual(new Set(["public", "guest", "role"]));
    const change = { kind: "role", id: roles["author"], policies: [] };
    const { losses } = await runUseCase(previewImpact, { change }, callerOf(asker));
    expect(losses.map(({ people, names }) => [people > 0, names])).toEqual([[true, []]]);
    const { admin, partner } = world().acme;
    const domain = { kind: "domain", id: partner.domainId } as const;
    for (const who of [memberOf(admin), domain]) {
      const told = await explain(asker, { who });
      expect([told.who.name, told.sentence]).toEqual([
        `This ${who.kind}`,
        expect.stringMatching(/^This (?:member|domain) may /),
      ]);
    }
  });

  test.each([
    ["an action that does not exist", { action: "eat" }],
    ["a collection that does not exist", { collection: "nothing" }],
    ["a field that does not exist", { field: "nothing" }],
    ["a field of what concerns entries as a whole", { action: "delete", field: "title" }],
    ["an entry that is to be created", { action: "create", entryId: crypto.randomUUID() }],
    ["an id that is none", { entryId: "1 or 1=1" }],
  ])("about %s", async (_what, more) => {
    const { admin, editor } = world().acme;
    await expect(explain(admin, { who: memberOf(editor), ...more })).rejects.toThrow(Invalid);
  });

  test("about somebody of another organization", async () => {
    const { acme, globex } = world();
    const strangers = [
      memberOf(globex.editor),
      { kind: "domain", id: globex.partner.domainId },
      { kind: "role", id: crypto.randomUUID() },
    ];
    for (const who of strangers) {
      await expect(explain(acme.admin, { who })).rejects.toThrow(NotFound);
    }
  });
});

test("entries are found by words of their title, of those that whoever asks may read", async () => {
  const find = async ({ admin }: Organization, text: string) =>
    (await runUseCase(findEntries, { collection: "posts", text }, callerOf(admin))).map(
      ({ id }) => id,
    );
  expect(await find(world().acme, "SPRI")).toEqual([posts.draft]);
  expect(await find(world().acme, "%")).toEqual([]);
  const asker = await holding(["auditor"]);
  const found = { collection: "posts", text: "", id: posts.foreign };
  const told = await runUseCase(findEntries, found, callerOf(asker));
  expect(told).toEqual([{ id: posts.draft, title: "Spring" }]);
});
