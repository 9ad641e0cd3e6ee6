import { generateKeyPairSync } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rotateTokenKeysCommand } from "../../../../scripts/commands/rotate-token-keys.ts";
import { loadSecrets, secretsFile } from "../../../../scripts/lib/secrets.ts";

let data = "";

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), "gatehouse-secrets-"));
});

afterEach(() => rmSync(data, { recursive: true }));

const environment = (values: Record<string, string>) => values as unknown as NodeJS.ProcessEnv;
const none = environment({});

test("the first start makes them, for their owner alone, and the next finds the same", () => {
  const made = loadSecrets(data, none);
  expect(statSync(secretsFile(data)).mode & 0o777).toBe(0o600);
  expect(Buffer.from(made.GATEHOUSE_SECRET, "base64url")).toHaveLength(32);
  expect(loadSecrets(data, none)).toEqual(made);
});

test("two data folders share no secret", () => {
  const other = mkdtempSync(path.join(tmpdir(), "gatehouse-secrets-"));
  const values = Object.values(loadSecrets(data, none));
  const others = new Set(Object.values(loadSecrets(other, none)));
  rmSync(other, { recursive: true });
  expect(values.filter((value) => others.has(value))).toEqual([]);
});

test("the verifying key is the public half of the signing key", () => {
  const secrets = loadSecrets(data, none);
  const signing = JSON.parse(secrets.GATEHOUSE_SIGNING_KEY) as Record<string, string>;
  const verifying = JSON.parse(secrets.GATEHOUSE_VERIFY_KEY) as Record<string, string>;
  expect(signing["d"]).toBeTypeOf("string");
  expect(verifying).toEqual({ kty: "OKP", crv: "Ed25519", x: signing["x"] });
});

test("what the environment sets wins, and is not written down", () => {
  loadSecrets(data, none);
  const secret = "s".repeat(40);
  expect(loadSecrets(data, environment({ GATEHOUSE_SECRET: secret })).GATEHOUSE_SECRET).toBe(
    secret,
  );
  expect(readFileSync(secretsFile(data), "utf8")).not.toContain(secret);
});

test("a signing key from the environment brings its own verifying key", () => {
  loadSecrets(data, none);
  const key = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
  const secrets = loadSecrets(data, environment({ GATEHOUSE_SIGNING_KEY: JSON.stringify(key) }));
  expect(JSON.parse(secrets.GATEHOUSE_VERIFY_KEY)).toMatchObject({ x: key.x });
});

test("with everything in the environment no file is made", () => {
  const { GATEHOUSE_SECRET, GATEHOUSE_SIGNING_KEY, GATEHOUSE_TOKEN_SIGNING_KEYS } = loadSecrets(
    data,
    none,
  );
  rmSync(secretsFile(data));
  const given = { GATEHOUSE_SECRET, GATEHOUSE_SIGNING_KEY, GATEHOUSE_TOKEN_SIGNING_KEYS };
  loadSecrets(data, environment({ ...given, DATABASE_URL: "postgresql://elsewhere/db" }));
  expect(statSync(secretsFile(data), { throwIfNoEntry: false })).toBeUndefined();
});

test("a damaged file is refused and not replaced", () => {
  writeFileSync(secretsFile(data), '{"GATEHOUSE_SECRET": "cut o');
  expect(() => loadSecrets(data, none)).toThrow(/cannot be read/);
  expect(readFileSync(secretsFile(data), "utf8")).toContain("cut o");
});

test("a file that others can read keeps its content when something is added", () => {
  const first = loadSecrets(data, environment({ DATABASE_URL: "postgresql://elsewhere/db" }));
  chmodSync(secretsFile(data), 0o644);
  const second = loadSecrets(data, none);
  expect(second).toMatchObject({ GATEHOUSE_SECRET: first.GATEHOUSE_SECRET });
  expect(statSync(secretsFile(data)).mode & 0o777).toBe(0o600);
});

test("the keys of tokens bring their public halves, and those alone are public", () => {
  const secrets = loadSecrets(data, none);
  const { keys } = JSON.parse(secrets.GATEHOUSE_TOKEN_SIGNING_KEYS) as { keys: { x: string }[] };
  const published = JSON.parse(secrets.GATEHOUSE_TOKEN_KEYS) as { keys: { x: string }[] };
  expect(published.keys.map(({ x }) => x)).toEqual(keys.map(({ x }) => x));
  expect(secrets.GATEHOUSE_TOKEN_KEYS).not.toContain('"d"');
});

test("a set of token keys that is none is refused with its name", () => {
  const settings = environment({ GATEHOUSE_TOKEN_SIGNING_KEYS: '{"keys":[{"kty":"RSA"}]}' });
  expect(() => loadSecrets(data, settings)).toThrow(/GATEHOUSE_TOKEN_SIGNING_KEYS/);
});

test("a rotation keeps every other secret, and all keys but the oldest", async () => {
  const before = loadSecrets(data, none);
  process.env["GATEHOUSE_DATA"] = data;
  expect(await rotateTokenKeysCommand.run([])).toBe(0);
  const after = loadSecrets(data, none);
  const keysOf = (text: string) => (JSON.parse(text) as { keys: { x: string }[] }).keys;
  const [current, next] = keysOf(before.GATEHOUSE_TOKEN_SIGNING_KEYS);
  const [first, , last, ...rest] = keysOf(after.GATEHOUSE_TOKEN_SIGNING_KEYS);
  expect([first, last, rest]).toEqual([next, current, []]);
  expect(after.GATEHOUSE_SECRET).toBe(before.GATEHOUSE_SECRET);
  expect(after.GATEHOUSE_SIGNING_KEY).toBe(before.GATEHOUSE_SIGNING_KEY);
  expect(statSync(secretsFile(data)).mode & 0o777).toBe(0o600);
});

test("three rotations leave none of the keys that somebody may have stolen together", async () => {
  const stolen = loadSecrets(data, none).GATEHOUSE_TOKEN_SIGNING_KEYS;
  process.env["GATEHOUSE_DATA"] = data;
  const keysOf = (text: string) => (JSON.parse(text) as { keys: { x: string }[] }).keys;
  const left = () => {
    const known = new Set(keysOf(loadSecrets(data, none).GATEHOUSE_TOKEN_KEYS).map(({ x }) => x));
    return keysOf(stolen).filter(({ x }) => known.has(x)).length;
  };
  await rotateTokenKeysCommand.run([]);
  await rotateTokenKeysCommand.run([]);
  expect(left()).toBe(1);
  await rotateTokenKeysCommand.run([]);
  expect(left()).toBe(0);
});
