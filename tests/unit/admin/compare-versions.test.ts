import { expect, test } from "vitest";
import { compareVersions } from "@/app/admin/[org]/_versions/compare-versions.ts";
import type { Block, PageData } from "@/lib/content/entry-data.ts";
import type { VersionContent } from "@/lib/content/versions.ts";
import type { RichText } from "@/lib/richtext/schema.ts";

const doc = (words: string, marks: { type: "bold" }[] = []): RichText => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: words, marks }] }],
});

const text = (id: string, words: string): Block => ({ id, kind: "richText", doc: doc(words) });

const version = (data: Partial<PageData>, rest: Partial<VersionContent> = {}): VersionContent => ({
  slug: "s",
  parentId: null,
  data: { title: "T", blocks: [], ...data },
  ...rest,
});

const compare = (before: VersionContent, after: VersionContent) =>
  compareVersions(before, after, (id) => id ?? "Nothing").map(({ label, before, after }) => [
    label,
    before,
    after,
  ]);

test("versions that say the same do not differ", () => {
  const same = version({ blocks: [text("a", "x")] });
  expect(compare(same, structuredClone(same))).toEqual([]);
});

test("title, address and parent are told apart", () => {
  const after = version({ title: "U" }, { slug: "t", parentId: "p" });
  expect(compare(version({}), after)).toEqual([
    ["Title", "T", "U"],
    ["Address", "s", "t"],
    ["Stands below", "Nothing", "p"],
  ]);
});

test("a block is laid beside itself wherever it stands, and the new order is told", () => {
  const before = version({ blocks: [text("a", "one"), text("b", "two")] });
  const after = version({ blocks: [text("b", "two!"), text("a", "one")] });
  expect(compare(before, after)).toEqual([
    ["Text", "two", "two!"],
    ["Order of blocks", "Block 1, Block 2", "Block 2, Block 1"],
  ]);
});

test("a block that was made anew is laid beside the one it replaces", () => {
  const before = version({ blocks: [text("a", "one")] });
  const after = version({ blocks: [text("z", "won")] });
  expect(compare(before, after)).toEqual([["Text", "one", "won"]]);
});

test("what came and what went is named so", () => {
  const image: Block = { id: "i", kind: "image", url: "/x", alt: "y", caption: "" };
  expect(compare(version({ blocks: [text("a", "one")] }), version({ blocks: [image] }))).toEqual([
    ["Image (new)", null, "/x\ny"],
    ["Text (removed)", "one", null],
  ]);
});

test("a change of emphasis alone is seen", () => {
  const bold: Block = { id: "a", kind: "richText", doc: doc("one", [{ type: "bold" }]) };
  expect(compare(version({ blocks: [text("a", "one")] }), version({ blocks: [bold] }))).toEqual([
    ["Text", "one", "**one**"],
  ]);
});
