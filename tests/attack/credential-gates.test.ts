import { describe, expect, inject, test } from "vitest";
import type { Surface } from "@/lib/kernel/stamp.ts";
import { apiCredentials, type Knock } from "../support/attack/api-credentials.ts";
import { ask } from "../support/attack/ask.ts";
import { hostOf, isRefusal, type Host } from "../support/attack/places.ts";
import type { AttackServer } from "../support/attack/server.ts";

/** A gate, a place behind it, and the only credentials that open it. */
type Gate = {
  readonly host: Host;
  readonly path: string;
  readonly method?: "GET" | "POST";
  readonly surface: Surface;
  readonly of?: "acme" | "globex";
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: (server: AttackServer) => string;
  readonly opensTo: readonly string[];
};

const gates: Record<string, Gate> = {
  "the dashboard": {
    host: "root",
    path: "/admin/acme",
    surface: "admin",
    opensTo: ["a session cookie"],
  },
  "the API": {
    host: "root",
    path: "/api/v1/content/posts",
    surface: "api",
    headers: { "x-organization": "acme" },
    opensTo: ["a session cookie", "a domain's token", "a member's token", "a static token"],
  },
  "the API at the organization's host": {
    host: "acme",
    path: "/api/v1/content/posts",
    surface: "api",
    of: "acme",
    opensTo: ["a domain's token", "a member's token", "a static token"],
  },
  "the API of the other organization": {
    host: "globex",
    path: "/api/v1/content/posts",
    surface: "api",
    of: "globex",
    opensTo: [],
  },
  "the exchange of keys": {
    host: "root",
    path: "/api/oauth/token",
    method: "POST",
    surface: "open-api",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: () => "grant_type=client_credentials",
    opensTo: ["an API key"],
  },
  "the internal API": {
    host: "root",
    path: "/api/internal/site-changed",
    method: "POST",
    surface: "internal",
    body: ({ organizations }) => JSON.stringify({ organizationId: organizations.acme }),
    opensTo: ["the system's signature"],
  },
  "the record store": {
    host: "self",
    path: "/api/internal/edge-config/digest",
    surface: "internal",
    opensTo: ["the system's signature", "the system's bearer"],
  },
  "a website with a password": {
    host: "globex",
    path: "/about",
    surface: "draft-site",
    of: "globex",
    target: "/draft-site/about",
    opensTo: ["Globex's guest cookie"],
  },
  "a website's drafts": {
    host: "acme",
    path: "/spring-catalogue",
    surface: "draft-site",
    of: "acme",
    target: "/draft-site/spring-catalogue",
    opensTo: ["a visit cookie"],
  },
};

const servers = inject("attackServers");
const shown = new Map(
  await Promise.all(
    servers.map(async (server) => [server.name, await apiCredentials(server)] as const),
  ),
);

/** Asks a gate with a credential; the claims are for a wall that was turned. */
async function opens(server: AttackServer, gate: Gate, credential: string): Promise<boolean> {
  const { path, method = "GET", surface, of, target = path } = gate;
  const host = hostOf(server, gate.host);
  const body = gate.body?.(server) ?? "";
  const knock: Knock = { method, host, path, body };
  const show = shown.get(server.name)?.[credential];
  const reply = await ask(server.port, {
    host,
    path,
    method,
    headers: {
      "x-claim-surface": surface,
      "x-claim-path": path,
      "x-claim-target": target,
      ...(of === undefined ? {} : { "x-claim-organization": server.organizations[of] }),
      ...gate.headers,
      ...(await show?.(knock)),
    },
    ...(body === "" ? {} : { body }),
  });
  if (!isRefusal(reply) && ![200, 204].includes(reply.status)) {
    throw new Error(`${credential} at ${path}: ${reply.status} ${reply.body.slice(0, 200)}`);
  }
  return !isRefusal(reply);
}

describe.each(servers.map((server) => [server.name, server] as const))(
  "with the wall %s",
  (_name, server) => {
    const { wall } = server;
    test.each(Object.entries(gates))(
      "%s opens to its own credentials alone",
      async (_name, gate) => {
        const found: string[] = [];
        for (const credential of Object.keys(shown.get(server.name) ?? {})) {
          if (await opens(server, gate, credential)) found.push(credential);
        }
        // @NOTE Who gets by the wall has not been judged: without its stamp no door opens to anybody.
        expect(found).toEqual(wall === "absent" ? [] : gate.opensTo);
      },
    );
  },
);
