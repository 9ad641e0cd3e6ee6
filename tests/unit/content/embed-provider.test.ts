import { describe, expect, test } from "vitest";
import { blockSchema } from "@/lib/content/blocks/block-schema.ts";
import { readEmbed } from "@/lib/content/blocks/embed-provider.ts";

const id = "0b8c5d1e-6f3a-4c2b-9d7e-1a2b3c4d5e6f";

describe("what may be embedded", () => {
  test.each([
    ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=4", "/embed/dQw4w9WgXcQ"],
    ["https://youtu.be/dQw4w9WgXcQ", "/embed/dQw4w9WgXcQ"],
    ["https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871"],
    ["https://www.openstreetmap.org/#map=13/59.9139/10.7522", "bbox=10.7"],
  ])("%s is known", (address, frame) => {
    expect(readEmbed(address)?.frame).toContain(frame);
  });

  test.each([
    "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://youtube.com.evil.test/watch?v=dQw4w9WgXcQ",
    "https://evil.test/embed/dQw4w9WgXcQ",
    "https://user@www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
    'https://youtu.be/"><script>',
    "https://vimeo.com/1/../../x",
    "https://www.openstreetmap.org/#map=99/0/0",
    "javascript:alert(1)",
    "",
  ])("%s is not", (address) => {
    expect(readEmbed(address)).toBeNull();
  });
});

describe("a block", () => {
  test("of each kind may be as empty as it begins", () => {
    for (const kind of ["hero", "gallery", "entries", "form", "embed"]) {
      expect(blockSchema.safeParse({ id, kind }).success).toBe(true);
    }
  });

  test("from before there were others is what it was", () => {
    const image = { id, kind: "image", url: "/x.png", alt: "", caption: "" };
    expect(blockSchema.parse(image)).toEqual(image);
  });

  test.each([
    { kind: "hero", buttons: [{ label: "x", url: "javascript:alert(1)" }] },
    { kind: "hero", image: { url: "data:image/svg+xml,<svg/>", alt: "" } },
    { kind: "gallery", images: [{ image: { url: "//evil.test/x.png" }, caption: "" }] },
    { kind: "embed", url: "https://evil.test/" },
    { kind: "entries", count: 1_000 },
    { kind: "script", code: "alert(1)" },
    { kind: "hero", onclick: "alert(1)" },
  ])("%j is refused", (block) => {
    expect(blockSchema.safeParse({ id, ...block }).success).toBe(false);
  });
});
