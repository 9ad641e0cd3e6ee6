import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { compileFilter } from "@/lib/query/compile-filter.ts";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldMap } from "@/lib/query/field.ts";
import { readRule } from "@/lib/query/read-rule.ts";
import { bindVariables, resolveVariables, type Variables } from "@/lib/query/rule-variables.ts";
import { keptAt } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";

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

describe("a rule that was read once", () => {
  const fields: FieldMap = new Map(
    (["text", "id", "instant", "text-list"] as const).map((kind) => [
      kind,
      keptAt(describeField(kind, z.unknown()), sql`x`),
    ]),
  );
  const ME = "3f2b8f0e-54a1-4c6e-9d5e-0d6c3d1f7a10";
  const asking = (named: Record<string, string | readonly string[] | null>): Variables => ({
    named: new Map(Object.entries(named)),
    now: new Date("2026-03-31T10:00:00.000Z"),
  });
  const operandOf = (rule: JsonObject, brought: Variables) => {
    const bound = bindVariables(readRule(rule, fields), brought);
    return bound.kind === "test" ? bound.operand : bound;
  };

  test.each<[JsonObject, Record<string, string | readonly string[] | null>, unknown]>([
    [{ id: { _eq: "$CURRENT_USER" } }, { $CURRENT_USER: ME }, ME],
    [{ id: { _eq: "$CURRENT_USER" } }, { $CURRENT_USER: null }, null],
    [{ id: { _eq: "$CURRENT_USER" } }, { $CURRENT_USER: "no id" }, null],
    [{ text: "$CURRENT_USER.name" }, { "$CURRENT_USER.name": "Ann, B." }, "Ann, B."],
    [{ text: { _in: "$CURRENT_USER.name" } }, { "$CURRENT_USER.name": "A,B" }, ["A,B"]],
    [{ text: { _in: "$CURRENT_ROLES" } }, { $CURRENT_ROLES: ["a", "b"] }, ["a", "b"]],
    [{ text: { _in: "$CURRENT_ROLES" } }, { $CURRENT_ROLES: [] }, []],
    [{ text: { _in: ["x", "$CURRENT_ROLES"] } }, { $CURRENT_ROLES: ["a"] }, ["x", "a"]],
    [{ text: { _nin: ["x", "$CURRENT_USER.email"] } }, { "$CURRENT_USER.email": null }, null],
    [
      { instant: { _between: ["$NOW(-1 day)", "$NOW"] } },
      {},
      ["2026-03-30T10:00:00.000Z", "2026-03-31T10:00:00.000Z"],
    ],
    [{ text: { _eq: "plain" } }, {}, "plain"],
    [{ text: { _null: true } }, {}, true],
  ])("is bound for whoever asks: %j by %j", (rule, brought, expected) => {
    expect(operandOf(rule, asking(brought))).toEqual(expected);
  });

  test("is bound at every depth, and stays what it was", () => {
    const read = readRule({ _or: [{ _and: [{ id: "$CURRENT_USER" }] }] }, fields);
    const before = JSON.stringify(read);
    const bound = JSON.stringify(bindVariables(read, asking({ $CURRENT_USER: ME })));
    expect(bound).toContain(ME);
    expect(JSON.stringify(read)).toBe(before);
  });

  test.each<JsonObject>([
    { id: "$CURRENT_USER.email" },
    { text: "$CURRENT_ROLES" },
    { instant: { _lt: "$CURRENT_USER" } },
    { instant: { _between: ["$NOW", "$CURRENT_ROLES"] } },
    { text: { _between: "$CURRENT_ROLES" } },
    { text: { _null: "$CURRENT_USER" } },
    { text: "$CURRENT_MOON" },
    {},
  ])("is refused where no value of the variable could stand: %j", (rule) => {
    expect(() => readRule(rule, fields)).toThrow(BadParameter);
  });

  test("compares nothing before it is bound", () => {
    const read = readRule({ id: "$CURRENT_USER" }, fields);
    expect(() => compileFilter(read, fields)).toThrow("$CURRENT_USER");
  });
});
