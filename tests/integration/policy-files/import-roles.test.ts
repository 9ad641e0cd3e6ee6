import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTIONS } from "@/lib/access/action.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { decide } from "@/lib/access/decide.ts";
import { holdsField } from "@/lib/access/grants.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { importRoleModel } from "@/lib/policy-files/import-role-model.ts";
import { readRoleModel, type RoleModel } from "@/lib/policy-files/role-model.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";
import { exported, operator } from "./file-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const bring = (organization: Organization, model: RoleModel) =>
  importRoleModel(callerOf(operator(organization)), { model, confirmed: false });

const FIELDS = ["title", "slug"];
const OWN = { createdBy: { _eq: "$CURRENT_USER" } };

const permission = fc
  .record({
    collection: fc.constantFrom("posts", "pages", "authors"),
    action: fc.constantFrom("create", "read", "read-draft", "update", "delete", "publish"),
    fields: fc.option(fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1 })),
    isOwn: fc.boolean(),
  })
  .map(({ collection, action, fields, isOwn }) => ({
    ...{ collection, action },
    ...(fields === null || ["delete", "publish"].includes(action) ? {} : { fields }),
    ...(isOwn ? { rule: OWN } : {}),
  }));

/** Five roles that may do anything. */
const models = fc
  .array(fc.array(permission, { maxLength: 8 }), { minLength: 5, maxLength: 5 })
  .map((roles) =>
    readRoleModel({
      roles: roles.map((permissions, index) => ({
        ...{ slug: `imported-${index}`, name: "Imported", permissions },
      })),
    }),
  );

/** The model by itself: what somebody with these roles may do, to which field, where. */
const said = (model: RoleModel, slugs: readonly string[]) =>
  new Set(
    model.roles
      .filter(({ slug }) => slugs.includes(slug))
      .flatMap(({ permissions }) => permissions)
      .flatMap(({ collection, action, fields = FIELDS, rule = null }) =>
        fields.map((field) => `${action} ${collection} ${field} ${JSON.stringify(rule)}`),
      ),
  );

/** Leaves a member with these roles and no others, behind everybody's back. */
const holdOnly = ({ organizationId, memberId }: MemberPrincipal, slugs: readonly string[]) =>
  ask(
    database().superUrl,
    `WITH gone AS (DELETE FROM member_roles WHERE member_id = $2 AND NOT role_id IN (
       SELECT id FROM roles WHERE organization_id = $1 AND slug = ANY($3)))
     INSERT INTO member_roles (organization_id, member_id, role_id)
       SELECT $1, $2, id FROM roles WHERE organization_id = $1 AND slug = ANY($3)
     ON CONFLICT DO NOTHING`,
    [organizationId, memberId, slugs],
  );

test("what roles gave before, their policies give afterwards: to every mixture of them", async () => {
  const { acme } = world();
  const [model] = fc.sample(models, { numRuns: 1, seed: 711 });
  if (model === undefined) throw new Error("There is no sample.");
  await bring(acme, model);
  const question = { principal: acme.nobody, requestId: "test", mode: "read" } as const;
  for (let mixture = 0; mixture < 32; mixture += 3) {
    const slugs = model.roles.map(({ slug }) => slug).filter((_, at) => (mixture >> at) % 2 === 1);
    await holdOnly(acme.nobody, slugs);
    const given = await openScope(question, ({ principal, grants }) => {
      const texts = ACTIONS.flatMap((action) =>
        ["posts", "pages", "authors"].flatMap((collection) => {
          const decision = decide(principal, grants, { action, collection, id: null });
          if (!decision.allowed) return [];
          return decision.permit.cases.flatMap(({ fields, rule }) =>
            FIELDS.filter((field) => holdsField(fields, field)).map(
              (field) => `${action} ${collection} ${field} ${JSON.stringify(rule)}`,
            ),
          );
        }),
      );
      return Promise.resolve(new Set(texts));
    });
    expect([...given].toSorted()).toEqual([...said(model, slugs)].toSorted());
  }
});

describe("importing a model of roles", () => {
  const MODEL = readRoleModel({
    roles: [
      {
        ...{ slug: "clerk", name: "Clerk", description: "Sorts" },
        permissions: [{ collection: "posts", action: "read" }],
      },
      { slug: "user", name: "User", permissions: [{ collection: "pages", action: "read" }] },
      { slug: "public", name: "Public", permissions: [{ collection: "authors", action: "read" }] },
    ],
  });

  test("adds roles and gives the system's roles what they had there, beside what they hold", async () => {
    const { globex, acme } = world();
    const others = await exported(acme);
    const before = await exported(globex);
    const changes = await bring(globex, MODEL);
    expect(changes.map(({ kind, change, name }) => `${kind} ${change} ${name}`)).toContain(
      "role change user",
    );
    const after = await exported(globex);
    const held = /slug: public\n\s+policies: \[(.*)\]/.exec(before)?.[1] ?? "none";
    expect(after).toMatch(/slug: public\n\s+policies: \[.*\]/);
    for (const name of held.split(", ")) {
      expect(/slug: public\n\s+policies: \[(.*)\]/.exec(after)?.[1]).toContain(name);
    }
    expect(after).toMatch(
      /slug: clerk\n\s+name: Clerk\n\s+description: Sorts\n\s+policies: \[Clerk\]/,
    );
    expect(await bring(globex, MODEL)).toEqual([]);
    expect(await exported(acme)).toBe(others);
  });

  test("never changes a role that is there with other words", async () => {
    const { globex } = world();
    const before = await exported(globex);
    const other = readRoleModel({
      roles: [
        { slug: "fresh", name: "Fresh", permissions: [{ collection: "posts", action: "read" }] },
        { slug: "editor", name: "Editor", permissions: [] },
      ],
    });
    await expect(bring(globex, other)).rejects.toBeInstanceOf(Conflict);
    expect(await exported(globex)).toBe(before);
  });

  test("names the place in the model of what could not be kept", async () => {
    const { globex } = world();
    const wrong = readRoleModel({
      roles: [
        { slug: "z-first", name: "First", permissions: [] },
        {
          ...{ slug: "a-second", name: "Second" },
          permissions: [
            { collection: "posts", action: "read" },
            { collection: "posts", action: "read", fields: ["title", "ghost"] },
          ],
        },
      ],
    });
    await expect(bring(globex, wrong)).rejects.toMatchObject({
      issues: [{ path: ["roles", 1, "permissions", 1, "fields", 1] }],
    });
  });
});
