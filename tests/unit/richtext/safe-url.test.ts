import { describe, expect, test } from "vitest";
import { richTextSchema } from "@/lib/richtext/schema.ts";
import { imageUrl, linkUrl, URL_MAX } from "@/lib/richtext/safe-url.ts";

const blanks = (count: number) => " ".repeat(count);

describe("an address", () => {
  test("loses the blanks and controls around it, and the breaks within", () => {
    expect(linkUrl(`\0\t ${blanks(99)}https://a.te\n\r\tst/ b\u001f `)).toBe("https://a.test/ b");
    expect(linkUrl("java\tscript:alert(1)")).toBeNull();
    expect(linkUrl(" \u0001javascript:alert(1)")).toBeNull();
    expect(imageUrl("\n//a.test/b.png ")).toBe("https://a.test/b.png");
  });

  test("of blanks alone, or longer than the limit, is none", () => {
    for (const address of ["", blanks(100), blanks(8000), `/${"a".repeat(URL_MAX)}`]) {
      expect(linkUrl(address)).toBeNull();
      expect(imageUrl(address)).toBeNull();
    }
    expect(linkUrl(`/${"a".repeat(URL_MAX - 1)}`)).toHaveLength(URL_MAX);
  });

  // Quadratic time would make this one hang; see the pattern that `asBrowsersRead` warns of.
  test("with a long run of blanks costs no more than its length, twenty thousand times", () => {
    const [short, long] = [`a${blanks(URL_MAX - 2)}b`, `a${blanks(8000)}b`];
    const read = Array.from({ length: 20_000 }, () => [linkUrl(short), linkUrl(long)]);
    expect(read.every(([kept, refused]) => kept === short && refused === null)).toBe(true);
  });

  test("longer than the limit is refused by the schema with that alone", () => {
    const marks = [{ type: "link", attrs: { href: `javascript:${blanks(8000)}` } }];
    const content = [{ type: "paragraph", content: [{ type: "text", text: "a", marks }] }];
    const image = { type: "image", attrs: { src: `data:${blanks(8000)}` } };
    for (const block of [...content, image]) {
      const { error } = richTextSchema.safeParse({ type: "doc", content: [block] });
      expect(error?.issues.map(({ code }) => code)).toEqual(["too_big"]);
    }
  });
});
