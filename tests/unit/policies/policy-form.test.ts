import { describe, expect, it } from "vitest";
import { hintsOf, reachesVisitors } from "@/lib/policies/policy-form/guidance.ts";
import { cellOf, listWords, matrixGroups } from "@/lib/policies/policy-form/matrix.ts";
import { opensLine } from "@/lib/policies/policy-form/opens-line.ts";
import {
  draftsOf,
  isSameDraft,
  problemsOfDraft,
  sentOf,
  wholePermission,
  type PermissionDraft,
} from "@/lib/policies/policy-form/permission-draft.ts";
import {
  choosableFields,
  presetFields,
  shownFields,
} from "@/lib/policies/policy-form/shown-fields.ts";
import { draftOfText } from "@/lib/policies/rule-form/rule-draft.ts";
import { POLICY_CATALOGUE as CATALOGUE } from "./policy-catalogue.ts";

const POSTS = { catalogue: CATALOGUE, collection: "posts" };
const posts = CATALOGUE.find(({ slug }) => slug === "posts") ?? never();

const KEPT = {
  id: "00000000-0000-4000-8000-000000000001",
  collection: "posts",
  action: "update" as const,
  fields: ["title", "secretNote"],
  rule: { createdBy: { _eq: "$CURRENT_USER" } },
  validation: { status: { _neq: "published" } },
  presets: { title: "Untitled" },
};

const allow = (collection: string, action: PermissionDraft["action"]): PermissionDraft =>
  wholePermission(`${collection} ${action}`, { collection, action });

describe("a permission while it is edited", () => {
  const [draft] = draftsOf([KEPT], CATALOGUE);
  if (draft === undefined) never();

  it("is sent as it was kept, when nothing was said", () => {
    expect(sentOf(draft)).toEqual(KEPT);
    expect(problemsOfDraft(draft, CATALOGUE)).toEqual([]);
    expect(isSameDraft(draft, draftsOf([KEPT], CATALOGUE)[0] ?? never())).toBe(true);
    expect(isSameDraft(draft, { ...draft, fields: null })).toBe(false);
  });

  it("has no id before it is kept, and says nothing of what it leaves open", () => {
    expect(sentOf(allow("posts", "read"))).toEqual({
      ...{ collection: "posts", action: "read" },
      ...{ fields: null, rule: null, validation: null, presets: null },
    });
  });

  it("cannot be sent with gaps, and says which", () => {
    const parts = (change: Partial<PermissionDraft>) =>
      problemsOfDraft({ ...draft, ...change }, CATALOGUE);
    expect(parts({ fields: [] })).toEqual([{ part: "fields", message: "Choose a field." }]);
    expect(parts({ rule: draftOfText('{"status":', POSTS) })).toEqual([
      { part: "rule", message: "Here a value is expected." },
    ]);
    expect(parts({ validation: draftOfText('{"title":""}', POSTS) })).toEqual([
      { part: "validation", message: "Give a value." },
    ]);
    const preset = { key: "1", field: "title", value: "x" };
    expect(parts({ presets: [preset, { ...preset, key: "2" }] })).toHaveLength(1);
    expect(parts({ presets: [{ ...preset, value: undefined }] })).toHaveLength(1);
    expect(parts({ presets: [{ ...preset, field: "" }] })).toHaveLength(1);
  });
});

describe("the matrix", () => {
  const drafts = [...draftsOf([KEPT], CATALOGUE), allow("posts", "read")];
  const cell = (action: PermissionDraft["action"], among: readonly PermissionDraft[] = drafts) =>
    cellOf(among, { collection: "posts", action }, CATALOGUE);

  it("has three states, and words for the one that limits", () => {
    expect(cell("delete")).toMatchObject({ state: "none", words: [] });
    expect(cell("read")).toMatchObject({ state: "all", words: ["everything"] });
    expect(cell("update")).toMatchObject({
      state: "limited",
      words: [
        "where created by is the person asking; only title and secretNote; if status is not published when it is written; filling in title",
      ],
    });
  });

  it("is all where one of several cases leaves nothing out", () => {
    expect(cell("update", [...drafts, allow("posts", "update")])).toMatchObject({ state: "all" });
  });

  it("shows the collections that matter, content before the house and lost ones last", () => {
    expect(matrixGroups(["users", "gone", "posts", "pages"], CATALOGUE)).toMatchObject([
      { title: "Content", rows: [{ name: "Pages" }, { name: "Posts" }] },
      { title: "System", rows: [{ name: "Members" }] },
      { title: "No longer there", rows: [{ slug: "gone", collection: null }] },
    ]);
  });

  it("keeps a list of fields to a line", () => {
    expect(listWords([])).toBe("no field");
    expect(listWords(["a"])).toBe("a");
    expect(listWords(["a", "b", "c"])).toBe("a, b and c");
    expect(listWords(["a", "b", "c", "d", "e", "f", "g"])).toBe("a, b, c, d and 3 more");
  });

  it("is a line in the list, actions in the order of its columns", () => {
    const nameOf = (slug: string) => slug.toUpperCase();
    const openings = [
      { collection: "posts", actions: ["update", "read-draft", "read"] },
      { collection: "pages", actions: ["read"] },
    ];
    expect(opensLine(openings, nameOf)).toBe("POSTS: read, read drafts, update · PAGES: read");
    expect(opensLine([], nameOf)).toBe("Nothing yet");
  });
});

describe("what is worth a thought", () => {
  const keys = (drafts: readonly PermissionDraft[], forVisitors: boolean) =>
    hintsOf({ drafts, catalogue: CATALOGUE, forVisitors }).map(({ key }) => key);

  it("are rights to write for visitors, and plain reads where there are drafts", () => {
    const drafts = [allow("posts", "read"), allow("sales", "read"), allow("sales", "create")];
    const hints = hintsOf({ drafts, catalogue: CATALOGUE, forVisitors: true });
    expect(hints).toMatchObject([
      { key: "writes", text: expect.stringContaining("create sales") as string },
      {
        key: "read posts",
        settle: {
          kind: "limit",
          key: "posts read",
          rule: { status: { _eq: "published" } },
          fields: ["id", "title", "status", "body"],
        },
      },
    ]);
    expect(keys(drafts, false)).toEqual([]);
    expect(keys([{ ...allow("posts", "read"), fields: ["title"] }], true)).toEqual([]);
  });

  it("are rights that the dashboard needs beside those that were meant", () => {
    expect(keys([allow("posts", "update")], false)).toEqual([
      ...["drafts posts", "need authors read-draft"],
    ]);
    expect(keys([allow("users", "update")], false)).toEqual(["need roles read"]);
    expect(keys([allow("posts", "update")], true)).toEqual(["writes"]);
    const whole = [allow("pages", "update"), allow("pages", "read-draft")];
    expect(keys(whole, false)).toEqual([]);
  });

  it("concerns visitors through roles that Public or Guest contains", () => {
    const roles = [
      { slug: "public", contains: [{ slug: "shown" }] },
      { slug: "shown", contains: [{ slug: "deep" }] },
      { slug: "deep", contains: [{ slug: "shown" }] },
      { slug: "editor", contains: [] },
    ];
    expect(reachesVisitors([{ slug: "deep" }], roles)).toBe(true);
    expect(reachesVisitors([{ slug: "guest" }], [])).toBe(true);
    expect(reachesVisitors([{ slug: "editor" }], roles)).toBe(false);
    expect(reachesVisitors([], roles)).toBe(false);
  });
});

describe("the fields that are offered", () => {
  it("leave out what an action cannot concern", () => {
    const names = (fields: readonly { name: string }[]) => fields.map(({ name }) => name);
    expect(shownFields(posts)).toEqual(["id", "title", "status", "body"]);
    expect(names(choosableFields(posts, "read"))).toContain("id");
    expect(names(choosableFields(posts, "update"))).not.toContain("id");
    expect(names(choosableFields(posts, "read"))).not.toContain("createdBy");
    expect(names(presetFields(posts))).toEqual(["title", "secretNote"]);
  });
});

function never(): never {
  throw new Error("This cannot be missing.");
}
