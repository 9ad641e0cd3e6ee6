import { describe, expect, test } from "vitest";
import { mediaAddress, readMediaAddress } from "@/lib/media/media-address.ts";
import { PRESETS, type Preset } from "@/lib/media/presets.ts";

const id = "0b0e8a62-6a1c-4a53-9a59-1f4a6f4f2f10";

describe("the address of a file", () => {
  test("names the file by its id, and its name for people", () => {
    expect(mediaAddress({ id, filename: "workshop.jpg" })).toBe(`/media/${id}/workshop.jpg`);
    expect(mediaAddress({ id, filename: "workshop.jpg" }, "thumb")).toBe(
      `/media/${id}/thumb/workshop.jpg`,
    );
  });

  test.each([
    ["Über uns (2).PNG", "Uber-uns-2-.PNG"],
    ["../../etc/passwd", "etc-passwd"],
    ["a/b?c#d.png", "a-b-c-d.png"],
    ["写真.jpg", "jpg"],
    ["...", "file"],
    ["", "file"],
  ])("spells %j so that nothing in it needs escaping", (filename, name) => {
    expect(mediaAddress({ id, filename })).toBe(`/media/${id}/${name}`);
  });

  test.each([null, ...(Object.keys(PRESETS) as Preset[])])(
    "is read back as it was: %s",
    (preset) => {
      const address = mediaAddress({ id, filename: "a.jpg" }, preset);
      expect(readMediaAddress(address)).toEqual({ assetId: id, preset, filename: "a.jpg" });
    },
  );

  test.each([
    "/media",
    "/media/",
    `/media/${id}`,
    `/media/${id}/`,
    `/media/${id.toUpperCase()}/a.jpg`,
    `/media/${id}/huge/a.jpg`,
    `/media/${id}/constructor/a.jpg`,
    `/media/${id}/thumb/a/b.jpg`,
    `/x/media/${id}/a.jpg`,
    "/media/1/a.jpg",
  ])("is nothing else: %s", (path) => {
    expect(readMediaAddress(path)).toBeNull();
  });
});
