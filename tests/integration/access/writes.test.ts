import fc from "fast-check";
import { expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import { deleteEntryResource } from "@/lib/content/resource/delete-entry-resource.ts";
import { updateEntryResource } from "@/lib/content/resource/update-entry-resource.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { perform } from "@/lib/usecase/perform.ts";
import { rightsArbitrary } from "../../support/access-worlds.ts";
import { unlessRefused } from "../../support/access/asked.ts";
import { decided, expectDecisions } from "../../support/access/decisions.ts";
import { DEPTH, holdFor } from "../../support/access/hold-for.ts";
import { useDatabase } from "../../support/database.ts";
import { may, mayWrite, type ModelEntry } from "../../support/reference-model.ts";
import { useStoredWorlds } from "../../support/stored-worlds.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const { entries, settle } = useStoredWorlds(database, world);

const LONG = 120_000 * DEPTH;
const WHO = ["nobody", "partner"] as const;
const changes = fc.subarray(["title", "excerpt", "secretNote"], { minLength: 1 });
const word = fc.constantFrom("a", "b", "role-0");

const posts = () => entries("acme").filter(({ collection }) => collection === "posts");

test(
  "a change takes what holds before and after, and no field of another rule",
  () =>
    holdFor(
      "changes",
      fc.asyncProperty(
        rightsArbitrary,
        fc.nat(32),
        changes,
        word,
        async (rights, at, names, to) => {
          const models = await settle("acme", rights);
          const attributes = Object.fromEntries(names.map((name) => [name, to]));
          for (const who of WHO) {
            for (const post of posts().slice(at, at + 3)) {
              const entry = { collection: "posts", id: post.id, revisions: "any" };
              const document = { type: "posts", id: post.id, attributes, relationships: {} };
              const after = { ...post, changed: true, draft: { ...post.draft, ...attributes } };
              const [asker, model] = [world().acme[who], models[who]];
              expect(await isDone(asker, updateEntryResource, { ...entry, document })).toBe(
                mayWrite(model, { before: post, after, names }),
              );
              expect(await isDone(asker, deleteEntryResource, entry)).toBe(
                may(model, post, "delete"),
              );
              decided(2);
            }
          }
        },
      ),
      12,
    ),
  LONG,
);

test(
  "what is created is held against the rules as it stands",
  () =>
    holdFor(
      "creations",
      fc.asyncProperty(rightsArbitrary, changes, word, async (rights, names, to) => {
        const models = await settle("acme", rights);
        const attributes = Object.fromEntries(names.map((name) => [name, to]));
        const sent = { ...attributes, title: to, slug: "brand-new" };
        const document = { type: "posts", id: null, attributes: sent, relationships: {} };
        for (const who of WHO) {
          const { userId } = models[who];
          const draft = { ...BLANK, ...sent };
          const after: ModelEntry = {
            ...{ collection: "posts", id: "", createdBy: userId, publishedAt: null },
            ...{ changed: true, published: null, draft },
          };
          const creation = { collection: "posts", document };
          expect(await isDone(world().acme[who], createEntryResource, creation)).toBe(
            mayWrite(models[who], { before: null, after, names: Object.keys(sent) }),
          );
          decided(1);
        }
      }),
      12,
    ),
  LONG,
);

const BLANK = { excerpt: "", secretNote: "", tags: [], sticky: false, author: null };

test("nobody writes in another organization, Admin neither", async () => {
  const { acme, globex } = world();
  for (const post of entries("globex").slice(0, 6)) {
    const entry = { collection: post.collection, id: post.id, revisions: "any" };
    const document = { type: post.collection, id: post.id, attributes: { title: "x" } };
    const changing = { ...entry, document: { ...document, relationships: {} } };
    for (const who of [acme.admin, acme.nobody, globex.suspended]) {
      expect(await isDone(who, updateEntryResource, changing)).toBe(false);
      expect(await isDone(who, deleteEntryResource, entry)).toBe(false);
      decided(2);
    }
    expect(await isDone(globex.admin, updateEntryResource, changing)).toBe(true);
  }
});

test("many decisions were made here", () => expectDecisions("writes"));

class TakenBack extends Error {}

/** Whether a use case is done; it is taken back in any case. */
async function isDone(who: Principal, useCase: unknown, raw: object): Promise<boolean> {
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
