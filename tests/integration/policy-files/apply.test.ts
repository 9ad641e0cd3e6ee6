import { describe, expect, test } from "vitest";
import { decide } from "@/lib/access/decide.ts";
import { Conflict, Forbidden, Invalid } from "@/lib/kernel/errors.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";
import { apply, exported, fileText, give, ledger, operator } from "./file-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const url = () => database().superUrl;

const WRITERS = fileText(
  `  - { slug: writer, name: Writer, contains: [reader], policies: [Own posts] }
  - { slug: reader, name: Reader, policies: [Reading] }`,
  `  - name: Own posts
    description: What one wrote oneself.
    permissions:
      - collection: posts
        actions: [update, read-draft]
        rule: { createdBy: { _eq: $CURRENT_USER } }
  - name: Reading
    permissions:
      - { collection: posts, action: read, fields: [title, body] }`,
  `  - { role: writer, cannot: delete, collection: posts }`,
);

describe("what is exported and applied again", () => {
  test("changes nothing and is the same text", async () => {
    const { acme } = world();
    const before = await exported(acme);
    const lines = await ledger(url(), acme);
    expect(await apply(operator(acme), before, { missing: "delete" })).toEqual([]);
    expect(await exported(acme)).toBe(before);
    expect(await ledger(url(), acme)).toEqual(lines);
  });

  test("holds the system's roles with their policies, and never people or domains", async () => {
    const { acme } = world();
    const text = await exported(acme);
    for (const slug of ["admin", "user", "public", "guest"])
      expect(text).toContain(`slug: ${slug}`);
    expect(text).not.toMatch(/acme|@|partner\.|[0-9a-f]{8}-/);
  });

  test("is the same for organizations that are alike", async () => {
    const { acme, globex } = world();
    expect(await exported(globex)).toBe(await exported(acme));
  });
});

describe("a file that is applied", () => {
  test("makes roles and policies once, with their lines in the ledger", async () => {
    const { acme, globex } = world();
    const [others, before] = [await exported(globex), (await ledger(url(), acme)).length];
    const changes = await apply(operator(acme), WRITERS);
    expect(changes.map(({ kind, change, name }) => `${kind} ${change} ${name}`)).toEqual([
      "policy create Own posts",
      "policy create Reading",
      "role create reader",
      "role create writer",
    ]);
    expect((await ledger(url(), acme)).slice(before)).toEqual([
      "Created the policy «Own posts»",
      "Created the policy «Reading»",
      "Created the role «Reader»",
      "Created the role «Writer»",
      "Applied a policy file: policies 2 made, 0 changed, 0 removed; roles 2 made, 0 changed, 0 removed",
    ]);
    expect(await apply(operator(acme), WRITERS)).toEqual([]);
    expect(await ledger(url(), acme)).toHaveLength(before + 5);
    expect(await exported(globex)).toBe(others);
  });

  test("is obeyed at the next request", async () => {
    const { acme } = world();
    await give(url(), acme.nobody, "writer");
    const options = { principal: acme.nobody, requestId: "test", mode: "read" } as const;
    const held = () =>
      openScope(options, ({ principal, grants }) => {
        const question = { action: "update", collection: "posts", id: null } as const;
        return Promise.resolve(decide(principal, grants, question).allowed);
      });
    expect(await held()).toBe(true);
    const narrower = WRITERS.replace("[update, read-draft]", "[read-draft]");
    const [change] = await apply(operator(acme), narrower);
    expect(change?.lines).toEqual(["- update posts where { createdBy: { _eq: $CURRENT_USER } }"]);
    expect(await held()).toBe(false);
  });

  test("turns containment around without a circle on the way", async () => {
    const { acme } = world();
    const roles = (first: string, second: string, third: string) =>
      fileText(`  - { slug: t-one, name: One, contains: [${first}] }
  - { slug: t-two, name: Two, contains: [${second}] }
  - { slug: t-three, name: Three, contains: [${third}] }`);
    await apply(operator(acme), roles("t-two", "t-three", ""));
    const changes = await apply(operator(acme), roles("", "t-one", "t-two"));
    expect(changes.map(({ name, lines }) => [name, ...lines])).toEqual([
      ["t-one", "- contains t-two"],
      ["t-three", "+ contains t-two"],
      ["t-two", "- contains t-three", "+ contains t-one"],
    ]);
  });

  test("leaves alone what it does not name, and removes it when asked to", async () => {
    const { acme } = world();
    const base = await exported(acme);
    const extra = fileText(
      `  - { slug: x-inner, name: Inner, policies: [Extra] }
  - { slug: x-outer, name: Outer, contains: [x-inner] }`,
      "  - { name: Extra, permissions: [{ collection: pages, action: read }] }",
    );
    await apply(operator(acme), extra);
    expect(await apply(operator(acme), base)).toEqual([]);
    const gone = await apply(operator(acme), base, { missing: "delete" });
    expect(gone.map(({ change, name }) => [change, name])).toEqual([
      ["delete", "Extra"],
      ["delete", "x-inner"],
      ["delete", "x-outer"],
    ]);
    expect(await exported(acme)).toBe(base);
  });

  test("tells the website when visitors may see something else, and only then", async () => {
    const { globex } = world();
    const base = await exported(globex);
    const effects: string[] = [];
    await apply(operator(globex), WRITERS, { effects });
    expect(effects).toEqual([]);
    const published = base.replace(/(slug: public\n\s+policies: )\[[^\]]*\]/, "$1[]");
    expect(published).not.toBe(base);
    await apply(operator(globex), published, { effects });
    expect(effects).toEqual(["content-changed"]);
    await apply(operator(globex), base, { missing: "delete" });
    expect(await exported(globex)).toBe(base);
  });
});

describe("nothing of a file happens", () => {
  const unchanged = async (run: () => Promise<unknown>, error: unknown) => {
    const { acme, globex } = world();
    const before = [await exported(acme), await exported(globex)];
    await expect(run()).rejects.toEqual(error);
    expect([await exported(acme), await exported(globex)]).toEqual(before);
  };

  test("when an assertion would not hold", async () => {
    const text = fileText(
      "  - { slug: fresh, name: Fresh, policies: [Freshness] }",
      "  - { name: Freshness, permissions: [{ collection: posts, action: delete }] }",
      "  - { role: fresh, cannot: delete, collection: posts }",
    );
    const message = "Line 7: assertions[0]: fresh can delete posts: the policy «Freshness».";
    await unchanged(
      () => apply(operator(world().acme), text),
      expect.objectContaining({ issues: [{ path: ["assertions", 0], message }] }),
    );
  });

  test.each([
    ["a collection that is not here", "{ collection: ghosts, action: read }", "collection"],
    ["a field that is not there", "{ collection: posts, action: read, fields: [ghost] }", "fields"],
    [
      "a rule that cannot be read",
      "{ collection: posts, action: read, rule: { ghost: { _eq: 1 } } }",
      "rule",
    ],
    [
      "an operator that is not there",
      "{ collection: posts, action: read, rule: { title: { _like: x } } }",
      "rule",
    ],
    [
      "an action that the collection does not know",
      "{ collection: users, action: publish }",
      "action",
    ],
  ])("when it names %s; the place is told", async (_what, permission, member) => {
    const text = fileText(
      "  - { slug: fresh, name: Fresh, policies: [First, Second] }",
      `  - { name: First, permissions: [{ collection: posts, action: read }] }
  - name: Second
    permissions:
      - { collection: pages, actions: [read, update] }
      - ${permission}`,
    );
    const issue = {
      path: expect.arrayContaining(["policies", 1, "permissions", 1, member]) as unknown,
      message: expect.stringMatching(/^Line 9: policies\[1\]\.permissions\[1\]/) as unknown,
    };
    await unchanged(
      () => apply(operator(world().acme), text),
      expect.objectContaining({ issues: [expect.objectContaining(issue)] }),
    );
  });

  test("when a role that goes is still given to somebody", async () => {
    const { acme } = world();
    const base = await exported(acme);
    const without = base.replace(/ {2}- slug: editor\n(?: {4}.*\n)*/, "");
    expect(without).not.toBe(base);
    await unchanged(
      () => apply(operator(acme), without, { missing: "delete" }),
      new Conflict("«editor»: Still in use by 1 member. Take it away from them first."),
    );
  });

  test("when everybody in the world could write and nobody agreed to it", async () => {
    const { acme } = world();
    const base = await exported(acme);
    const open = base
      .replace(/(slug: public\n\s+policies: \[)/, "$1Open, ")
      .replace(
        "\npolicies:\n",
        "\npolicies:\n  - { name: Open, permissions: [{ collection: posts, action: create }] }\n",
      );
    await unchanged(
      () => apply(operator(acme), open),
      expect.objectContaining({ code: "confirmation-required" }),
    );
    await apply(operator(acme), open, { confirmed: true });
    await apply(operator(acme), base, { missing: "delete" });
    expect(await exported(acme)).toBe(base);
  });

  test("when an action does not exist", () => {
    expect(() =>
      apply(operator(world().acme), WRITERS.replace("action: read,", "action: rule,")),
    ).toThrow(Invalid);
  });

  test("for a member who may not change everything", async () => {
    const { acme, globex } = world();
    for (const principal of [acme.editor, acme.suspended, acme.partner, acme.visitor, acme.guest]) {
      await unchanged(() => apply(principal, WRITERS), expect.any(Error));
    }
    const some = fileText(
      "  - { slug: some, name: Some, policies: [Some of it] }",
      `  - name: Some of it
    permissions:
      - { collection: policies, actions: [read, create, update, delete] }
      - { collection: roles, actions: [create, update, delete] }
      - { collection: roles, action: read, fields: [slug] }`,
    );
    await apply(operator(globex), some);
    await give(url(), globex.nobody, "some");
    const refusal = new Forbidden("This takes a right to read all roles.");
    await unchanged(() => apply(globex.nobody, WRITERS), refusal);
  });
});
