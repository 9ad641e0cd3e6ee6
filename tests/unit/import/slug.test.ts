import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numberedSlug } from "@/lib/content/numbered-slug.ts";
import { MAX_SLUG, slugSchema } from "@/lib/content/slug.ts";
import { slugFrom } from "@/lib/import/slug.ts";

describe("a slug from a text", () => {
  test.each([
    ["About The Tests", "about-the-tests"],
    ["%ce%b5%cf%80%ce%af%cf%80%ce%b5%ce%b4%ce%bf-2", "επίπεδο-2"],
    ["Ελληνικά-Greek", "ελληνικά-greek"],
    ["100% wool", "100-wool"],
    ["a__b--c", "a-b-c"],
    ["../../etc/passwd", "etc-passwd"],
    ["日本語 שלום", "日本語-שלום"],
    ["Café", "café"],
    ["😀!", ""],
    ["", ""],
  ])("%j becomes %j", (text, slug) => {
    expect(slugFrom(text)).toBe(slug);
  });

  test("is empty or one that an entry may have, and stays itself", () => {
    const property = fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      const slug = slugFrom(text);
      expect(slug === "" || slugSchema.safeParse(slug).success).toBe(true);
      expect(slugFrom(slug)).toBe(slug);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test("keeps to the limit, with a number too, and cuts no character in half", () => {
    const long = slugFrom("𠀀".repeat(300));
    expect(long.length).toBeLessThanOrEqual(MAX_SLUG);
    expect(slugSchema.safeParse(numberedSlug(long, 12)).success).toBe(true);
    expect(numberedSlug("a".repeat(MAX_SLUG), 12)).toBe(`${"a".repeat(MAX_SLUG - 3)}-12`);
  });
});
