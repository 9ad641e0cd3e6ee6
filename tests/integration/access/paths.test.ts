import fc from "fast-check";
import { expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { listEntriesUseCase } from "@/lib/content/list-entries.ts";
import { readDraftSite, readPublishedSite } from "@/lib/content/read-site.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi, type ToldBody } from "../../support/api/ask-api.ts";
import { rightsArbitrary } from "../../support/access-worlds.ts";
import { unlessRefused, verdictsOf } from "../../support/access/asked.ts";
import { decided, expectDecisions } from "../../support/access/decisions.ts";
import { DEPTH, holdFor } from "../../support/access/hold-for.ts";
import { useDatabase } from "../../support/database.ts";
import {
  gotten,
  listed,
  mayWhole,
  type ModelAnswer,
  type ModelWorld,
  type View,
} from "../../support/reference-model.ts";
import { useStoredWorlds } from "../../support/stored-worlds.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const { entries, settle } = useStoredWorlds(database, world);

const LONG = 120_000 * DEPTH;
const VIEWS = ["published", "draft"] as const;
const PLACES = { published: "content", draft: "drafts" } as const;
const FLAT = { headers: { Accept: "application/json" } };
/** What a website shows of a post; it shows the post to whoever may read all of that. */
const ON_WEBSITE = ["title", "slug", "body", "excerpt", "tags", "categories", "publishedAt"];

const posts = () => entries("acme").filter(({ collection }) => collection === "posts");

/** Sees that both forms of the API's answer withhold and link what the model says. */
async function expectApi(who: Principal, model: ModelWorld, view: View): Promise<void> {
  const answers = listed(model, "posts", view);
  const at = `/${PLACES[view]}/posts?page[size]=100&sort=id`;
  const [told, flat] = [await askApi(who, at), await askApi(who, at, FLAT)];
  expect([told.status, flat.status]).toEqual(answers === null ? [404, 404] : [200, 200]);
  if (answers === null) return;
  for (const [index, { id, shown, redacted }] of answers.entries()) {
    const { author, ...attributes } = shown;
    const item = told.body.data[index];
    const plain = flat.body.items[index] ?? {};
    expect(item).toMatchObject({ id, ...attributesOf(attributes) });
    expect(plain).toMatchObject({ id, ...known(shown) });
    const links: Partial<ToldBody["data"]>["relationships"] = item?.relationships;
    expect(links?.["author"]?.data?.id ?? null).toBe(author ?? null);
    const withheld = redacted.length === 0 ? undefined : { redacted: redacted.toSorted() };
    for (const { meta } of [item, plain] as { meta?: { redacted?: string[] } }[]) {
      expect(meta?.redacted === undefined ? undefined : sorted(meta.redacted)).toEqual(withheld);
    }
  }
  expect(told.body.data).toHaveLength(answers.length);
  decided(2 * verdictsOf(answers, posts().length));
}

const sorted = (redacted: readonly string[]) => ({ redacted: redacted.toSorted() });

const known = (shown: ModelAnswer["shown"]) =>
  Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined));

/** @NOTE A resource that shows no attribute has no such member. */
const attributesOf = (shown: ModelAnswer["shown"]) =>
  Object.keys(shown).length === 0 ? {} : { attributes: known(shown) };

/** Sees that the dashboard lists and opens what the model says, and to whom it says so. */
async function expectDashboard(who: Principal, model: ModelWorld): Promise<void> {
  const may = mayWhole(model, { collection: "posts", action: "read-draft" });
  const answers = may ? (listed(model, "posts", "draft") ?? []) : null;
  const caller = callerOf(who);
  const asked = { collection: "posts" };
  const list = await unlessRefused(() => runUseCase(listEntriesUseCase, asked, caller));
  const rows = list?.map(({ id, title, slug }) => [id, title, slug]).toSorted(byFirst) ?? null;
  const told = answers?.map(({ id, shown }) => [id, shown["title"] ?? "", shown["slug"] ?? ""]);
  expect(rows).toEqual(told ?? null);
  for (const entry of posts().slice(0, 6)) {
    const { collection, id } = entry;
    const isOpen = mayWhole(model, { collection, action: "read-draft", entry });
    const input = { collection, id };
    const opened = await unlessRefused(() => runUseCase(getEntryUseCase, input, caller));
    expect(opened?.id ?? null).toBe(isOpen ? id : null);
  }
  decided(verdictsOf(null, posts().length) + 6);
}

const byFirst = ([one = ""]: string[], [other = ""]: string[]) => (one < other ? -1 : 1);

/** Sees that a website shows the posts of which all may be read that it shows. */
async function expectWebsite(who: Principal, model: ModelWorld, view: View): Promise<void> {
  const read = (input: object) =>
    unlessRefused(() => {
      const address = { path: ["posts"], ...input };
      return view === "published"
        ? runUseCase(readPublishedSite, address, callerOf(who))
        : runUseCase(readDraftSite, address, callerOf(who));
    });
  const answers = listed(model, "posts", view) ?? [];
  const shown = answers.filter(({ shown, redacted }) =>
    ON_WEBSITE.every((name) => name in shown && !redacted.includes(name)),
  );
  const pages = [await read({}), await read({ page: 2 })];
  const found = pages.flatMap((page) => (page?.kind === "posts" ? page.posts : []));
  expect(found.map(({ id }) => id).toSorted()).toEqual(shown.map(({ id }) => id));
  for (const { entry, id, ...answer } of answers.slice(0, 4)) {
    const slug = String((view === "published" ? entry.published : entry.draft)?.["slug"]);
    const page = await read({ path: ["posts", slug] });
    const isShown = shown.some((other) => other.id === id);
    expect(page?.kind === "post" ? page.entry.id : null).toBe(isShown ? id : null);
    const note = page?.kind === "post" ? page.entry.data.secretNote : "";
    expect(note).toBe(isShown ? (answer.shown["secretNote"] ?? "") : "");
  }
  decided(posts().length + 4);
}

test(
  "the API, the dashboard and the website decide alike, for people and programs",
  () =>
    holdFor(
      "paths",
      fc.asyncProperty(rightsArbitrary, async (rights) => {
        const models = await settle("acme", rights);
        for (const who of ["nobody", "partner"] as const) {
          const [asker, model] = [world().acme[who], models[who]];
          for (const view of VIEWS) {
            await expectApi(asker, model, view);
            await expectWebsite(asker, model, view);
          }
          await expectDashboard(asker, model);
        }
      }),
      12,
    ),
  LONG,
);

test(
  "an address answers as the list does",
  () =>
    holdFor(
      "addresses",
      fc.asyncProperty(rightsArbitrary, fc.nat(30), async (rights, at) => {
        const { nobody: model } = await settle("acme", rights);
        for (const post of posts().slice(at, at + 4)) {
          const answer = gotten(model, post);
          const told = await askApi(world().acme.nobody, `/content/posts/${post.id}`);
          expect(told.status).toBe(answer === null ? 404 : 200);
          if (answer === null) continue;
          const { author: _author, ...attributes } = answer.shown;
          expect(told.body.data).toMatchObject(attributesOf(attributes));
          decided(verdictsOf([answer], 1));
        }
      }),
      12,
    ),
  LONG,
);

test("many decisions were made here", () => expectDecisions("paths"));
