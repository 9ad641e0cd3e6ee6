import fc from "fast-check";
import { expect, test } from "vitest";
import { filterArbitrary, rightsArbitrary } from "../../support/access-worlds.ts";
import {
  expected,
  hidingLast,
  inOrder,
  pageOf,
  toldBy,
  verdictsOf,
  walk,
} from "../../support/access/asked.ts";
import { decided, expectDecisions } from "../../support/access/decisions.ts";
import { DEPTH, holdFor } from "../../support/access/hold-for.ts";
import { useDatabase } from "../../support/database.ts";
import {
  included,
  listed,
  mayAsk,
  passes,
  readableNames,
  type ModelAnswer,
  type ModelWorld,
  type View,
} from "../../support/reference-model.ts";
import { useStoredWorlds } from "../../support/stored-worlds.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const { entries, settle } = useStoredWorlds(database, world);

const LONG = 120_000 * DEPTH;
const VIEWS = ["published", "draft"] as const;
const viewArbitrary = fc.constantFrom(...VIEWS);

/** The posts that a caller may name these fields of; null: they may not, or not ask at all. */
const knownPosts = (model: ModelWorld, view: View, names: readonly string[]) => {
  const readable = readableNames(model, "posts", view);
  return names.every((name) => readable.includes(name)) ? listed(model, "posts", view) : null;
};

const idsOf = (answers: readonly ModelAnswer[] | null) => answers?.map(({ id }) => id) ?? null;
const posts = () => entries("acme").filter(({ collection }) => collection === "posts").length;

test(
  "a filter finds by what is shown: what is withheld is compared as nothing",
  () =>
    holdFor(
      "filters",
      fc.asyncProperty(
        rightsArbitrary,
        fc.array(filterArbitrary, { minLength: 4, maxLength: 4 }),
        async (rights, filters) => {
          const { nobody: model } = await settle("acme", rights);
          for (const view of VIEWS) {
            for (const filter of filters) {
              const asked = { collection: "posts", view, question: { filter } } as const;
              const page = await pageOf(world().acme.nobody, asked);
              const known = mayAsk(model, filter, { collection: "posts", view })
                ? listed(model, "posts", view)
                : null;
              const found = known?.filter((answer) => passes(model, answer, { filter, view }));
              expect(page?.items.map(({ id }) => id) ?? null).toEqual(idsOf(found ?? null));
              decided(posts());
            }
          }
        },
      ),
      40,
    ),
  LONG,
);

test(
  "pages add up to the list, in whatever order",
  () =>
    holdFor(
      "orders",
      fc.asyncProperty(
        rightsArbitrary,
        viewArbitrary,
        fc.constantFrom("title", "slug", "sticky", "publishedAt", "status"),
        async (rights, view, name) => {
          const { nobody: model } = await settle("acme", rights);
          const asked = { collection: "posts", view } as const;
          const known = knownPosts(model, view, [name]);
          const ordered = known?.toSorted(inOrder(name)) ?? null;
          expect(await walk(world().acme.nobody, asked, name)).toEqual(idsOf(ordered));
          const backwards = ordered?.toReversed().toSorted(hidingLast(name)) ?? null;
          expect(await walk(world().acme.nobody, asked, `-${name},-id`)).toEqual(idsOf(backwards));
          decided(2 * posts());
        },
      ),
      20,
    ),
  LONG,
);

test(
  "an included author is there as the caller may read authors, and only for posts that lead there",
  () =>
    holdFor(
      "includes",
      fc.asyncProperty(rightsArbitrary, viewArbitrary, async (rights, view) => {
        const { nobody: model } = await settle("acme", rights);
        const question = { include: "author" };
        const page = await pageOf(world().acme.nobody, { collection: "posts", view, question });
        const answers = knownPosts(model, view, ["author"]);
        const authors = answers === null ? null : included(model, answers, view);
        expect(page?.items.map(toldBy) ?? null).toEqual(answers?.map(expected) ?? null);
        const sorted = page?.included.toSorted((one, other) => (one.id < other.id ? -1 : 1));
        expect(sorted?.map(toldBy) ?? null).toEqual(authors?.map(expected) ?? null);
        decided(verdictsOf(answers, posts()) + verdictsOf(authors, 4));
      }),
      30,
    ),
  LONG,
);

test("many decisions were made here", () => expectDecisions("questions"));
