import { describe, expect, test } from "vitest";
import type { Mapping } from "@/lib/import/mapping/mapping.ts";
import { mapLine } from "@/lib/import/mapping/map-line.ts";
import { definedModel } from "@/lib/content/models/defined-model.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { openSource } from "@/lib/import/source/open-source.ts";
import { lineContentSchema } from "@/lib/import/source/staged-line.ts";
import { GatehouseError } from "@/lib/kernel/errors.ts";
import { item, wxr } from "./wxr-file.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const marked = (text: string) => utf8(`\uFEFF${text}`);
const utf16le = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
const utf16be = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le").swap16());
const latin = (text: string) =>
  Uint8Array.from(text, (sign) => (sign === "€" ? 0x80 : sign.charCodeAt(0)));

/** In pieces that end within a sign. */
const pieces = (bytes: Uint8Array) =>
  async function* () {
    await Promise.resolve();
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  };

/** What a file amounts to as it would be taken; its refusals where it is. */
async function readAs(bytes: Uint8Array) {
  const { kind, facts, staged } = await openSource(pieces(bytes));
  const lines = [];
  for await (const one of staged()) if (one.is === "line") lines.push(one.line());
  const told = lines.map(({ content, refusal }) =>
    content === null
      ? refusal
      : lineContentSchema.parse(JSON.parse(JSON.stringify(content))).columns,
  );
  return { kind, encoding: facts["encoding"], lines: told };
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const error: unknown = await readAs(bytes).catch((thrown: unknown) => thrown);
  return error instanceof GatehouseError ? `${error.status} ${error.message}` : String(error);
}

const TABLE = "title;price\r\nCafé;5 €\r\n";
const LIST = '[{"title":"Café","price":"5 €"}]';
const ROW = { title: "Café", price: "5 €" };

describe("A file of an unknown encoding", () => {
  test.each([
    ["utf-8", utf8],
    ["utf-8", marked],
    ["utf-16le", utf16le],
    ["utf-16be", utf16be],
    ["windows-1252", latin],
  ] as const)("is read as %s where it is that", async (encoding, write) => {
    expect(await readAs(write(TABLE))).toEqual({ kind: "csv", encoding, lines: [ROW] });
    expect(await readAs(write(LIST))).toEqual({ kind: "json", encoding, lines: [ROW] });
  });

  test("is a website's export with a mark as without", async () => {
    const site = wxr(item({ title: "Café" }));
    const plain = await readAs(utf8(site));
    expect(plain).toMatchObject({ kind: "wxr", encoding: "utf-8" });
    expect(plain.lines).toContainEqual(expect.objectContaining({ title: "Café" }));
    expect(await readAs(marked(site))).toEqual(plain);
  });

  test("is refused by its encoding where an export says or is another one", async () => {
    const site = wxr(item({ title: "Café" }));
    expect(await refusalOf(latin(site))).toMatch(/^422 The file is not written in UTF-8/);
    expect(await refusalOf(utf16le(site))).toMatch(/^422 The file is not written in UTF-8/);
    expect(await refusalOf(latin(site.replace("UTF-8", "windows-1252")))).toMatch(
      /^422 The file says it is written in windows-1252/,
    );
  });

  test("is refused where it breaks off within a sign, and where it is no text", async () => {
    expect(await refusalOf(utf16le(TABLE).slice(0, -1))).toMatch(
      /^422 The file is not written in UTF-16LE/,
    );
    expect(await refusalOf(utf16le(TABLE).slice(2))).toBe("422 The file is no text.");
    expect(await refusalOf(Uint8Array.of(0xff, 0xfe))).toBe("422 The file is empty.");
  });
});

describe("A table", () => {
  test("tells columns apart that are called the same, or nothing, or by a word of the machine", async () => {
    const named = "title,title,,__proto__,constructor\na,b,c,d,e\n";
    const { lines } = await readAs(utf8(named));
    expect(lines).toEqual([
      {
        ...{ title: "a", "title (2)": "b", "Column 3": "c", "Column 4": "d" },
        "Column 5": "e",
      },
    ]);
    const twice = "title,title,title (2)\na,b,c\n";
    expect((await readAs(utf8(twice))).lines).toEqual([
      { title: "a", "title (2)": "b", "title (2) (2)": "c" },
    ]);
  });

  test("loses the rows alone that hold what cannot be kept, or have other cells than its first line", async () => {
    const { lines } = await readAs(utf8(`title,note\na\u0000,b\n${"long ".repeat(50)},c\nd\n`));
    expect(lines).toEqual([
      "it holds a character that cannot be kept",
      { title: "long ".repeat(50), note: "c" },
      "it has 1 cells, and the first line has 2",
    ]);
  });

  test("is refused by its line where it is no table, or a row of it has no end", async () => {
    expect(await refusalOf(utf8(`a,b\n1,2\n"3,4\n`))).toMatch(
      /^422 The file is not a sound table at line \d+: a quote is opened and never closed/,
    );
    expect(await refusalOf(utf8(`a\u0000b,c\n${"1,2\n".repeat(50)}`))).toMatch(
      /^422 The name of column 1 holds a character that cannot be kept/,
    );
    expect(await refusalOf(utf8(`a,b\n1,2\n3,${"x".repeat(2_000_001)}\n`))).toMatch(
      /^413 The row at line 3 is longer than 2000000 characters/,
    );
  });
});

const cards = definedModel({
  ...{ slug: "cards", name: "Cards", icon: "card", website: false, publishes: true },
  ...{
    singleton: false,
    revision: 1,
    removedFields: [],
    fields: [{ id: newId(), name: "title", label: "Title", kind: "text" }],
  },
});

test("Whatever a mapping calls a column, it is a column of the file or none", async () => {
  const fields = { title: "toString" };
  const line = { number: 1, kind: "row", externalKey: null, importId: "i" };
  const content = { columns: { name: "a" }, place: null, ready: null };
  if (cards === null) throw new Error("no model");
  const way = { collection: "cards", fields, key: "valueOf" };
  const mapping: Mapping = {
    ways: { row: way },
    publish: "drafts",
    conflicts: "rename",
    files: false,
  };
  const mapped = mapLine({ ...line, content }, { model: cards, way, mapping });
  expect(mapped).toMatchObject({ entry: { externalKey: "row:i:1", data: {} } });
});
