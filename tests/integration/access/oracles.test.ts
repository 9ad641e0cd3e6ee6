import { beforeAll, describe, expect, test, vi } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { askAll, type Hostile } from "../../support/oracles/ask-twin.ts";
import {
  entryQuestions,
  listQuestions,
  pastQuestions,
  searchQuestions,
  writeQuestions,
} from "../../support/oracles/hostile-questions.ts";
import {
  idOf,
  storeTwins,
  twinEntries,
  type Audience,
  type Twin,
} from "../../support/oracles/twin-entries.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

// @NOTE One that is given up goes on beside the next: their statements would be counted together.
vi.setConfig({ testTimeout: 240_000 });

const database = useDatabase();
const world = useTwoOrganizations(database);

const NOT_HIDDEN = { tags: { _ncontains: "hidden" } };
const SHOWN = { tags: { _contains: "shown" } };
const OPEN = ["title", "slug", "tags", "author", "status", "publishedAt", "createdAt"];

/** Rights of somebody who may see some rows, and some fields of some of those. */
const rights = (action: "read" | "read-draft") => [
  { collection: "posts", action, fields: OPEN, rule: NOT_HIDDEN },
  { collection: "posts", action, fields: ["excerpt", "secretNote", "sticky"], rule: SHOWN },
  { collection: "authors", action, fields: ["title", "slug"], rule: { title: { _neq: "Ghost" } } },
  { collection: "posts", action: "update", fields: ["title", "excerpt"], rule: SHOWN },
  { collection: "posts", action: "delete", rule: SHOWN },
  { collection: "posts", action: "create", fields: ["title", "slug", "author"] },
];

const askers = (): Record<Audience, MemberPrincipal> => ({
  reader: world().acme.nobody,
  drafter: world().acme.editor,
});

beforeAll(async () => {
  const { id: organizationId } = world().acme;
  const system = { kind: "system", organizationId, purpose: "provisioning" } as const;
  for (const [audience, action] of [
    ["reader", "read"],
    ["drafter", "read-draft"],
  ] as const) {
    const role = { slug: audience, name: audience, permissions: rights(action) };
    const { id } = await runUseCase(createRole, role, callerOf(system));
    const at = [organizationId, askers()[audience].memberId];
    const { superUrl } = database();
    await ask(
      superUrl,
      "DELETE FROM member_roles WHERE organization_id = $1 AND member_id = $2",
      at,
    );
    await ask(superUrl, "INSERT INTO member_roles VALUES ($1, $2, $3)", [...at, id]);
  }
}, 60_000);

/** Makes one of the two worlds: our entries, and those of an organization that is none of ours. */
async function become(twin: Twin, audience: Audience): Promise<void> {
  const entries = twinEntries(twin, audience);
  await storeTwins(database().superUrl, world().acme.id, entries);
  const theirs = twin === "one" ? [] : entries.map((entry) => ({ ...entry, id: newId() }));
  await storeTwins(database().superUrl, world().globex.id, theirs);
}

const KNOWN = new Set(
  Array.from({ length: 30 }, (_, at) => [idOf(`posts ${at}`), idOf(`authors ${at}`)]).flat(),
);

/** Sees that both worlds tell the same, question by question, and that they told something. */
async function expectAlike(audience: Audience, questions: readonly Hostile[]): Promise<void> {
  const who = askers()[audience];
  await become("one", audience);
  // @NOTE What a process finds out once is found out before anything is compared.
  await askAll(who, questions.slice(0, 1), KNOWN);
  const one = await askAll(who, questions, KNOWN);
  await become("other", audience);
  // @NOTE That something of the organization changed at all costs its first reader a round trip (0059).
  await askAll(who, questions.slice(0, 1), KNOWN);
  const other = await askAll(who, questions, KNOWN);
  const differing = one.flatMap((told, at) => {
    const same = JSON.stringify(told) === JSON.stringify(other[at]);
    return same ? [] : [[told, other[at]]];
  });
  expect(differing).toEqual([]);
  expect(one.map(({ statements }) => statements)).not.toContain(0);
  expect(JSON.stringify([one, other])).not.toMatch(/"body":"[^}]*(?:alpha|zulu) secret/);
}

describe.each(["reader", "drafter"] as const)("what is hidden from a %s is told", (audience) => {
  const place = audience === "reader" ? "content" : "drafts";

  test("by no list, whatever is filtered, ordered, chosen or included", () =>
    expectAlike(audience, listQuestions(place)));

  test("by no search, what it finds, its order and its fragments", () =>
    expectAlike(audience, searchQuestions(place)));

  test("by no address of an entry", () => expectAlike(audience, entryQuestions(place)));

  test("by nothing of the past, of the bin or of what is used where", () =>
    expectAlike(audience, pastQuestions(place)));

  test("by no write that is refused", () => expectAlike(audience, writeQuestions()));

  test("by no cursor that somebody made who sees more, or nobody made", async () => {
    await become("one", audience);
    const questions: Hostile[] = [];
    for (const sort of ["title", "-slug", "sticky", "-sticky,title", "publishedAt"]) {
      const at = `/${place}/posts?sort=${sort}&page[size]=1`;
      let next: string | null | undefined = at;
      while (typeof next === "string") {
        const { body } = await askApi(world().acme.admin, next);
        next = body.links.next && decodeURI(body.links.next).replace("/api/v1", "");
        if (typeof next === "string") questions.push({ path: next });
      }
    }
    expect(questions.length).toBeGreaterThan(50);
    await expectAlike(audience, questions);
  });
});

test("a taken address tells that it is taken, and nothing of what stands there", async () => {
  await become("one", "reader");
  const who = askers().reader;
  const take = (slug: string) =>
    askApi(who, "/content/posts", {
      body: { data: { type: "posts", attributes: { title: "Mine", slug } } },
    });
  const [seen, hidden] = [await take("post-4"), await take("hidden-8")];
  expect([seen.status, hidden.status]).toEqual([409, 409]);
  expect(hidden.body).toEqual(seen.body);
  expect(hidden.body.errors[0]?.source).toEqual({ pointer: "/data/attributes/slug" });
  expect(JSON.stringify(hidden.body)).not.toContain("hidden-8");
});
