import { describe, expect, test } from "vitest";
import { randomBytes, toBase64Url } from "@/lib/kernel/bytes.ts";

describe("random bytes", () => {
  test.each([0, 1, 16, 2_047, 2_048, 2_049, 10_000])("are as many as asked for: %i", (length) => {
    expect(randomBytes(length)).toHaveLength(length);
  });

  test("are never handed out twice, however many are asked for at once", () => {
    const lengths = Array.from({ length: 3_000 }, (_, at) => 16 + (at % 40));
    const taken = lengths.map((length) => toBase64Url(randomBytes(length).subarray(0, 16)));
    expect(new Set(taken).size).toBe(taken.length);
  });

  test("are nobody else's: who changes theirs changes no others", () => {
    const mine = randomBytes(32);
    mine.fill(0);
    expect(randomBytes(32).every((byte) => byte === 0)).toBe(false);
    expect(mine.buffer.byteLength).toBe(32);
  });
});
