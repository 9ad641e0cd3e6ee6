import fc from "fast-check";
import { expect, test } from "vitest";
import type { Resource } from "@/lib/query/resource.ts";
import { permissionArbitrary, rightsArbitrary } from "../../support/access-worlds.ts";
import { expected, oneOf, pageOf, toldBy, verdictsOf } from "../../support/access/asked.ts";
import { decided, expectDecisions } from "../../support/access/decisions.ts";
import { DEPTH, holdFor } from "../../support/access/hold-for.ts";
import { useDatabase } from "../../support/database.ts";
import {
  gotten,
  listed,
  type ModelCollection,
  type ModelRights,
  type ModelWorld,
  type View,
} from "../../support/reference-model.ts";
import { useStoredWorlds } from "../../support/stored-worlds.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const { entries, settle } = useStoredWorlds(database, world);

type Name = "acme" | "globex";
const NAMES = ["acme", "globex"] as const;
const WHO = ["nobody", "partner"] as const;
const VIEWS: readonly { collection: ModelCollection; view: View }[] = [
  { collection: "posts", view: "published" },
  { collection: "posts", view: "draft" },
  { collection: "authors", view: "published" },
  { collection: "authors", view: "draft" },
];

const LONG = 120_000 * DEPTH;

/** Sees that a list is what the model says, entry for entry and field for field. */
async function expectList(name: Name, who: (typeof WHO)[number], model: ModelWorld) {
  for (const { collection, view } of VIEWS) {
    const page = await pageOf(world()[name][who], { collection, view });
    const answers = listed(model, collection, view);
    expect(page?.items.map(toldBy) ?? null).toEqual(answers?.map(expected) ?? null);
    const there = entries(name).filter((entry) => entry.collection === collection);
    decided(verdictsOf(answers, there.length));
  }
}

test(
  "lists are what the model says, for people and programs, in both organizations at once",
  () =>
    holdFor(
      "lists",
      fc.asyncProperty(rightsArbitrary, rightsArbitrary, async (ours, theirs) => {
        const models = { acme: await settle("acme", ours), globex: await settle("globex", theirs) };
        for (const name of NAMES) {
          for (const who of WHO) await expectList(name, who, models[name][who]);
        }
      }),
      48,
    ),
  LONG,
);

test(
  "a list is what one gets entry by entry, and nothing of another organization is there",
  () =>
    holdFor(
      "entries",
      fc.asyncProperty(rightsArbitrary, fc.nat(35), async (rights, at) => {
        const models = await settle("acme", rights);
        const some = [...entries("acme"), ...entries("acme")].slice(at, at + 6);
        for (const who of WHO) {
          for (const entry of some) {
            const answer = gotten(models[who], entry);
            const told = await oneOf(world().acme[who], entry);
            expect(toldBy(told?.item ?? null)).toEqual(expected(answer));
            const question = { filter: { id: { _eq: entry.id } } };
            for (const view of ["published", "draft"] as const) {
              const page = await pageOf(world().acme[who], { ...entry, view, question });
              const own = listed(models[who], entry.collection, view);
              const same = own?.filter(({ id }) => id === entry.id).map(expected) ?? null;
              expect(page?.items.map(toldBy) ?? null).toEqual(same);
              decided(1);
            }
            decided(verdictsOf(answer === null ? [] : [answer], 1));
          }
          for (const entry of entries("globex").slice(at, at + 2)) {
            expect(await oneOf(world().acme[who], entry)).toBeNull();
            decided(1);
          }
        }
      }),
      12,
    ),
  LONG,
);

test(
  "one permission more takes nothing away, and their order says nothing",
  () =>
    holdFor(
      "monotone",
      fc.asyncProperty(rightsArbitrary, permissionArbitrary, async (rights, more) => {
        const before = await everything(rights);
        const turned = await everything({
          ...rights,
          policies: rights.policies.map((policy) => [...policy, ...policy].toReversed()),
          roles: rights.roles.map((role) => ({
            ...role,
            policies: role.policies.toReversed(),
            contains: role.contains.toReversed(),
          })),
        });
        expect(turned.map((list) => list.map(toldBy))).toEqual(
          before.map((list) => list.map(toldBy)),
        );
        const after = await everything({
          ...rights,
          policies: [...rights.policies, [more]],
          own: [...rights.own, rights.policies.length],
        });
        for (const [index, list] of before.entries()) expectNothingLost(list, after[index] ?? []);
      }),
      10,
    ),
  LONG,
);

/** All lists of a member who holds these rights; empty where they may not ask. */
async function everything(rights: ModelRights): Promise<(readonly Resource[])[]> {
  await settle("acme", rights);
  const lists = VIEWS.map((asked) => pageOf(world().acme.nobody, asked));
  return (await Promise.all(lists)).map((page) => page?.items ?? []);
}

function expectNothingLost(before: readonly Resource[], after: readonly Resource[]): void {
  const known = new Map(after.map((item) => [item.id, item]));
  for (const item of before) {
    const grown = known.get(item.id);
    const all = [...Object.keys(item.attributes), ...Object.keys(item.relationships)];
    const kept = all.filter((name) => !item.redacted?.includes(name));
    expect(grown).toBeDefined();
    expect(kept.filter((name) => grown?.redacted?.includes(name) ?? true)).toEqual([]);
    decided(1 + kept.length);
  }
}

test("without a right there is nothing, and Admin has everything of one organization", async () => {
  const none = { policies: [], roles: [], direct: [], own: [] };
  for (const name of NAMES) {
    const models = await settle(name, none);
    for (const who of WHO) await expectList(name, who, models[who]);
    const { admin, suspended, visitor } = world()[name];
    const { userId, memberId } = admin;
    const model = { ...models.nobody, admin: true, userId, memberId };
    for (const { collection, view } of VIEWS) {
      const page = await pageOf(admin, { collection, view });
      const answers = listed(model, collection, view);
      expect(page?.items.map(toldBy)).toEqual(answers?.map(expected));
      decided(verdictsOf(answers, 0));
      for (const who of [suspended, visitor])
        expect(await pageOf(who, { collection, view })).toBeNull();
    }
    const other = name === "acme" ? "globex" : "acme";
    for (const entry of entries(other)) expect(await oneOf(admin, entry)).toBeNull();
  }
});

test(
  "whatever one organization changes, the other answers as before",
  () =>
    holdFor(
      "tenants",
      fc.asyncProperty(rightsArbitrary, rightsArbitrary, async (ours, theirs) => {
        const before = await everything(ours);
        await settle("globex", theirs);
        const lists = VIEWS.map((asked) => pageOf(world().acme.nobody, asked));
        const after = (await Promise.all(lists)).map((page) => page?.items ?? []);
        expect(JSON.stringify(after)).toBe(JSON.stringify(before));
        decided(after.flat().length);
      }),
      6,
    ),
  LONG,
);

test("many decisions were made here", () => expectDecisions("lists-and-entries"));
