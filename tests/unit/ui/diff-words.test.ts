import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffWords } from "@/app/_ui/diff-words.ts";
import type { DiffPart } from "@/app/_ui/diff-words.ts";

function without(parts: readonly DiffPart[], kind: DiffPart["kind"]): string {
  return parts
    .filter((part) => part.kind !== kind)
    .map((part) => part.text)
    .join("");
}

describe("diffWords", () => {
  it("marks whole words, not letters", () => {
    expect(diffWords("the old gate", "the new gate")).toEqual([
      { kind: "same", text: "the " },
      { kind: "removed", text: "old" },
      { kind: "added", text: "new" },
      { kind: "same", text: " gate" },
    ]);
  });

  it("finds what stayed between two changes", () => {
    const kept = diffWords("a b c d e", "x b c d y").filter((part) => part.kind === "same");
    expect(kept.map((part) => part.text)).toEqual([" b c d "]);
  });

  it("has one unchanged part for equal texts and none for empty ones", () => {
    expect(diffWords("same", "same")).toEqual([{ kind: "same", text: "same" }]);
    expect(diffWords("", "")).toEqual([]);
  });

  it("keeps words of other scripts and their marks whole", () => {
    const parts = diffWords("بوابة مغلقة", "بوابة مفتوحة");
    expect(parts.find((part) => part.kind === "added")?.text).toBe("مفتوحة");
  });

  it("shows a text beyond its budget as one removal and one addition", () => {
    const before = Array.from({ length: 1500 }, (_, word) => `a${word}`).join(" ");
    const after = Array.from({ length: 1500 }, (_, word) => `b${word}`).join(" ");
    expect(diffWords(before, after).map((part) => part.kind)).toEqual(["removed", "added"]);
  });

  it("gives back both texts, whatever they are", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "ß", "😀", " ", "\n", ".", "é", "1"))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after);
        expect(without(parts, "added")).toBe(before);
        expect(without(parts, "removed")).toBe(after);
      }),
    );
  });

  it("never has two neighbours of one kind", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const kinds = diffWords(before, after).map((part) => part.kind);
        expect(kinds.some((kind, index) => kind === kinds[index + 1])).toBe(false);
      }),
    );
  });
});
