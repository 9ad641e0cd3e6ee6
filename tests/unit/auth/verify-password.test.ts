import { afterAll, expect, test } from "vitest";
import { hashPassword } from "@/lib/auth/hash-password.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { verifyPassword } from "@/lib/auth/verify-password.ts";
import { Unavailable } from "@/lib/kernel/errors.ts";

afterAll(closePasswordPool);

const options = { pepper: "a secret of the house, long enough", cost: 4 };

test("knows the password it hashed and no other", async () => {
  const hash = await hashPassword("a quiet walled garden", options);
  expect(hash).toMatch(/^\$2b\$04\$/);
  expect(await verifyPassword("a quiet walled garden", hash, options)).toBe(true);
  expect(await verifyPassword("a quiet walled gardeN", hash, options)).toBe(false);
});

test("hashes at cost 12 unless told otherwise", async () => {
  expect(await hashPassword("x", { pepper: options.pepper })).toMatch(/^\$2b\$12\$/);
});

test("tells passwords apart that differ after 72 bytes, or after a NUL", async () => {
  const long = "x".repeat(80);
  const hash = await hashPassword(`${long}a`, options);
  expect(await verifyPassword(`${long}b`, hash, options)).toBe(false);
  const withNul = await hashPassword("before\u0000after", options);
  expect(await verifyPassword("before\u0000other", withNul, options)).toBe(false);
});

test("takes the same text typed on another keyboard for the same password", async () => {
  const hash = await hashPassword("caf\u00e9 by the gate", options);
  expect(await verifyPassword("cafe\u0301 by the gate", hash, options)).toBe(true);
});

test("a hash is worthless under another instance's pepper", async () => {
  const hash = await hashPassword("a quiet walled garden", options);
  const elsewhere = { ...options, pepper: "a secret of another house, long enough" };
  expect(await verifyPassword("a quiet walled garden", hash, elsewhere)).toBe(false);
});

test("nobody has no password", async () => {
  expect(await verifyPassword("", null, options)).toBe(false);
  expect(await verifyPassword("a quiet walled garden", null, options)).toBe(false);
});

test("refuses more work than can wait, and goes on afterwards", async () => {
  const tries = Array.from({ length: 200 }, () =>
    verifyPassword("x", null, { ...options, cost: 6 }),
  );
  const outcomes = await Promise.allSettled(tries);
  const refused = outcomes.flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason as unknown] : [],
  );
  expect(refused.length).toBeGreaterThan(0);
  for (const reason of refused) expect(reason).toBeInstanceOf(Unavailable);
  expect(await verifyPassword("x", null, options)).toBe(false);
});
