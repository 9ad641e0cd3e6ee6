import { expect, test } from "vitest";
import { generatePassword } from "@/app/admin/[org]/site-access/generate-password.ts";
import { changeSiteAccessSchema } from "@/lib/site-access/schemas.ts";

test("a made-up password is accepted and never made twice", () => {
  const made = new Set(Array.from({ length: 500 }, generatePassword));
  expect(made.size).toBe(500);
  for (const password of made) {
    expect(changeSiteAccessSchema.safeParse({ level: "password", password }).success).toBe(true);
    expect(password).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(password).not.toMatch(/[01ilo]/);
  }
});
