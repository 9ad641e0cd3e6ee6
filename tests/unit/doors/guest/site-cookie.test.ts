import { expect, test } from "vitest";
import { cookieValue, siteCookie } from "@/lib/doors/guest/site-cookie.ts";

test("a cookie of a site is for that host alone, out of reach of scripts, and Secure on TLS", () => {
  const cookie = {
    name: "__Host-gatehouse.guest",
    value: "v",
    scheme: "https",
    maxAge: 60,
  } as const;
  const text = siteCookie(cookie);
  expect(text).toBe("__Host-gatehouse.guest=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure");
  expect(siteCookie({ ...cookie, scheme: "http" })).not.toContain("Secure");
});

test("a cookie is found by its whole name", () => {
  const header = "xgatehouse.guest=1; gatehouse.guest=2; gatehouse.guest=3";
  expect(cookieValue(header, "gatehouse.guest")).toBe("2");
  expect(cookieValue(header, "guest")).toBeUndefined();
  expect(cookieValue(null, "gatehouse.guest")).toBeUndefined();
});
