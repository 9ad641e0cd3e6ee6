import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTIONS } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { holdsField } from "@/lib/access/grants.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { stateOf } from "@/lib/policy-files/file-state.ts";
import { readPolicyDocument } from "@/lib/policy-files/read-policy-file.ts";
import { roleHolder } from "@/lib/policy-files/role-grants.ts";
import { policyFileOf, readRoleModel, type RoleModel } from "@/lib/policy-files/role-model.ts";

const COLLECTIONS = ["posts", "pages", "authors"];
const FIELDS = ["title", "body", "slug"];
const RULES = [undefined, { createdBy: "$CURRENT_USER" }, { status: "draft" }];

const permission = fc
  .record({
    collection: fc.constantFrom(...COLLECTIONS),
    action: fc.constantFrom(...ACTIONS),
    fields: fc.option(fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1 }), {
      nil: undefined,
    }),
    rule: fc.constantFrom(...RULES),
  })
  .map(({ fields, rule, ...rest }) => ({
    ...rest,
    ...(fields === undefined ? {} : { fields }),
    ...(rule === undefined ? {} : { rule }),
  }));

/** Names that clash with one another and with slugs. */
const models: fc.Arbitrary<RoleModel> = fc
  .uniqueArray(
    fc.record({
      slug: fc.constantFrom("a", "b", "c", "user", "guest-author"),
      name: fc.constantFrom("a", "b", "Same", "Same 2"),
      permissions: fc.array(permission, { maxLength: 6 }),
    }),
    { selector: ({ slug }) => slug, maxLength: 5 },
  )
  .map((roles) => ({ roles: roles.map((role) => ({ ...role, description: "" })) }));

type Question = {
  readonly action: string;
  readonly collection: string;
  readonly field: string;
  readonly rule: string;
};

const EVERYTHING: readonly Question[] = ACTIONS.flatMap((action) =>
  COLLECTIONS.flatMap((collection) =>
    FIELDS.flatMap((field) =>
      RULES.map((rule) => ({ action, collection, field, rule: JSON.stringify(rule ?? "") })),
    ),
  ),
);

/** The model by itself: whether a role lets one do this to this field of entries of this kind. */
const modelSays = (model: RoleModel, slug: string, asked: Question): boolean =>
  (model.roles.find((role) => role.slug === slug)?.permissions ?? []).some(
    ({ collection, action, fields, rule }) =>
      collection === asked.collection &&
      action === asked.action &&
      (fields === undefined || fields.includes(asked.field)) &&
      (rule === undefined || JSON.stringify(rule) === asked.rule),
  );

/** The engine, on what the model became. */
function engineSays(model: RoleModel, slug: string, asked: Question): boolean {
  const { file } = readPolicyDocument(policyFileOf(model));
  const holder = roleHolder(stateOf(file), slug);
  if (holder === null) return false;
  const { action, collection, field } = asked;
  const question = { action: action as (typeof ACTIONS)[number], collection, id: null };
  const decision = decide(holder.principal, holder.grants, question);
  if (!decision.allowed) return false;
  return decision.permit.cases.some(
    ({ fields, rule }) =>
      holdsField(fields, field) && (rule === null || JSON.stringify(rule) === asked.rule),
  );
}

describe("a model of roles alone", () => {
  test("means the same with policies: every action, field and kind of entry", () => {
    fc.assert(
      fc.property(models, (model) => {
        for (const { slug } of model.roles) {
          const differing = EVERYTHING.filter(
            (asked) => engineSays(model, slug, asked) !== modelSays(model, slug, asked),
          );
          expect(differing).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("becomes one policy for each role that may do something, under a name of its own", () => {
    fc.assert(
      fc.property(models, (model) => {
        const { roles, policies } = policyFileOf(model);
        expect(roles).toHaveLength(model.roles.length);
        const active = model.roles.filter(({ permissions }) => permissions.length > 0);
        expect(policies).toHaveLength(active.length);
        expect(new Set(policies.map(({ name }) => name)).size).toBe(active.length);
        for (const { slug, permissions } of model.roles) {
          const held = roles.find((role) => role.slug === slug)?.policies ?? [];
          expect(held).toHaveLength(permissions.length > 0 ? 1 : 0);
          const policy = policies.find(({ name }) => name === held[0]);
          expect(policy?.permissions ?? []).toEqual(permissions);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("asks no policy for Admin, who may do everything", () => {
    const permissions = [{ collection: "posts", action: "read" as const }];
    const admin = { slug: "admin", name: "Admin", description: "", permissions };
    expect(policyFileOf({ roles: [admin] }).policies).toEqual([]);
  });

  test.each([
    [
      "an action that does not exist",
      { action: "destroy" },
      ["roles", 0, "permissions", 0, "action"],
    ],
    ["a word of its own", { deny: true }, ["roles", 0, "permissions", 0]],
    ["a rule that is no object", { rule: "all" }, ["roles", 0, "permissions", 0, "rule"]],
  ])("is refused with %s, at its place", (_what, wrong, path) => {
    const permissions = [{ collection: "posts", action: "read", ...wrong }];
    const model = { roles: [{ slug: "a", name: "A", permissions }] };
    const read = () => readRoleModel(model);
    expect(read).toThrow(Invalid);
    expect(read).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ path })] }));
  });

  test("is refused with the same role twice", () => {
    const role = { slug: "a", name: "A", permissions: [] };
    expect(() => readRoleModel({ roles: [role, role] })).toThrow(
      expect.objectContaining({
        issues: [{ path: ["roles", 1, "slug"], message: "«a» stands here twice." }],
      }),
    );
  });
});
