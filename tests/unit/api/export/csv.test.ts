import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell, csvLine } from "@/lib/api/export/csv.ts";

describe("a cell of a table", () => {
  test.each([
    [null, "text", ""],
    [undefined, "text", ""],
    ["", "text", '""'],
    ["plain", "text", "plain"],
    ['a "quoted" word, and more', "text", '"a ""quoted"" word, and more"'],
    ["two\r\nlines", "text", '"two\r\nlines"'],
    [" edge", "text", '" edge"'],
    [-5, "integer", "-5"],
    [1.25, "decimal", "1.25"],
    [true, "boolean", "true"],
    [["a", "b"], "text-list", '"[""a"",""b""]"'],
    [{ a: 1 }, "json", '"{""a"":1}"'],
    ["=1+1", "json", '"""=1+1"""'],
  ] as const)("holds %j of the kind %s as %s", (value, kind, cell) => {
    expect(csvCell(value as never, kind)).toBe(cell);
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "'=1"])(
    "is no formula: %j",
    (text) => {
      expect(csvCell(text, "text").replace(/^"/, "")).toMatch(/^'/);
    },
  );

  test.each(["'tis", "a=b", "1-2", "x@y.test", "'"])("leaves a harmless text alone: %j", (text) => {
    expect(csvCell(text, "text")).toBe(text);
  });

  test("gives back any text, once an apostrophe before a sign of a formula is taken away", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("", "=", "'", "'@"),
        (text, sign) => {
          const cell = csvCell(sign + text, "text");
          const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
          expect(read.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/u, "")).toBe(sign + text);
        },
      ),
    );
  });
});

test("a line ends as RFC 4180 says", () => {
  expect(csvLine(["a", "", "c"])).toBe("a,,c\r\n");
});
