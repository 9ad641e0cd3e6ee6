import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { parseEnvironment } from "@/lib/kernel/env.ts";
import { findOwnSettings } from "../../../../scripts/lib/find-settings.ts";
import { ownEnvironment } from "../../../../scripts/lib/instance-environment.ts";
import { newTokenKeys } from "../../../../scripts/lib/token-key-set.ts";

const data = mkdtempSync(path.join(tmpdir(), "gatehouse-settings-"));
afterAll(() => rmSync(data, { recursive: true }));

beforeEach(() => {
  vi.stubEnv("GATEHOUSE_TOKEN_KEYS", "");
  vi.stubEnv("GATEHOUSE_TOKEN_SIGNING_KEYS", "");
  return () => vi.unstubAllEnvs();
});

const secrets = {
  GATEHOUSE_SECRET: "s".repeat(32),
  GATEHOUSE_SIGNING_KEY: JSON.stringify(
    generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }),
  ),
};

function environmentOf(stored: Record<string, string>): Record<string, string> {
  writeFileSync(path.join(data, "secrets.json"), JSON.stringify(stored));
  return ownEnvironment(findOwnSettings(data));
}

test("a command beside an instance knows the public halves of its token keys, and no more of them", () => {
  const keys = newTokenKeys();
  const found = environmentOf({ ...secrets, GATEHOUSE_TOKEN_SIGNING_KEYS: keys });
  const { GATEHOUSE_TOKEN_KEYS } = parseEnvironment(found);
  expect(GATEHOUSE_TOKEN_KEYS).toContain("Ed25519");
  expect(GATEHOUSE_TOKEN_KEYS).not.toContain('"d"');
});

test("a command beside an instance without token keys runs too", () => {
  const found = environmentOf(secrets);
  expect(Object.values(found)).not.toContain(undefined);
  expect(parseEnvironment(found).GATEHOUSE_TOKEN_KEYS).toBe('{"keys":[]}');
});
