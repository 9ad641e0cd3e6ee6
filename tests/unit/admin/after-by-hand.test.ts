import { describe, expect, test } from "vitest";
import { afterByHand } from "@/app/admin/[org]/_editor/after-by-hand.ts";

const LATER = new Date("2026-12-24T08:00:00Z");
const scheduled = {
  ...{ publishAt: LATER, unpublishAt: null, locale: null },
  ...{ draftMovedOn: true, byName: "Ada", failure: null },
};
const published = { status: "published", locale: null, isFirst: true } as const;
const takenOff = { status: "draft", locale: null, isFirst: true } as const;

describe("what is scheduled, once somebody publishes or takes off by hand", () => {
  test("is over", () => {
    expect(afterByHand(scheduled, published)).toBeNull();
    expect(afterByHand(scheduled, takenOff)).toBeNull();
    expect(afterByHand(null, published)).toBeNull();
  });

  test("still ends at its time after publishing, and not after taking off", () => {
    const both = { ...scheduled, unpublishAt: LATER, failure: "The address is taken." };
    const left = { ...both, publishAt: null, draftMovedOn: false, failure: null };
    expect(afterByHand(both, published)).toEqual(left);
    expect(afterByHand(both, takenOff)).toBeNull();
  });

  test("stays where it is about another language, or about all", () => {
    const german = { ...scheduled, locale: "de" };
    expect(afterByHand(german, { ...published, locale: "fr", isFirst: false })).toBe(german);
    expect(afterByHand(german, { ...published, locale: "en" })).toBe(german);
    expect(afterByHand(german, { ...published, locale: "de", isFirst: false })).toBeNull();
    expect(afterByHand(scheduled, { ...published, locale: "en" })).toBe(scheduled);
  });

  test("is over in every language once it is off in the default one", () => {
    const german = { ...scheduled, locale: "de" };
    expect(afterByHand(german, { ...takenOff, locale: "en" })).toBeNull();
    expect(afterByHand(german, { ...takenOff, locale: "fr", isFirst: false })).toBe(german);
  });
});
