import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecrets, readSecrets, secretsFile } from "../../../../scripts/lib/secrets.ts";
import { gatehouse } from "./gatehouse.ts";

const timeout = 60_000;
let data = "";

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), "gatehouse-rotate-"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

test("a new secret, the old one beside it, and the pepper as it was", { timeout }, () => {
  const before = loadSecrets(data, { NODE_ENV: "test" });
  expect(gatehouse(data, ["rotate-secret"])).toMatchObject({ code: 0, errors: "" });
  const after = readSecrets(data)!;
  expect(after.GATEHOUSE_SECRET).toMatch(/^[\w-]{43}$/);
  expect(after.GATEHOUSE_SECRET).not.toBe(before.GATEHOUSE_SECRET);
  expect(after).toMatchObject({
    GATEHOUSE_SECRET_PREVIOUS: before.GATEHOUSE_SECRET,
    GATEHOUSE_PEPPER: before.GATEHOUSE_SECRET,
    GATEHOUSE_SIGNING_KEY: before.GATEHOUSE_SIGNING_KEY,
    POSTGRES_OWNER_PASSWORD: before.POSTGRES_OWNER_PASSWORD,
  });
  expect(statSync(secretsFile(data)).mode & 0o777).toBe(0o600);
});

test(
  "a second one only after the first is finished, and with the first one's pepper",
  { timeout },
  () => {
    const first = loadSecrets(data, { NODE_ENV: "test" }).GATEHOUSE_SECRET;
    gatehouse(data, ["rotate-secret"]);
    const second = readSecrets(data)?.GATEHOUSE_SECRET;
    expect(gatehouse(data, ["rotate-secret"])).toMatchObject({ code: 1 });
    expect(readSecrets(data)?.GATEHOUSE_SECRET).toBe(second);

    expect(gatehouse(data, ["rotate-secret", "--finish"])).toMatchObject({ code: 0 });
    expect(readSecrets(data)?.GATEHOUSE_SECRET_PREVIOUS).toBeUndefined();
    expect(gatehouse(data, ["rotate-secret"])).toMatchObject({ code: 0 });
    expect(readSecrets(data)).toMatchObject({
      GATEHOUSE_SECRET_PREVIOUS: second,
      GATEHOUSE_PEPPER: first,
    });
  },
);

test("says what is missing where there is no instance", { timeout }, () => {
  expect(gatehouse(data, ["rotate-secret"]).errors).toContain("There is no secret in");
  expect(gatehouse(data, ["rotate-secret", "--help"]).output).toContain("--finish");
  expect(gatehouse(data, ["rotate-secret", "--now"]).code).toBe(2);
});
