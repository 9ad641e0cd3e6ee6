import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemsOf } from "@/lib/policies/rule-form/check-tree.ts";
import { findJsonFault } from "@/lib/policies/rule-form/json-fault.ts";
import { phraseOf, phrasesOf, startOf } from "@/lib/policies/rule-form/phrases.ts";
import { readRule } from "@/lib/policies/rule-form/read-rule.ts";
import {
  draftOfRule,
  draftOfText,
  draftOfTree,
  draftProblems,
} from "@/lib/policies/rule-form/rule-draft.ts";
import { fieldAt, type RuleGroup, type RuleJson } from "@/lib/policies/rule-form/rule-tree.ts";
import { ruleSentence } from "@/lib/policies/rule-form/sentence.ts";
import { addNode, neighbourOf, removeNode, setMode } from "@/lib/policies/rule-form/tree-edits.ts";
import { writeRule } from "@/lib/policies/rule-form/write-rule.ts";
import { AUTHORS, CATALOGUE, POSTS } from "./rule-catalogue.ts";

/** The tree of a rule about posts that can be drawn. */
function treeOf(rule: RuleJson): RuleGroup {
  const reading = readRule(rule, CATALOGUE, "posts");
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.tree;
}

const USER = "$CURRENT_USER";

describe("a rule as a tree", () => {
  const same: RuleJson[] = [
    { status: { _eq: "published" } },
    { status: { _eq: "published" }, createdBy: { _eq: USER } },
    { position: { _gte: 1, _lt: 5 } },
    { _or: [{ status: { _eq: "draft" } }, { createdBy: { _eq: USER }, sticky: { _eq: true } }] },
    { _and: [{ title: { _contains: "a" } }, { title: { _contains: "b" } }] },
    { author: { title: { _starts_with: "A" } } },
    { publishedAt: { _between: ["$NOW(-7 days)", "$NOW"] } },
    { title: { _in: "$CURRENT_ROLES" } },
    {
      _and: [
        { sticky: { _eq: true } },
        { _or: [{ tags: { _empty: true } }, { title: { _null: true } }] },
      ],
    },
  ];
  it.each(same.map((rule) => [JSON.stringify(rule), rule] as const))(
    "is written again as it was read: %s",
    (_, rule) => {
      expect(writeRule(treeOf(rule))).toEqual(rule);
    },
  );

  it("is read from its shorter forms, and written in the one that says all", () => {
    expect(writeRule(treeOf({ status: "draft" }))).toEqual({ status: { _eq: "draft" } });
    expect(writeRule(treeOf({ tags: { _empty: false } }))).toEqual({ tags: { _nempty: true } });
    expect(writeRule(treeOf({ title: { _in: "a,b" } }))).toEqual({ title: { _in: ["a", "b"] } });
  });

  it("walks over relations to one entry and to several", () => {
    const rule = { posts: { _some: { status: { _eq: "published" }, sticky: { _eq: true } } } };
    const reading = readRule(rule, CATALOGUE, "authors");
    expect(reading.ok && writeRule(reading.tree)).toEqual(rule);
    expect(treeOf({ author: { title: "A" } }).of[0]).toMatchObject({ path: ["author", "title"] });
    expect(writeRule(treeOf({ author: { posts: { _none: { sticky: true } } } }))).toEqual({
      author: { posts: { _none: { sticky: { _eq: true } } } },
    });
  });

  it("stands for no rule when nothing is in it", () => {
    expect(writeRule({ kind: "group", id: "root", mode: "all", of: [] })).toBeNull();
  });

  it.each([
    [{ nothing: { _eq: 1 } }, ["nothing"], "There is no field «nothing» in posts."],
    [{ status: { _gone: 1 } }, ["status", "_gone"], "«Status» takes"],
    [{ sticky: { _lt: true } }, ["sticky", "_lt"], "«Sticky» takes"],
    [{ _and: [] }, ["_and"], "Give a list of conditions."],
    [{ _or: [{ title: { _eq: "x" } }, {}] }, ["_or", "1"], "A condition names a field."],
    [{ title: { _eq: null } }, ["title", "_eq"], "Compare it with one value."],
    [{ position: { _between: [1] } }, ["position", "_between"], "Give two values, from and to."],
    [
      { author: { title: { _eq: ["x"] } } },
      ["author", "title", "_eq"],
      "Compare it with one value.",
    ],
    [{ title: { _in: ["a", null] } }, ["title", "_in"], "A list holds plain values."],
  ] as const)("says where it has no picture: %j", (rule, path, message) => {
    const reading = readRule(rule as unknown as RuleJson, CATALOGUE, "posts");
    expect(reading).toMatchObject({ ok: false, problem: { path } });
    expect(!reading.ok && reading.problem.message).toContain(message);
  });
});

describe("building at a tree", () => {
  const tree = treeOf({ _or: [{ status: "draft" }, { sticky: true, title: { _eq: "x" } }] });
  const [first, second] = tree.of;

  it("adds, removes and turns without touching the rest", () => {
    const added = { ...(first as object), id: "new" } as NonNullable<typeof first>;
    expect(writeRule(removeNode(tree, first?.id ?? ""))).toEqual({
      sticky: { _eq: true },
      title: { _eq: "x" },
    });
    expect(addNode(tree, second?.id ?? "", added).of[1]).toMatchObject({
      of: [{}, {}, { id: "new" }],
    });
    expect(writeRule(setMode(tree, second?.id ?? "", "any"))).toEqual({
      _or: [
        { status: { _eq: "draft" } },
        { _or: [{ sticky: { _eq: true } }, { title: { _eq: "x" } }] },
      ],
    });
    expect(removeNode(tree, "unknown")).toEqual(tree);
  });

  it("knows what the eye falls on next", () => {
    expect(neighbourOf(tree, first?.id ?? "")).toBe(second?.id);
    expect(neighbourOf(tree, second?.id ?? "")).toBe(first?.id);
    const inner = second?.kind === "group" ? second : tree;
    expect(neighbourOf(tree, inner.of[0]?.id ?? "")).toBe(inner.of[1]?.id);
    const alone = treeOf({ sticky: true });
    expect(neighbourOf(alone, alone.of[0]?.id ?? "")).toBe("root");
  });
});

describe("the words of a rule", () => {
  it.each([
    [
      { status: "published", createdBy: USER },
      "status is published and created by is the person asking",
    ],
    [
      { _or: [{ status: "draft" }, { sticky: true, title: { _contains: "x" } }] },
      "status is draft or (sticky is yes and title contains “x”)",
    ],
    [{ publishedAt: { _between: ["$NOW(-1 day)", "$NOW"] } }, "published at is in the last 1 day"],
    [
      { publishedAt: { _between: ["$NOW", "$NOW(+2 weeks)"] } },
      "published at is in the next 2 weeks",
    ],
    [{ publishedAt: { _lt: "$NOW(-3 months)" } }, "published at is longer ago than 3 months"],
    [{ publishedAt: { _gt: "2026-01-31" } }, "published at is after 2026-01-31"],
    [{ status: { _in: ["draft", "changed"] } }, "status is one of draft or changed"],
    [
      { title: { _in: "$CURRENT_ROLES" } },
      "title is one of the roles of whoever asks, at every depth",
    ],
    [
      { author: { title: { _eq: "$CURRENT_USER.name" } } },
      "author’s name is the name of the person asking",
    ],
    [{ tags: { _empty: true } }, "tags is empty"],
    [{ gone: 1 }, "a rule in JSON"],
  ])("%j", (rule, sentence) => {
    expect(ruleSentence(rule, POSTS)).toBe(sentence);
  });

  it("tell of several related entries", () => {
    const rule = { posts: { _some: { status: "published" } } };
    expect(ruleSentence(rule, AUTHORS)).toBe("posts has one where status is published");
  });

  it("offer only what the kind of a field takes", () => {
    const phrases = (name: string) =>
      phrasesOf(fieldAt(CATALOGUE, "posts", [name]) ?? never()).map(({ words }) => words);
    expect(phrases("sticky")).toEqual([
      ...["is", "is not", "is one of", "is none of", "has no value", "has a value"],
    ]);
    expect(phrases("publishedAt").slice(0, 4)).toEqual([
      ...["is in the last", "is in the next", "is longer ago than", "is before"],
    ]);
    expect(phrases("title")).toContain("begins with");
    expect(phrases("tags")).not.toContain("is");
  });

  it("keep a value when another comparison of the same shape is chosen", () => {
    const title = fieldAt(CATALOGUE, "posts", ["title"]) ?? never();
    const [is, isNot, isOneOf] = phrasesOf(title);
    expect(isNot && startOf(isNot, "x")).toBe("x");
    expect(isOneOf && startOf(isOneOf, "x")).toEqual(["x"]);
    expect(is && startOf(is, ["x"])).toBeUndefined();
    const condition = { kind: "condition", id: "1", path: ["title"], operator: "_neq" } as const;
    expect(phraseOf(title, { ...condition, operand: "x" })).toBe(isNot);
  });
});

describe("the place where a text is no JSON", () => {
  it.each([
    ["{", 1, "Here a name in double quotes is expected."],
    ['{"a"', 4, "A colon is missing here."],
    ['{"a" 1}', 5, "A colon is missing here."],
    ['{"a":1 "b":2}', 7, "A comma or } is missing here."],
    ['{"a":[1 2]}', 8, "A comma or ] is missing here."],
    ['{"a":"x', 5, "This text has no end."],
    ['{"a":1,}', 7, "Here a name in double quotes is expected."],
    ["{a:1}", 1, "Here a name in double quotes is expected."],
    ['{"a":1} x', 8, "The rule has ended before this."],
  ])("%s", (text, position, message) => {
    expect(findJsonFault(text)).toEqual({ position, message });
  });

  it("is none where the engine reads it, and one where it does not", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.nat(60), (text, cut) => {
        for (const some of [text, text.slice(0, cut)]) {
          expect(findJsonFault(some) === null).toBe(isJson(some));
        }
      }),
      { numRuns: 500 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("a rule while it is written", () => {
  it("follows the text, and the text follows the picture", () => {
    const draft = draftOfText('{"status":"draft"}', POSTS);
    expect(draft).toMatchObject({ json: { status: "draft" }, problem: null });
    expect(draftOfTree(draft.tree ?? never()).text).toBe(
      JSON.stringify({ status: { _eq: "draft" } }, null, 2),
    );
  });

  it("says where the text is no JSON", () => {
    expect(draftOfText('{\n  "status": draft\n}', POSTS).problem).toMatchObject({
      message: "Here a value is expected.",
      line: 2,
      column: 13,
    });
    expect(draftOfText("[]", POSTS).problem?.message).toBe("A rule is an object: {…}.");
    expect(draftOfText(" ", POSTS).problem?.message).toBe("Write a rule.");
  });

  it("keeps what it has no picture of, and says why", () => {
    const draft = draftOfText('{\n  "status": {\n    "_eq": null\n  }\n}', POSTS);
    expect(draft).toMatchObject({ tree: null, json: { status: { _eq: null } }, problem: null });
    expect(draft.undrawn).toMatchObject({ line: 3, message: "Compare it with one value." });
  });

  it("is unfinished with a gap, an empty group or a value of another kind", () => {
    const messages = (rule: RuleJson) =>
      draftProblems(draftOfRule(rule, POSTS), POSTS).map(({ message }) => message);
    expect(messages({ status: "gone" })).toEqual(["“gone” is none of the choices."]);
    expect(messages({ position: { _in: [1, 2.5] } })).toEqual(["Give a whole number."]);
    expect(messages({ publishedAt: { _lt: "soon" } })).toEqual(["Give a date."]);
    expect(messages({ createdBy: "me" })).toEqual(["Give an id."]);
    expect(messages({ title: "" })).toEqual(["Give a value."]);
    expect(messages({ createdBy: USER, tags: { _empty: true } })).toEqual([]);
    const empty: RuleGroup = { kind: "group", id: "root", mode: "all", of: [] };
    expect(problemsOf(empty, CATALOGUE, "posts")).toEqual([
      { id: "root", message: "Add a condition.", isGap: true },
    ]);
  });
});

function never(): never {
  throw new Error("This cannot be missing.");
}
