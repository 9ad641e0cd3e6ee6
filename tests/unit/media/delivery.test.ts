import { describe, expect, test } from "vitest";
import { byteRange } from "@/lib/media/delivery/byte-range.ts";
import { focalCut } from "@/lib/media/delivery/focal-cut.ts";
import { dispositionOf } from "@/lib/media/delivery/shown-inline.ts";
import { variantFormat } from "@/lib/media/delivery/variant-format.ts";

describe("a part of a file", () => {
  test.each([
    [null, null],
    ["bytes=0-0", { from: 0, to: 0 }],
    ["bytes=90-", { from: 90, to: 99 }],
    ["bytes=90-1000", { from: 90, to: 99 }],
    ["bytes=-10", { from: 90, to: 99 }],
    ["bytes=-1000", { from: 0, to: 99 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=5-4", null],
    ["bytes=-", null],
    ["bytes=0-1,5-6", null],
    ["items=0-1", null],
    ["bytes=0x1-2", null],
  ])("is read off %j", (header, range) => {
    expect(byteRange(header, 100)).toEqual(range);
  });

  test("of nothing is none", () => {
    expect(byteRange("bytes=0-", 0)).toBe("unsatisfiable");
    expect(byteRange("bytes=-1", 0)).toBe("unsatisfiable");
  });
});

describe("a cut around the focal point", () => {
  const square = { width: 480, height: 480 };
  const wide = { width: 1_200, height: 630 };

  test.each([
    [{ width: 1_000, height: 500 }, square, [0.5, 0.5], [250, 0, 500, 500]],
    [{ width: 1_000, height: 500 }, square, [0, 0], [0, 0, 500, 500]],
    [{ width: 1_000, height: 500 }, square, [1, 1], [500, 0, 500, 500]],
    [{ width: 1_000, height: 500 }, square, [0.3, 0.9], [50, 0, 500, 500]],
    [{ width: 400, height: 1_000 }, wide, [0.5, 0.25], [0, 145, 400, 210]],
    [{ width: 1, height: 1 }, wide, [0.5, 0.5], [0, 0, 1, 1]],
  ] as const)("of %j for %j at %j", (image, target, [focalX, focalY], expected) => {
    const { left, top, width, height } = focalCut(image, target, { focalX, focalY });
    expect([left, top, width, height]).toEqual(expected);
  });
});

describe("the format of an image", () => {
  test.each([
    ["image/jpeg", "image/avif,image/webp,*/*", "avif"],
    ["image/jpeg", "image/webp,*/*;q=0.8", "webp"],
    ["image/jpeg", "image/avif;q=0, image/webp", "webp"],
    ["image/jpeg", "*/*", "jpeg"],
    ["image/jpeg", null, "jpeg"],
    ["image/png", "*/*", "png"],
    ["image/gif", "image/avif,image/webp", "webp"],
    ["image/gif", "*/*", "gif"],
    ["image/tiff", "", "jpeg"],
  ])("of %s for a browser that takes %j is %s", (mediaType, accept, format) => {
    expect(variantFormat(mediaType, accept)).toBe(format);
  });
});

describe("what a browser does with a file", () => {
  test.each(["text/html", "image/svg+xml", "application/xml", "application/pdf", "text/plain", ""])(
    "%s it saves",
    (mediaType) => {
      expect(dispositionOf(mediaType, "a")).toMatch(/^attachment;/);
    },
  );

  test("an image it shows, under a name that cannot end the header", () => {
    expect(dispositionOf("image/png", 'Über "uns"\r\n.png')).toBe(
      `inline; filename="_ber _uns___.png"; filename*=UTF-8''%C3%9Cber%20%22uns%22%0D%0A.png`,
    );
  });
});
