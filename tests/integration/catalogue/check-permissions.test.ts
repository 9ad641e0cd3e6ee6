import { describe, expect, test } from "vitest";
import { checkPermissions, type WrittenPermission } from "@/lib/catalogue/check-permissions.ts";
import { describeCollections } from "@/lib/catalogue/collections.ts";
import { listCollectionDescriptions } from "@/lib/catalogue/list-collection-descriptions.ts";
import { ACTIONS } from "@/lib/access/action.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const world = useTwoOrganizations(useDatabase());

const inScope = <Result>(run: Parameters<typeof openScope<Result>>[1]): Promise<Result> =>
  openScope({ principal: world().acme.admin, requestId: "test", mode: "read" }, run);

/** What is wrong with one permission: the places, each with its sentence. */
async function faults(permission: Partial<WrittenPermission>): Promise<string[]> {
  const whole = { collection: "posts", action: "read", ...permission };
  const issues = await inScope((scope) => checkPermissions(scope, [whole]));
  return issues.map(({ path, message }) => `${path.join("/")}: ${message}`);
}

describe("a permission is kept when it can be obeyed", () => {
  test.each<[string, Partial<WrittenPermission>]>([
    ["everything of an action", {}],
    ["a list of fields", { fields: ["title", "author"] }],
    ["a rule with a variable", { rule: { createdBy: { _eq: "$CURRENT_USER" } } }],
    ["a rule along a relationship", { rule: { author: { title: "$CURRENT_USER.name" } } }],
    ["a rule on rows of the house", { collection: "domains", rule: { name: { _eq: "x" } } }],
    ["nulls for nothing", { fields: null, rule: null, validation: null, presets: null }],
    [
      "what a new entry must be like",
      { action: "create", validation: { title: { _nempty: true } } },
    ],
    ["values that are filled in", { action: "update", presets: { tags: ["new"], author: null } }],
    ["a system collection", { collection: "site", action: "update", fields: ["level"] }],
    ["roles that are given", { collection: "roles", action: "share" }],
  ])("%s", async (_, permission) => {
    expect(await faults(permission)).toEqual([]);
  });
});

describe("a permission is not kept", () => {
  test.each<[string, Partial<WrittenPermission>, string]>([
    ["on no collection", { collection: "postz" }, "permissions/0/collection"],
    ["for an action of no collection", { action: "fly" }, "permissions/0/action"],
    [
      "for an action that means nothing there",
      { collection: "audit-events", action: "delete" },
      "permissions/0/action",
    ],
    [
      "for what the instance alone does",
      { collection: "organizations", action: "create" },
      "permissions/0/collection",
    ],
    ["with a field that is not there", { fields: ["title", "titel"] }, "permissions/0/fields/1"],
    ["with fields of a whole", { action: "delete", fields: ["title"] }, "permissions/0/fields"],
    [
      "with a rule on a field that is not there",
      { rule: { _or: [{ title: "x" }, { titel: { _eq: "x" } }] } },
      "permissions/0/rule/_or/1/titel",
    ],
    [
      "with a rule on a field that is not over there",
      { rule: { author: { nope: "x" } } },
      "permissions/0/rule/author/nope",
    ],
    [
      "with an operator of another kind of field",
      { rule: { sticky: { _contains: "x" } } },
      "permissions/0/rule/sticky/_contains",
    ],
    [
      "with a value of another kind",
      { rule: { sticky: { _eq: "perhaps" } } },
      "permissions/0/rule/sticky/_eq",
    ],
    [
      "with a variable that is not there",
      { rule: { title: { _eq: "$CURRENT_MOON" } } },
      "permissions/0/rule",
    ],
    ["with a rule that says nothing", { rule: {} }, "permissions/0/rule"],
    [
      "with a rule where none is taken",
      { collection: "site", rule: { level: "public" } },
      "permissions/0/rule",
    ],
    [
      "with a validation of what is read",
      { validation: { title: { _nempty: true } } },
      "permissions/0/validation",
    ],
    [
      "with a validation of what is no content",
      { collection: "domains", action: "create", validation: { name: "x" } },
      "permissions/0/validation",
    ],
    [
      "with a validation of no field",
      { action: "create", validation: { titel: "x" } },
      "permissions/0/validation/titel",
    ],
    [
      "with a value of a field that is not there",
      { action: "create", presets: { titel: "x" } },
      "permissions/0/presets/titel",
    ],
    [
      "with a value of another kind for a field",
      { action: "create", presets: { sticky: "yes" } },
      "permissions/0/presets/sticky",
    ],
    [
      "with a value for what nobody writes",
      { action: "create", presets: { createdAt: "2026-01-01T00:00:00Z" } },
      "permissions/0/presets/createdAt",
    ],
    [
      "with publishing as a value",
      { action: "create", presets: { status: "published" } },
      "permissions/0/presets/status",
    ],
    ["with no value at all", { action: "create", presets: {} }, "permissions/0/presets"],
  ])("%s", async (_, permission, place) => {
    const found = await faults(permission);
    expect(found.map((line) => line.slice(0, line.indexOf(": ")))).toEqual([place]);
  });
});

describe("what policies can be about", () => {
  const listed = (principal: Principal) =>
    runUseCase(listCollectionDescriptions, {}, callerOf(principal));

  test("is told with fields, operators and choices", async () => {
    const { collections } = await listed(world().acme.admin);
    const posts = collections.find(({ slug }) => slug === "posts");
    const field = (name: string) => posts?.fields.find((one) => one.name === name);
    expect(posts).toMatchObject({ name: "Posts", kind: "content", drafts: true, takesRules: true });
    expect(field("publishedAt")).toMatchObject({ label: "Published at", kind: "instant" });
    expect(field("author")).toMatchObject({ to: "authors", kind: "id" });
    expect(field("createdBy")).toMatchObject({ access: "rule-only" });
    expect(field("body")?.operators).toEqual([]);
    const site = collections.find(({ slug }) => slug === "site");
    expect(site?.fields.find(({ name }) => name === "level")?.choices).toContain("private");
    expect(site?.takesRules).toBe(false);
  });

  test("names each collection once, and only actions that there are", async () => {
    const collections = await inScope(describeCollections);
    const slugs = collections.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const { actions } of collections) {
      expect(actions.filter((action) => !ACTIONS.includes(action))).toEqual([]);
      expect(actions.length).toBeGreaterThan(0);
    }
  });

  test("is told to those alone who may look at policies", async () => {
    const { acme } = world();
    await expect(listed(acme.nobody)).rejects.toThrow(NotFound);
    await expect(listed(acme.partner)).rejects.toThrow(NotFound);
    await expect(listed(acme.suspended)).rejects.toThrow(Unauthenticated);
  });
});
