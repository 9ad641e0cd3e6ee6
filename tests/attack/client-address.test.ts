import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { DomainId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { tokenOf } from "../support/attack/api-credentials.ts";
import { ask, askRaw } from "../support/attack/ask.ts";
import { headerFaults } from "../support/attack/leaks.ts";
import { rowsOf } from "../support/attack/rows.ts";
import type { AttackServer } from "../support/attack/server.ts";

const [server] = inject("attackServers").filter(({ wall }) => wall === "intact");
if (server === undefined) throw new Error("The attack suite has no server with its wall.");
const { port, root } = server;
const path = "/api/v1/content/posts?page[size]=1";

const made: DomainId[] = [];

/** What a partner of Acme shows that may call from one network alone. */
async function partnerWithin(
  network: string,
  { superUrl, organizations, ...rest }: AttackServer,
): Promise<Readonly<Record<string, string>>> {
  const domainId = newId<DomainId>();
  const organizationId = organizations.acme;
  await rowsOf(
    superUrl,
    `INSERT INTO domains (organization_id, id, name, hostname, origins, ip_ranges)
     VALUES ($1, $2, 'Somewhere', $3, '{}', ARRAY[$4])`,
    [organizationId, domainId, `${domainId}.test`, network],
  );
  made.push(domainId);
  const subject = { kind: "domain", organizationId, domainId, epoch: 1 } as const;
  const token = await tokenOf({ superUrl, organizations, ...rest }, subject);
  return { authorization: `Bearer ${token}`, "x-organization": "acme" };
}

let here: Readonly<Record<string, string>>;
let elsewhere: Readonly<Record<string, string>>;
beforeAll(async () => {
  here = await partnerWithin("127.0.0.0/8", server);
  elsewhere = await partnerWithin("203.0.113.0/24", server);
});
afterAll(() => rowsOf(server.superUrl, "DELETE FROM domains WHERE id = ANY($1::uuid[])", [made]));

const statusOf = async (headers: Readonly<Record<string, string>>): Promise<number> => {
  const reply = await ask(port, { host: root, path, headers });
  expect(headerFaults(reply)).toEqual([]);
  return reply.status;
};

describe("the network that somebody calls from", () => {
  const claims = (address: string): readonly Readonly<Record<string, string>>[] => [
    { "x-forwarded-for": address },
    { "X-Forwarded-For": `${address}, ${address}` },
    { "x-real-ip": address },
    { forwarded: `for=${address}` },
    { "x-gatehouse-address": address },
    { "x-client-ip": address, "cf-connecting-ip": address, "true-client-ip": address },
  ];

  test("is the socket's, and nobody gets in by naming another", async () => {
    // @NOTE Without a role it may read nothing: what opens the gate is answered with 403 behind it.
    expect(await statusOf(here)).not.toBe(401);
    expect(await statusOf(elsewhere)).toBe(401);
    for (const claim of claims("203.0.113.7")) {
      expect(await statusOf({ ...elsewhere, ...claim }), JSON.stringify(claim)).toBe(401);
      expect(await statusOf({ ...here, ...claim }), JSON.stringify(claim)).not.toBe(401);
    }
  });
});

describe("a header that comes twice, of which there can be one", () => {
  test.each([
    ["Host", root, `acme.${root}`],
    ["Authorization", "Bearer one's", "Bearer another's"],
    ["X-Organization", "acme", "globex"],
    ["Content-Type", "application/vnd.api+json", "application/json"],
    ["Content-Length", "0", "0"],
    ["Origin", `http://${root}`, "https://evil.example"],
  ])("is refused: %s", async (name, first, second) => {
    const host = name === "Host" ? [] : [`Host: ${root}`];
    const lines = [...host, `${name}: ${first}`, `${name.toLowerCase()}: ${second}`];
    for (const start of [`POST ${path} HTTP/1.1`, "POST /login HTTP/1.1"]) {
      const reply = await askRaw(
        port,
        `${[start, ...lines, "Connection: close"].join("\r\n")}\r\n\r\n`,
      );
      expect([start, reply.status]).toEqual([start, 400]);
      expect(headerFaults(reply)).toEqual([]);
    }
  });
});
