import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import { deleteEntryResource } from "@/lib/content/resource/delete-entry-resource.ts";
import { getPublishedEntry } from "@/lib/content/resource/get-entry-resource.ts";
import {
  listDraftEntries,
  listPublishedEntries,
} from "@/lib/content/resource/list-entry-resources.ts";
import { updateEntryResource } from "@/lib/content/resource/update-entry-resource.ts";
import { GatehouseError } from "@/lib/kernel/errors.ts";
import type { ListAnswer, Resource } from "@/lib/query/resource.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { perform } from "@/lib/usecase/perform.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { permissionArbitrary, postsOf, worldArbitrary } from "../../support/access-worlds.ts";
import { useDatabase } from "../../support/database.ts";
import {
  gotten,
  listed,
  may,
  mayWrite,
  type ModelAnswer,
  type ModelPost,
  type ModelWorld,
  type View,
} from "../../support/reference-model.ts";
import { storePosts, storeWorld } from "../../support/stored-worlds.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const RUNS = Number(process.env["ACCESS_RUNS"] ?? 10);
/** Whoever finds another seed keeps it here. */
const SEEDS = [1, 20_261_122] as const;

const posts: Record<"acme" | "globex", ModelPost[]> = { acme: [], globex: [] };

beforeAll(async () => {
  for (const [index, name] of (["acme", "globex"] as const).entries()) {
    const { id, admin, nobody } = world()[name];
    posts[name] = postsOf([admin.userId, nobody.userId, null], index + 1);
    await storePosts(database().superUrl, id, posts[name]);
  }
}, 60_000);

type Name = "acme" | "globex";
type Made = Omit<ModelWorld, "userId" | "now">;

/** Makes a world that of an organization's member without other roles; answers what the model needs. */
async function settle(name: Name, made: Made): Promise<ModelWorld> {
  const { nobody } = world()[name];
  await storeWorld(database().superUrl, nobody, made);
  return { ...made, userId: nobody.userId, now: Date.now() };
}

const PLAIN = { include: null, fields: {} };
const ALL = { ...PLAIN, filter: null, sort: "id", size: "100", after: null, before: null };

/** What came of it; null where it was refused, whichever way. */
async function unlessRefused<Result>(run: () => Promise<Result>): Promise<Result | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof GatehouseError && error.status < 500) return null;
    throw error;
  }
}

const listOf = (who: MemberPrincipal, view: View, question: object = {}) =>
  unlessRefused(async () => {
    const input = { collection: "posts", question: { ...ALL, ...question } };
    const caller = callerOf(who);
    const answer = await (view === "published"
      ? runUseCase(listPublishedEntries, input, caller)
      : runUseCase(listDraftEntries, input, caller));
    return answer.items;
  });

/** The part of an answer that the model speaks of. */
function toldBy(item: Resource | null): unknown {
  if (item === null) return null;
  const { body: _body, categories: _categories, createdAt: _made, ...told } = item.attributes;
  const { updatedAt: _updated, ...shown } = told;
  return {
    id: item.id,
    shown,
    withheld: [...(item.redacted ?? [])].toSorted(),
    tellsRevision: item.revision !== null,
  };
}

function expected(answer: ModelAnswer | null): unknown {
  if (answer === null) return null;
  const known = Object.entries(answer.shown).filter(([name]) => FOLLOWED.has(name));
  return {
    id: answer.id,
    shown: Object.fromEntries(known),
    withheld: [...answer.redacted].toSorted(),
    tellsRevision: answer.tellsRevision,
  };
}

const FOLLOWED = new Set([
  ...["title", "slug", "excerpt", "tags", "sticky", "secretNote", "status", "publishedAt"],
]);

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

const VIEWS = ["published", "draft"] as const;

describe.each(SEEDS)("what the engine says is what the model says (seed %i)", (seed) => {
  const holdFor = (property: fc.IAsyncProperty<unknown>) =>
    fc.assert(property as fc.IAsyncProperty<never>, { seed, numRuns: RUNS });

  test("of lists: rows, fields, what is withheld, in both organizations at once", async () => {
    await holdFor(
      fc.asyncProperty(worldArbitrary, worldArbitrary, async (ours, theirs) => {
        const models = { acme: await settle("acme", ours), globex: await settle("globex", theirs) };
        for (const name of ["acme", "globex"] as const) {
          for (const view of VIEWS) {
            const items = await listOf(world()[name].nobody, view);
            const model = listed(models[name], posts[name], view);
            expect(items?.map(toldBy) ?? null).toEqual(model?.toSorted(byId).map(expected) ?? null);
          }
        }
      }) as fc.IAsyncProperty<unknown>,
    );
  }, 120_000);

  test("of single posts: there is no way around the list", async () => {
    await holdFor(
      fc.asyncProperty(worldArbitrary, fc.nat(39), async (made, at) => {
        const model = await settle("acme", made);
        for (const post of [...posts.acme.slice(at, at + 4), ...posts.globex.slice(at, at + 1)]) {
          const input = { collection: "posts", id: post.id, question: PLAIN };
          const told = await unlessRefused(() =>
            runUseCase(getPublishedEntry, input, callerOf(world().acme.nobody)),
          );
          const isOurs = posts.acme.includes(post);
          expect(toldBy(told?.item ?? null)).toEqual(expected(isOurs ? gotten(model, post) : null));
        }
      }) as fc.IAsyncProperty<unknown>,
    );
  }, 120_000);

  test("of filters and orders: what is withheld is compared as nothing", async () => {
    const field = fc.constantFrom("title", "excerpt", "secretNote", "slug", "status");
    const value = fc.constantFrom("", "a", "b", "draft", "published");
    await holdFor(
      fc.asyncProperty(worldArbitrary, field, value, async (made, name, wanted) => {
        const model = await settle("acme", made);
        for (const view of VIEWS) {
          const answers = listed(model, posts.acme, view)?.toSorted(byId) ?? null;
          const isKnown = answers !== null && isReadable(model, view, name);
          const idsOf = async (question: object) =>
            (await listOf(world().acme.nobody, view, question))?.map(({ id }) => id) ?? null;
          const such = (keep: (shown: ModelAnswer["shown"]) => boolean) =>
            isKnown ? answers.filter(({ shown }) => keep(shown)).map(({ id }) => id) : null;
          expect(await idsOf({ filter: { [name]: { _eq: wanted } } })).toEqual(
            such((shown) => shown[name] === wanted),
          );
          expect(await idsOf({ filter: { [name]: { _null: true } } })).toEqual(
            such((shown) => (shown[name] ?? null) === null),
          );
        }
        const answers = listed(model, posts.acme, "draft");
        const ordered = answers?.toSorted((one, other) => inOrder(one, other, "title")) ?? null;
        const walked = await walk(world().acme.nobody, "title");
        const isKnown = isReadable(model, "draft", "title");
        expect(walked).toEqual(isKnown ? (ordered?.map(({ id }) => id) ?? null) : null);
      }) as fc.IAsyncProperty<unknown>,
    );
  }, 120_000);

  test("of writes: what holds before and after, and no field of another rule", async () => {
    const names = fc.subarray(["title", "excerpt", "secretNote"], { minLength: 1 });
    const word = fc.constantFrom("a", "b", "role-0");
    await holdFor(
      fc.asyncProperty(worldArbitrary, fc.nat(39), names, word, async (made, at, changed, to) => {
        const model = await settle("acme", made);
        const who = world().acme.nobody;
        const [post] = posts.acme.slice(at);
        if (post === undefined) throw new Error("There are forty posts.");
        const attributes = Object.fromEntries(changed.map((name) => [name, to]));
        const document = { type: "posts", id: post.id, attributes, relationships: {} };
        const entry = { collection: "posts", id: post.id } as const;
        const after = { ...post, changed: true, draft: { ...post.draft, ...attributes } };
        expect(
          await isDone(who, updateEntryResource, { ...entry, document, revisions: "any" }),
        ).toBe(mayWrite(model, { before: post, after, names: changed }));
        expect(await isDone(who, deleteEntryResource, { ...entry, revisions: "any" })).toBe(
          may(model, post, "delete"),
        );
        const added = { title: "", slug: "brand-new", excerpt: "", secretNote: "", ...attributes };
        const blank = { tags: [], sticky: false };
        const fresh: ModelPost = {
          ...{ id: "", createdBy: who.userId, publishedAt: null, changed: true, published: null },
          draft: { ...blank, ...added, title: to },
        };
        const sent = { ...attributes, title: to, slug: "brand-new" };
        const creation = { type: "posts", id: null, attributes: sent, relationships: {} };
        expect(
          await isDone(who, createEntryResource, { collection: "posts", document: creation }),
        ).toBe(mayWrite(model, { before: null, after: fresh, names: Object.keys(sent) }));
      }) as fc.IAsyncProperty<unknown>,
    );
  }, 120_000);

  test("of one permission more, and of another order: nothing is ever lost", async () => {
    await holdFor(
      fc.asyncProperty(worldArbitrary, permissionArbitrary, async (made, more) => {
        const who = world().acme.nobody;
        const told = async (of: Made) => {
          await settle("acme", of);
          return Promise.all(VIEWS.map(async (view) => (await listOf(who, view)) ?? []));
        };
        const before = await told(made);
        const turned = await told({
          ...made,
          policies: made.policies.map((policy) => [...policy, ...policy].toReversed()),
        });
        expect(turned.map((list) => list.map(toldBy))).toEqual(
          before.map((list) => list.map(toldBy)),
        );
        const after = await told({
          ...made,
          policies: [...made.policies, [more]],
          own: [...made.own, made.policies.length],
        });
        for (const [index, list] of before.entries()) {
          const known = new Map(after[index]?.map((item) => [item.id, item]));
          for (const item of list) {
            const grown = known.get(item.id);
            const kept = Object.keys(item.attributes).filter((name) => !isWithheld(item, name));
            expect(grown).toBeDefined();
            expect(kept.filter((name) => isWithheld(grown, name))).toEqual([]);
          }
        }
      }) as fc.IAsyncProperty<unknown>,
    );
  }, 120_000);
});

const isWithheld = (item: Resource | undefined, name: string): boolean =>
  item?.redacted?.includes(name) ?? false;

/** Whether the caller may name a field at all: some permission for the view shows it somewhere. */
function isReadable(model: ModelWorld, view: View, name: string): boolean {
  const probe: ModelPost = {
    ...{ id: "", createdBy: null, publishedAt: null, changed: true },
    ...{ draft: {}, published: {} },
  };
  const everywhere = {
    ...model,
    policies: model.policies.map((policy) => policy.map((one) => ({ ...one, rule: null }))),
  };
  return name in (listed(everywhere, [probe], view)?.[0]?.shown ?? {});
}

function inOrder(one: ModelAnswer, other: ModelAnswer, name: string): number {
  const [a, b] = [one.shown[name] ?? null, other.shown[name] ?? null];
  if (a === b) return byId(one, other);
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** All ids of the draft list in an order, by pages of seven. */
async function walk(who: MemberPrincipal, sort: string): Promise<string[] | null> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page: ListAnswer | null = await pageOf(who, { ...ALL, sort, size: "7", after });
    if (page === null) return null;
    found.push(...page.items.map(({ id }) => id));
    after = page.page.next;
  } while (after !== null);
  return found;
}

const pageOf = (who: MemberPrincipal, question: object): Promise<ListAnswer | null> =>
  unlessRefused(() =>
    runUseCase(listDraftEntries, { collection: "posts", question }, callerOf(who)),
  );

class TakenBack extends Error {}

/** Whether a use case is done; it is taken back in any case. */
async function isDone(who: MemberPrincipal, useCase: unknown, raw: object): Promise<boolean> {
  const run = useCase as typeof deleteEntryResource;
  const done = await unlessRefused(async () => {
    const options = { principal: who, requestId: "test", mode: "write" } as const;
    try {
      await openScope(options, async (scope) => {
        const input = run.input.parse(raw);
        await perform(run, scope, { input, prepared: undefined });
        throw new TakenBack();
      });
    } catch (error) {
      if (error instanceof TakenBack) return true;
      throw error;
    }
    return false;
  });
  return done ?? false;
}
