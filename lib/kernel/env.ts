import { z } from "zod";
import { canonicalHost } from "./canonical-host.ts";

/** What may stand in a header: printable ASCII. */
const headerText = z.string().regex(/^[\x20-\x7e]*$/);

const publicKeySet = z.strictObject({
  keys: z.array(
    z.strictObject({
      kty: z.literal("OKP"),
      crv: z.literal("Ed25519"),
      x: z.string().length(43),
      kid: z.string().optional(),
      alg: z.enum(["EdDSA", "Ed25519"]).optional(),
      use: z.literal("sig").optional(),
    }),
  ),
});

const variables = z.object({
  /** Host and port of the dashboard; organizations live below it as `{slug}.{ROOT}`. */
  ROOT: z.string().min(1).default("localhost:3000"),
  /** Scheme under which people reach this instance. `https` turns on HSTS and `__Host-` cookies. */
  PUBLIC_SCHEME: z.enum(["http", "https"]).default("http"),
  /** What this project is called in people's authenticator apps (S-106). */
  PROJECT_NAME: z.string().trim().min(1).max(40).default("Gatehouse"),
  /** Which of its instances this is: `Staging`; empty: the host of ROOT. Never left out (S-107). */
  ENVIRONMENT_NAME: z.string().trim().max(40).default(""),
  /** Instance secret, ≥ 32 characters; every purpose has its own key derived from it. */
  GATEHOUSE_SECRET: z.string().min(32),
  /** The secret before this one, while it is being rotated: the HMAC gate takes keys of both. */
  GATEHOUSE_SECRET_PREVIOUS: z.union([z.literal(""), z.string().min(32)]).default(""),
  /**
   * What stored hashes are peppered with: passwords above all. Empty: the instance secret. Unlike
   * that it is never rotated, since nobody can hash again what only its owner knows.
   */
  GATEHOUSE_PEPPER: z.union([z.literal(""), z.string().min(32)]).default(""),
  /** Ed25519 public JWK: verifies site records. */
  GATEHOUSE_VERIFY_KEY: z.string().min(1),
  /** Ed25519 private JWK: signs site records. Not given to the wall on an edge host. */
  GATEHOUSE_SIGNING_KEY: z.string().default(""),
  /** JWKS of the Ed25519 public keys that verify access tokens; none: no token is admitted. */
  GATEHOUSE_TOKEN_KEYS: z
    .string()
    .refine(isPublicKeySet, { message: "must be a JWKS of public keys: everybody can read it" })
    .default('{"keys":[]}'),
  /** JWKS of the Ed25519 private keys that sign access tokens: current, next, previous. Not the wall's. */
  GATEHOUSE_TOKEN_SIGNING_KEYS: z.string().default('{"keys":[]}'),
  /** Seconds that an access token lives at most; a member's never lives longer than 900. */
  GATEHOUSE_TOKEN_LIFETIME: z.coerce.number().int().min(5).max(3600).default(3600),
  /** PostgreSQL as the application's own, non-owner role. */
  DATABASE_APP_URL: z.string().default(""),
  /** The same without a pooler between, for LISTEN; empty: DATABASE_APP_URL stands for both. */
  DATABASE_LISTEN_URL: z.string().default(""),
  /** Redis that counts the rate limits, as redis:// or rediss://; empty: PostgreSQL does. */
  REDIS_URL: z.union([z.literal(""), z.url({ protocol: /^rediss?$/ })]).default(""),
  /** Who asks the wall and answers the API where we serve ourselves: the server, or Next as on any other host. */
  API_MOUNT: z.enum(["server", "next"]).default("server"),
  /** How many processes of the self-hosted server share its port; auto: one for each core, at most eight. */
  WEB_CONCURRENCY: z.union([z.literal("auto"), z.coerce.number().int().min(1).max(8)]).default(1),
  /** Requests a minute that one organization's domains and members may make of the API together. */
  API_ORGANIZATION_LIMIT: z.coerce.number().int().min(1).max(100_000_000).default(300_000),
  /** Requests a minute that members at one address (/64 of IPv6) may make of the API. */
  API_ADDRESS_LIMIT: z.coerce.number().int().min(1).max(100_000_000).default(6_000),
  /** Connection string of a real Edge Config; empty: the product's own record store. */
  EDGE_CONFIG: z.string().default(""),
  EDGE_CONFIG_WRITE_TOKEN: z.string().default(""),
  /** Servers that are asked for the DNS records of hostnames, `address[:port]`; empty: the system's. */
  DNS_SERVERS: z
    .string()
    .default("")
    .transform((text) => text.split(",").flatMap((entry) => entry.trim() || [])),
  /** Where the wall of this instance reads its own record store. */
  GATEHOUSE_SELF: z.string().default("http://127.0.0.1:3000"),
  /** Seconds a signed site record is believed. */
  SITE_RECORD_LIFETIME: z.coerce.number().int().min(5).max(86_400).default(3600),
  /** How many proxies in front are trusted to append to X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(8).default(0),
  /** Seconds of HSTS on https; 0 takes it back. `preload` is promised from a year on. */
  HSTS_MAX_AGE: z.coerce.number().int().min(0).max(63_072_000).default(63_072_000),
  /** Whether HSTS speaks for all hosts below ROOT, too. */
  HSTS_SUBDOMAINS: z.enum(["yes", "no"]).default("yes"),
  /** Who may show this instance's pages in a frame: nobody, or pages of the same host. */
  FRAME_OPTION: z.enum(["DENY", "SAMEORIGIN"]).default("DENY"),
  /** A Permissions-Policy in place of the built-in one. */
  PERMISSIONS_POLICY: headerText.default(""),
  /** A Content-Security-Policy for the dashboard in place of the built-in one; holds `{nonce}`. */
  CONTENT_SECURITY_POLICY: headerText
    .refine((policy) => policy === "" || policy.includes("'nonce-{nonce}'"), {
      message: "needs 'nonce-{nonce}' in its script-src",
    })
    .default(""),
  /**
   * Hosts inside of our own network that imports and other fetches of strangers' addresses may ask all the
   * same, each with its port where it is not the usual one: `files.intranet.example:8080`.
   */
  OUTBOUND_ALLOW: z
    .string()
    .default("")
    .transform((hosts) => hosts.split(/[\s,]+/).filter((host) => host !== ""))
    .transform((hosts) => hosts.map((host) => host.toLowerCase())),
  /** Where files of the media library lie, and what is on its way; empty: `media` in the data directory. */
  MEDIA_DIRECTORY: z.string().default(""),
  /** Bucket of an S3-compatible storage that keeps the files; empty: the directory does. */
  MEDIA_S3_BUCKET: z.string().default(""),
  /** Where that storage answers; empty: Amazon's own address of the region. */
  MEDIA_S3_ENDPOINT: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]).default(""),
  MEDIA_S3_REGION: z.string().default("us-east-1"),
  /** Key and secret of the bucket; empty: what the machine's own surroundings give. */
  MEDIA_S3_KEY: z.string().default(""),
  MEDIA_S3_SECRET: z.string().default(""),
  /** Megabytes that one file may have. */
  MEDIA_FILE_MB: z.coerce.number().int().min(1).max(5_000).default(1_024),
  /** Megabytes that the files of one organization may have together. */
  MEDIA_ORGANIZATION_MB: z.coerce.number().int().min(1).max(100_000_000).default(20_480),
  /** Megabytes of images in other sizes that are kept on disk; they are made anew when asked for. */
  MEDIA_VARIANTS_MB: z.coerce.number().int().min(1).max(1_000_000).default(2_048),
  /** Where mail is handed in, as smtp:// or smtps:// with user and password; empty: none is sent. */
  MAIL_URL: z.union([z.literal(""), z.url({ protocol: /^smtps?$/ })]).default(""),
  /** Whom it comes from: an address, or a name with one in angle brackets. */
  MAIL_FROM: headerText.default(""),
  /** Data directory of this instance (logs, embedded PostgreSQL, demo credentials). */
  GATEHOUSE_DATA: z.string().default(".data"),
});

const sendable = variables.refine(
  (found) => found.MAIL_URL === "" || found.MAIL_FROM.includes("@"),
  {
    path: ["MAIL_FROM"],
    error: "must hold the address that mail comes from; see docs/mail.md",
  },
);

/** @NOTE A new secret without the old pepper would make every password there is worthless. */
const rotatable = sendable.refine(
  (found) => found.GATEHOUSE_SECRET_PREVIOUS === "" || found.GATEHOUSE_PEPPER !== "",
  {
    path: ["GATEHOUSE_PEPPER"],
    error: "must be set while the secret is rotated; see docs/deploy.md, «Rotate the secret»",
  },
);

/** @NOTE One spelling of ROOT for everybody who compares a host or an origin with it. */
const environmentSchema = rotatable.transform((found) => ({
  ...found,
  ROOT: canonicalHost(found.ROOT, found.PUBLIC_SCHEME),
  GATEHOUSE_PEPPER: found.GATEHOUSE_PEPPER || found.GATEHOUSE_SECRET,
}));

export type Environment = z.infer<typeof environmentSchema>;

/**
 * @NOTE It is published as it stands (/.well-known/jwks.json), and its name is nearly that of the
 * private set: with a private key in it the process must not start.
 */
function isPublicKeySet(text: string): boolean {
  try {
    return publicKeySet.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

let parsed: Environment | undefined;

/**
 * The process's settings, read once.
 * @throws Error naming each missing or malformed variable; the process must not go on.
 */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** Settings of an explicit source; for tests and scripts. What is empty counts as unset. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.entries(source).filter(([, value]) => value !== "");
  const result = environmentSchema.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Environment is not usable. ${wrong.join("; ")}. See .env.example.`);
}
