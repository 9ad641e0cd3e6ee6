import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeValues } from "@/app/admin/[org]/_editor/merge-values.ts";
import { sameValue, type FormValues } from "@/app/_screens/fields/form-value.ts";

const base = { title: "T", note: "N", tags: ["a"], place: { city: "C", street: "S" } };

test("what one side alone changed is taken, from either", () => {
  const mine = { ...base, title: "Mine" };
  const theirs = { ...base, note: "Theirs" };
  expect(mergeValues({ base, mine, theirs })).toEqual({
    values: { ...base, title: "Mine", note: "Theirs" },
    conflicts: [],
    taken: ["note"],
  });
});

test("what both changed to the same is no conflict", () => {
  const both = { ...base, title: "Both" };
  expect(mergeValues({ base, mine: both, theirs: { ...both } }).conflicts).toEqual([]);
});

test("what both changed to something else keeps mine, and is named", () => {
  const merged = mergeValues({
    ...{ base, mine: { ...base, title: "Mine" } },
    theirs: { ...base, title: "Theirs", note: "N2" },
  });
  expect(merged.conflicts).toEqual(["title"]);
  expect(merged.values).toEqual({ ...base, title: "Mine", note: "N2" });
});

test("what they emptied is empty, though mine has it still", () => {
  const theirs = { ...base, note: null };
  expect(mergeValues({ base, mine: base, theirs }).values).toEqual({ ...base, note: null });
});

test("the members of a group are merged one by one", () => {
  const mine = { ...base, place: { city: "Mine", street: "S" } };
  const theirs = { ...base, place: { city: "C", street: "Theirs" } };
  const merged = mergeValues({ base, mine, theirs });
  expect(merged.values["place"]).toEqual({ city: "Mine", street: "Theirs" });
  expect(merged.conflicts).toEqual([]);
});

test("two halves of a rich text make no text", () => {
  const doc = (words: string, more: string) => ({
    type: "doc",
    content: [
      { type: "paragraph", content: [{ type: "text", text: words }] },
      { type: "paragraph", content: [{ type: "text", text: more }] },
    ],
  });
  const merged = mergeValues({
    base: { text: doc("a", "b") },
    mine: { text: doc("A", "b") },
    theirs: { text: doc("a", "B") },
  });
  expect(merged.conflicts).toEqual(["text"]);
  expect(merged.values["text"]).toEqual(doc("A", "b"));
});

const block = (id: string, words: string) => ({ id, kind: "text", words });

test("blocks are merged by their ids, in the order of the side that moved them", () => {
  const [a, b, c] = [block("a", "A"), block("b", "B"), block("c", "C")];
  const merged = mergeValues({
    base: { blocks: [a, b, c] },
    mine: { blocks: [c, block("a", "Mine"), b] },
    theirs: { blocks: [a, block("b", "Theirs"), c] },
  });
  expect(merged.values["blocks"]).toEqual([c, block("a", "Mine"), block("b", "Theirs")]);
  expect(merged.conflicts).toEqual([]);
});

test("a block that one removed and the other wrote in is for people to settle", () => {
  const [a, b] = [block("a", "A"), block("b", "B")];
  const sides = { base: { blocks: [a, b] }, mine: { blocks: [a] } };
  const theirs = { blocks: [a, block("b", "Theirs")] };
  expect(mergeValues({ ...sides, theirs }).conflicts).toEqual(["blocks"]);
});

test("blocks that both moved in different ways are for people to settle", () => {
  const [a, b, c] = [block("a", "A"), block("b", "B"), block("c", "C")];
  const merged = mergeValues({
    base: { blocks: [a, b, c] },
    mine: { blocks: [b, a, c] },
    theirs: { blocks: [a, c, b] },
  });
  expect(merged.conflicts).toEqual(["blocks"]);
});

const valuesArbitrary = fc.record({
  title: fc.constantFrom("a", "b", null),
  list: fc.array(fc.constantFrom("x", "y"), { maxLength: 2 }),
  place: fc.record({ city: fc.constantFrom("c", "d"), street: fc.constantFrom("s", "t") }),
});

test("nobody's text is lost: whatever a side changed stands there, or is named as a conflict", () => {
  const sides = fc.record({
    base: valuesArbitrary,
    mine: valuesArbitrary,
    theirs: valuesArbitrary,
  });
  fc.assert(
    fc.property(sides, ({ base: began, mine, theirs }) => {
      const { values, conflicts } = mergeValues({ base: began, mine, theirs });
      const kept = (side: FormValues, name: string) =>
        sameValue(side[name], (began as FormValues)[name]) ||
        sameValue(values[name], side[name]) ||
        name === "place";
      for (const name of Object.keys(began)) {
        if (conflicts.includes(name))
          expect(sameValue(values[name], mine[name as "title"])).toBe(true);
        else expect(kept(mine, name) && kept(theirs, name)).toBe(true);
      }
    }),
  );
});

test("who did not write has nothing to settle", () => {
  fc.assert(
    fc.property(valuesArbitrary, valuesArbitrary, (began, theirs) => {
      const merged = mergeValues({ base: began, mine: began, theirs });
      expect(merged.conflicts).toEqual([]);
      expect(sameValue({ ...merged.values }, theirs)).toBe(true);
    }),
  );
});
