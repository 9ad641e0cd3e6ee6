import { expect, test } from "vitest";
import { appUrlOf } from "../../../../scripts/lib/app-role.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const OWNER = "postgresql://owner:p%40ss@db.example:6543/my-site?sslmode=require";

test("the role is named for the database, on the same server with the same settings", () => {
  const url = new URL(appUrlOf(OWNER, SECRET));
  expect(url.username).toBe("my-site_app");
  expect([url.host, url.pathname, url.search]).toEqual([
    "db.example:6543",
    "/my-site",
    "?sslmode=require",
  ]);
});

test("the password is the same each time, another for each secret and each database", () => {
  const passwordOf = (owner: string, secret: string) => new URL(appUrlOf(owner, secret)).password;
  const password = passwordOf(OWNER, SECRET);
  expect(passwordOf(OWNER, SECRET)).toBe(password);
  expect(passwordOf(OWNER, `${SECRET}x`)).not.toBe(password);
  expect(passwordOf(OWNER.replace("my-site", "other"), SECRET)).not.toBe(password);
  expect(password).toMatch(/^[\w-]{43}$/);
});
