import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { urlOf } from "./embedded-database.ts";
import { type InstanceSettings, type OwnSettings, rootOf, selfOf } from "./instance-environment.ts";
import { findInstance } from "./instance-lock.ts";
import { OWNER } from "./owner-database.ts";
import { findPostmaster } from "./postmaster-file.ts";
import { publicHalf, publicHalves, readSecrets, type Secrets, secretsFile } from "./secrets.ts";
import { StepFailed } from "./step-failed.ts";

/**
 * Settings of the instance on a data directory, for a command beside it: its secrets and the
 * database of DATABASE_URL or else the embedded one, which has to run.
 * @throws StepFailed that says what is missing: the instance, its secrets or its database.
 */
export function findSettings(data: string): InstanceSettings {
  const own = findOwnSettings(data);
  return { ...own, ownerUrl: process.env["DATABASE_URL"] || embeddedUrl(data, own.secrets) };
}

/**
 * The same without its database, which need not run: what the instance knows of itself.
 * @throws StepFailed that says what is missing: the instance or its secrets.
 */
export function findOwnSettings(data: string): OwnSettings {
  const secrets = knownSecrets(data);
  const running = findInstance(data);
  const port = Number(process.env["PORT"] || 3000);
  return {
    secrets,
    data,
    root: running?.root ?? rootOf(port),
    self: running?.self ?? process.env["GATEHOUSE_SELF"] ?? selfOf("127.0.0.1", port),
  };
}

/** Of an instance that was made before there were tokens, and has not been started since. */
const NO_KEYS = '{"keys":[]}';

function knownSecrets(data: string): Secrets {
  const stored = readSecrets(data) ?? {};
  const names = [
    ...(["GATEHOUSE_SECRET", "GATEHOUSE_SIGNING_KEY", "GATEHOUSE_VERIFY_KEY"] as const),
    ...(["GATEHOUSE_TOKEN_SIGNING_KEYS", "GATEHOUSE_TOKEN_KEYS"] as const),
  ];
  const known: Partial<Secrets> = { ...stored };
  for (const name of names) {
    const given = process.env[name];
    if (given) known[name] = given;
  }
  if (!known.GATEHOUSE_SECRET || !known.GATEHOUSE_SIGNING_KEY) {
    throw new StepFailed(
      `There is no instance in ${data}: ${secretsFile(data)} is missing.`,
      "Name its folder with --data DIR, or start one with npm start.",
    );
  }
  known.GATEHOUSE_VERIFY_KEY ??= publicHalf(known.GATEHOUSE_SIGNING_KEY);
  known.GATEHOUSE_TOKEN_SIGNING_KEYS ??= NO_KEYS;
  known.GATEHOUSE_TOKEN_KEYS ??= publicHalves(known.GATEHOUSE_TOKEN_SIGNING_KEYS);
  return known as Secrets;
}

function embeddedUrl(data: string, secrets: Secrets): string {
  const directory = path.join(data, "postgres");
  const found = existsSync(directory) ? findPostmaster(realpathSync(directory)) : null;
  if (found === null) {
    throw new StepFailed(
      `The instance in ${data} does not run, and so its embedded PostgreSQL does not either.`,
      "Start it with npm start, and leave it running beside this command.",
    );
  }
  return urlOf(`${OWNER}:${secrets.POSTGRES_OWNER_PASSWORD}`, found.port, OWNER);
}
