import { describe, expect, test } from "vitest";
import { ENTRY_FORMS, LIST_FORMS, negotiate, requireJsonApi } from "@/lib/api/media-type.ts";
import { GatehouseError } from "@/lib/kernel/errors.ts";

const statusOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    if (error instanceof GatehouseError) return error.status;
    throw error;
  }
};

describe("Accept", () => {
  test.each([
    [null, "json-api"],
    ["", "json-api"],
    ["*/*", "json-api"],
    ["application/*", "json-api"],
    ["application/vnd.api+json", "json-api"],
    ["APPLICATION/VND.API+JSON", "json-api"],
    ['application/vnd.api+json; profile="https://x.test/p"', "json-api"],
    ["application/json", "flat"],
    ["application/json; charset=utf-8", "flat"],
    ["application/json, application/vnd.api+json", "json-api"],
    ["application/json, application/vnd.api+json;q=0.5", "flat"],
    ["application/vnd.api+json;q=0, */*", "flat"],
    ["text/html, application/json;q=0.1", "flat"],
    ["application/vnd.api+json; version=1, application/json", 406],
    ['application/vnd.api+json; x="a,b;c", application/vnd.api+json', "json-api"],
    ["application/vnd.api+json; charset=utf-8", 406],
    ['application/vnd.api+json; ext="https://x.test/e"', 406],
    ["text/html", 406],
    ["application/json;q=0", 406],
    ["*/*;q=0", 406],
  ])("%s chooses %s", (accept, expected) => {
    expect(statusOf(() => negotiate(accept, ENTRY_FORMS))).toBe(expected);
  });

  test.each([
    ["text/csv", "csv"],
    ["text/*", "csv"],
    ["text/csv; charset=utf-8; header=present", "csv"],
    ["*/*", "json-api"],
    ["text/csv, application/json", "flat"],
    ["text/csv, application/json;q=0.5", "csv"],
    ["text/html", 406],
  ])("of a list, %s chooses %s", (accept, expected) => {
    expect(statusOf(() => negotiate(accept, LIST_FORMS))).toBe(expected);
  });

  test("chooses no table of what is no list", () => {
    expect(statusOf(() => negotiate("text/csv", ENTRY_FORMS))).toBe(406);
  });
});

describe("Content-Type", () => {
  const extension = "https://jsonapi.org/ext/atomic";

  test.each([
    ["application/vnd.api+json", [], undefined],
    ["application/vnd.api+json;profile=x", [], undefined],
    [`application/vnd.api+json; ext="${extension}"`, [extension], undefined],
    [`application/vnd.api+json; ext="${extension}"`, [], 415],
    [`application/vnd.api+json; ext="${extension} https://x.test"`, [extension], 415],
    ["application/vnd.api+json; charset=utf-8", [], 415],
    ["application/json", [], 415],
    ["application/vnd.api+json, application/vnd.api+json", [], 415],
    ["", [], 415],
    [null, [], 415],
  ])("%s with the extensions %j is answered %s", (type, extensions, expected) => {
    expect(statusOf(() => requireJsonApi(type, extensions))).toBe(expected);
  });
});
