import { describe, expect, test } from "vitest";
import { parseEntryData } from "@/lib/content/entry-data.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";

const pageWith = (url: string) =>
  parseEntryData("pages", {
    title: "A page",
    blocks: [{ id: newId(), kind: "image", url, alt: "", caption: "" }],
  });

describe("the address of an image block", () => {
  test.each(["https://a.test/b.png", "http://a.test/b.png", "/b.png"])("may be %s", (url) => {
    expect(pageWith(url)).toMatchObject({ blocks: [{ url }] });
  });

  test.each([
    "/\\evil.test/x",
    "//evil.test/x",
    "https:///x",
    "https://",
    "javascript:alert(1)",
    "data:image/png;base64,AA",
    "b.png",
    " /b.png",
    "/b\t.png",
    "",
    `/${"a".repeat(5000)}`,
  ])("may not be %j", (url) => {
    expect(() => pageWith(url)).toThrow(Invalid);
  });
});
