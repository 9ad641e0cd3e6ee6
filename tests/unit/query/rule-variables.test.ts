import { describe, expect, test } from "vitest";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { resolveVariables, type Variables } from "@/lib/query/rule-variables.ts";

const variables: Variables = {
  named: new Map<string, string | readonly string[] | null>([
    ["$CURRENT_USER", "me"],
    ["$CURRENT_DOMAIN", null],
    ["$CURRENT_ROLES", ["a", "b"]],
  ]),
  now: new Date("2026-03-31T10:00:00.000Z"),
};

describe("a variable", () => {
  test.each([
    [{ x: { _eq: "$CURRENT_USER" } }, { x: { _eq: "me" } }],
    [{ x: { _eq: "$CURRENT_DOMAIN" } }, { x: { _eq: null } }],
    [{ x: { _in: "$CURRENT_ROLES" } }, { x: { _in: ["a", "b"] } }],
    [{ x: { _in: ["$CURRENT_USER", "$CURRENT_ROLES"] } }, { x: { _in: ["me", "a", "b"] } }],
    [{ _or: [{ x: "$CURRENT_USER" }] }, { _or: [{ x: "me" }] }],
    [{ x: { _lt: "$NOW" } }, { x: { _lt: "2026-03-31T10:00:00.000Z" } }],
    [{ x: "$NOW(-1 day)" }, { x: "2026-03-30T10:00:00.000Z" }],
    [{ x: "$NOW(+90 minutes)" }, { x: "2026-03-31T11:30:00.000Z" }],
    [{ x: "$NOW(-2 weeks)" }, { x: "2026-03-17T10:00:00.000Z" }],
    [{ x: "$NOW(+ 1 year)" }, { x: "2027-03-31T10:00:00.000Z" }],
    [{ x: "$NOW(-1 month)" }, { x: "2026-03-03T10:00:00.000Z" }],
  ])("in %j becomes its value", (rule, expected) => {
    expect(resolveVariables(rule, variables)).toEqual(expected);
  });

  test("is never a name, and a text that only looks like one stays a text", () => {
    const rule = { $CURRENT_USER: "$5 or more", y: 7, z: null, w: true };
    expect(resolveVariables(rule, variables)).toEqual(rule);
  });

  test.each([
    "$CURRENT_USER.passwordHash",
    "$CURRENT_",
    "$NOW(1 day)",
    "$NOW(-9999 years)",
    "$NOW()",
  ])("that is not there is refused: %s", (text) => {
    expect(() => resolveVariables({ x: text }, variables)).toThrow(BadParameter);
  });
});
