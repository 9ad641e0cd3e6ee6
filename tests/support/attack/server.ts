import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { lastPort, urlOf } from "../../../scripts/lib/embedded-database.ts";
import { SUPERUSER } from "../../../scripts/lib/postgres-cluster.ts";
import { startDemoServer } from "../browser-server.ts";
import { freePort } from "../../../scripts/lib/free-port.ts";
import { mintCredentials, type Credentials } from "./credentials.ts";
import { rowsOf } from "./rows.ts";
import { serverActionsOf, type ServerAction } from "./server-actions.ts";

/** The wall as the product has it, bypassed, or turned against the house (see `open-wall.ts`). */
export type Wall = "intact" | "absent" | "open";

/** A running production server with the demo organizations, as tests from outside need it. */
export type AttackServer = {
  /** Which of the suite's servers it is. */
  readonly name: Stand;
  readonly wall: Wall;
  /** Data folder: secrets, demo credentials, PostgreSQL. */
  readonly data: string;
  readonly port: number;
  /** Host and port of the dashboard. */
  readonly root: string;
  readonly secret: string;
  /** Superuser, to look behind row-level security. */
  readonly superUrl: string;
  readonly organizations: Readonly<Record<"acme" | "globex", OrganizationId>>;
  /** The demo's partners, who have API keys. */
  readonly partners: Readonly<Record<"acme" | "globex", { hostname: string; apiKey: string }>>;
  /** The private keys that sign access tokens. */
  readonly tokenKeys: string;
  /** Cookie headers of everybody there is. */
  readonly credentials: Credentials;
  /** The Server Actions of this server's build. */
  readonly actions: readonly ServerAction[];
};

declare module "vitest" {
  export interface ProvidedContext {
    attackServers: readonly AttackServer[];
  }
}

const wallOff = { GATEHOUSE_BUILD: ".next-wall-off", GATEHOUSE_TEST_BUILD: "wall-off" };

/**
 * Where a wall stands: the product's is asked as a function by the server's own mount, or by Next as its
 * middleware. Where another one stands in the middleware's place, what is behind it is all there is.
 */
const stands = {
  intact: { wall: "intact", env: {} },
  "intact, as Next's middleware": { wall: "intact", env: { API_MOUNT: "next" } },
  absent: { wall: "absent", env: { ...wallOff, GATEHOUSE_OPEN_WALL: "absent", API_MOUNT: "next" } },
  open: { wall: "open", env: { ...wallOff, GATEHOUSE_OPEN_WALL: "open", API_MOUNT: "next" } },
  "intact, before an absent one": {
    wall: "intact",
    env: { ...wallOff, GATEHOUSE_OPEN_WALL: "absent", API_MOUNT: "server" },
  },
} as const satisfies Record<string, { wall: Wall; env: Record<string, string> }>;
export type Stand = keyof typeof stands;

/** The servers that all attacks are made on; the last stand is a test's alone. */
export const attacked: readonly Stand[] = [
  ...(["intact", "intact, as Next's middleware", "absent", "open"] as const),
];

export type RunningServer = { readonly server: AttackServer; readonly stop: () => Promise<void> };

export type AttackServerOptions = {
  readonly port?: number;
  /** More variables of its process. */
  readonly env?: Record<string, string>;
  /** Superuser at its database, where `DATABASE_URL` names one; the embedded one if unsaid. */
  readonly superUrl?: string;
};

/**
 * Starts the product with its demo organizations behind a wall of the given kind.
 * @throws Error with the end of its log when it does not come up.
 */
export async function startAttackServer(
  name: Stand,
  options: AttackServerOptions = {},
): Promise<RunningServer> {
  const { data, stop } = await startDemoServer({
    port: options.port ?? (await freePort()),
    env: { ...stands[name].env, ...options.env },
  });
  try {
    return { server: await describeServer(name, data, options.superUrl), stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

const secretsSchema = z.object({
  GATEHOUSE_SECRET: z.string(),
  GATEHOUSE_TOKEN_SIGNING_KEYS: z.string(),
  POSTGRES_SUPERUSER_PASSWORD: z.string().default(""),
});

const demoSchema = z.object({
  root: z.string(),
  organizations: z.array(
    z.object({
      slug: z.enum(["acme", "globex"]),
      domains: z.array(z.object({ hostname: z.string(), apiKey: z.string() })).min(1),
    }),
  ),
});

/** The first partner of each organization. */
const partnersOf = ({ organizations }: z.infer<typeof demoSchema>) =>
  Object.fromEntries(
    organizations.map(({ slug, domains }) => [slug, domains[0]]),
  ) as AttackServer["partners"];

async function describeServer(
  name: Stand,
  data: string,
  givenUrl: string | undefined,
): Promise<AttackServer> {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(data, file), "utf8"));
  const secrets = secretsSchema.parse(read("secrets.json"));
  const demo = demoSchema.parse(read("demo.json"));
  const root = new URL(demo.root).host;
  const secret = secrets.GATEHOUSE_SECRET;
  const login = `${SUPERUSER}:${secrets.POSTGRES_SUPERUSER_PASSWORD}`;
  const superUrl = givenUrl ?? urlOf(login, lastPort(data) ?? 0, "gatehouse");
  const rows = await rowsOf<{ slug: "acme" | "globex"; id: OrganizationId }>(
    superUrl,
    "SELECT slug, id FROM organizations",
  );
  const organizations = Object.fromEntries(rows.map(({ slug, id }) => [slug, id])) as Record<
    "acme" | "globex",
    OrganizationId
  >;
  const { env } = stands[name];
  return {
    name,
    wall: stands[name].wall,
    data,
    port: Number(root.split(":")[1]),
    root,
    secret,
    superUrl,
    organizations,
    partners: partnersOf(demo),
    tokenKeys: secrets.GATEHOUSE_TOKEN_SIGNING_KEYS,
    credentials: await mintCredentials({ secret, superUrl, organizations }),
    actions: serverActionsOf("GATEHOUSE_BUILD" in env ? env.GATEHOUSE_BUILD : ".next"),
  };
}
