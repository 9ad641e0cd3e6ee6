import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { type JsonWebKeyInput, randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { publicTokenKeys } from "@/lib/gates/api/token-keys.ts";
import { StepFailed } from "./step-failed.ts";
import { newTokenKeys } from "./token-key-set.ts";

/** A new instance secret: 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

const MAKERS = {
  GATEHOUSE_SECRET: newSecret,
  GATEHOUSE_SIGNING_KEY: () =>
    JSON.stringify(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })),
  GATEHOUSE_TOKEN_SIGNING_KEYS: () => newTokenKeys(),
  POSTGRES_SUPERUSER_PASSWORD: () => randomBytes(24).toString("base64url"),
  POSTGRES_OWNER_PASSWORD: () => randomBytes(24).toString("base64url"),
};

/** What `gatehouse rotate-secret` leaves behind; absent until then. */
const ROTATED = ["GATEHOUSE_SECRET_PREVIOUS", "GATEHOUSE_PEPPER"] as const;

export type Secrets = Record<
  keyof typeof MAKERS | "GATEHOUSE_VERIFY_KEY" | "GATEHOUSE_TOKEN_KEYS",
  string
> &
  Partial<Record<(typeof ROTATED)[number], string>>;

/** Name of the file in the data directory. */
export const secretsFile = (data: string): string => path.join(data, "secrets.json");

/**
 * The instance's secrets: what the environment sets, else what the file holds, else new ones, which
 * are written to the file, readable by its owner alone. What verifies is always the public half of
 * what signs, unless the environment names it.
 * @throws StepFailed when the file is unreadable or a key is none.
 */
export function loadSecrets(data: string, environment = process.env): Secrets {
  const stored = readSecrets(data) ?? {};
  const missing = neededOf(environment).filter((name) => !environment[name] && !stored[name]);
  const made = Object.fromEntries(missing.map((name) => [name, MAKERS[name]()]));
  if (missing.length > 0) writeSecrets(secretsFile(data), { ...stored, ...made });
  const given = Object.entries(environment).filter(([name, value]) => isSecret(name) && value);
  const known = { ...stored, ...made, ...Object.fromEntries(given) } as Secrets;
  const verifyKey = environment["GATEHOUSE_VERIFY_KEY"] || publicHalf(known.GATEHOUSE_SIGNING_KEY);
  const tokenKeys =
    environment["GATEHOUSE_TOKEN_KEYS"] || publicHalves(known.GATEHOUSE_TOKEN_SIGNING_KEYS);
  return { ...known, GATEHOUSE_VERIFY_KEY: verifyKey, GATEHOUSE_TOKEN_KEYS: tokenKeys };
}

type Made = keyof typeof MAKERS;

const isSecret = (name: string): name is Made => Object.hasOwn(MAKERS, name);

/** The passwords are those of the embedded PostgreSQL. */
function neededOf(environment: NodeJS.ProcessEnv): Made[] {
  const names = Object.keys(MAKERS) as Made[];
  return environment["DATABASE_URL"]
    ? names.filter((name) => !name.startsWith("POSTGRES_"))
    : names;
}

/** What the file in the data directory holds; null when there is none. */
export function readSecrets(data: string): Partial<Secrets> | null {
  const file = secretsFile(data);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>;
  } catch (cause) {
    throw new StepFailed(
      `${file} cannot be read: ${(cause as Error).message}`,
      "Restore it from a backup. Without it sessions, keys and the embedded database are lost.",
      cause,
    );
  }
}

/** Writes whole or not at all: a half-written file would lock everybody out. */
export function writeSecrets(file: string, secrets: Record<string, string>): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, file);
}

/** The public JWK of an Ed25519 private JWK, both as JSON. */
export function publicHalf(signingKey: string): string {
  try {
    const key = createPrivateKey({
      key: JSON.parse(signingKey) as JsonWebKeyInput["key"],
      format: "jwk",
    });
    return JSON.stringify(createPublicKey(key).export({ format: "jwk" }));
  } catch (cause) {
    throw new StepFailed(
      "GATEHOUSE_SIGNING_KEY is no Ed25519 private JWK.",
      "See .env.example.",
      cause,
    );
  }
}

export function publicHalves(signingKeys: string): string {
  try {
    return publicTokenKeys(signingKeys);
  } catch (cause) {
    throw new StepFailed((cause as Error).message, "See .env.example.", cause);
  }
}
