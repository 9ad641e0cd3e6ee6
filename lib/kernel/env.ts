import { z } from "zod";
import { canonicalHost } from "./canonical-host.ts";

const variables = z.object({
  /** Host and port of the dashboard; organizations live below it as `{slug}.{ROOT}`. */
  ROOT: z.string().min(1).default("localhost:3000"),
  /** Scheme under which people reach this instance. `https` turns on HSTS and `__Host-` cookies. */
  PUBLIC_SCHEME: z.enum(["http", "https"]).default("http"),
  /** Instance secret, ≥ 32 characters; every purpose has its own key derived from it. */
  GATEHOUSE_SECRET: z.string().min(32),
  /** Ed25519 public JWK: verifies site records. */
  GATEHOUSE_VERIFY_KEY: z.string().min(1),
  /** Ed25519 private JWK: signs site records. Not given to the wall on an edge host. */
  GATEHOUSE_SIGNING_KEY: z.string().default(""),
  /** JWKS of the Ed25519 public keys that verify access tokens; none: no token is admitted. */
  GATEHOUSE_TOKEN_KEYS: z.string().default('{"keys":[]}'),
  /** PostgreSQL as the application's own, non-owner role. */
  DATABASE_APP_URL: z.string().default(""),
  /** Connection string of a real Edge Config; empty: the product's own record store. */
  EDGE_CONFIG: z.string().default(""),
  EDGE_CONFIG_WRITE_TOKEN: z.string().default(""),
  /** Where the wall of this instance reads its own record store. */
  GATEHOUSE_SELF: z.string().default("http://127.0.0.1:3000"),
  /** Seconds a signed site record is believed. */
  SITE_RECORD_LIFETIME: z.coerce.number().int().min(5).max(86_400).default(3600),
  /** How many proxies in front are trusted to append to X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(8).default(0),
  /** Data directory of this instance (logs, embedded PostgreSQL, demo credentials). */
  GATEHOUSE_DATA: z.string().default(".data"),
});

/** @NOTE One spelling of ROOT for everybody who compares a host or an origin with it. */
const environmentSchema = variables.transform((found) => ({
  ...found,
  ROOT: canonicalHost(found.ROOT, found.PUBLIC_SCHEME),
}));

export type Environment = z.infer<typeof environmentSchema>;

let parsed: Environment | undefined;

/**
 * The process's settings, read once.
 * @throws Error naming each missing or malformed variable; the process must not go on.
 */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** Settings of an explicit source; for tests and scripts. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const result = environmentSchema.safeParse(source);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Environment is not usable. ${wrong.join("; ")}. See .env.example.`);
}
