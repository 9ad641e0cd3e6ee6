import { describe, expect, test } from "vitest";
import { readClaims } from "@/lib/sso/read-claims.ts";

const read = (token: object, userInfo: object = {}, groupClaim: string | null = null) =>
  readClaims(
    { token: { sub: "s-1", ...token }, userInfo: { sub: "s-1", ...userInfo } },
    { groupClaim },
  );

describe("what a provider says", () => {
  test.each<[string, object, object, string | null]>([
    ["of the token", { email: "A@x.test", email_verified: true }, {}, "a@x.test"],
    [
      "of userinfo where the token is silent",
      {},
      { email: "a@x.test", email_verified: true },
      "a@x.test",
    ],
    ["as Cognito writes it", { email: "a@x.test", email_verified: "true" }, {}, "a@x.test"],
    [
      "of one, verified by the other",
      { email: "a@x.test" },
      { email: "b@x.test", email_verified: true },
      null,
    ],
    ["of the other, verified by one", { email_verified: true }, { email: "b@x.test" }, null],
    ["unverified", { email: "a@x.test", email_verified: false }, {}, null],
    ["that is none", { email: "nobody", email_verified: true }, {}, null],
  ])("is an address %s alone where it is verified there: %s %s", (_which, token, info, email) => {
    expect(read(token, info).email).toBe(email);
  });

  test("is a name, where it tells one, and groups of the claim that was named", () => {
    expect(read({ name: "  Ada  ", groups: ["a", 7, "b"] }, {}, "groups")).toMatchObject({
      ...{ name: "Ada", groups: ["a", "b"] },
    });
    expect(read({ name: " ", groups: ["a"] })).toMatchObject({ name: null, groups: [] });
    expect(read({}, { groups: "one" }, "groups").groups).toEqual(["one"]);
  });

  test("is nothing without a subject", () => {
    expect(() => read({ sub: "" })).toThrow();
  });
});
