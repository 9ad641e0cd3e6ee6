import { describe, expect, inject, test } from "vitest";
import { domainOf } from "../support/attack/api-credentials.ts";
import { ask, type Reply } from "../support/attack/ask.ts";
import type { AttackServer } from "../support/attack/server.ts";
import { forgedTokens, handmadeToken, type Forgery } from "../support/api/forged-tokens.ts";

const servers = inject("attackServers").filter(({ wall }) => wall !== "absent");

const forgeryOf = async (server: AttackServer): Promise<Forgery> => ({
  ...(await domainOf(server)),
  keys: server.tokenKeys,
  issuer: `http://${server.root}`,
  now: Date.now(),
});

const show = (server: AttackServer, token: string): Promise<Reply> =>
  ask(server.port, {
    host: server.root,
    path: "/api/v1/content/posts",
    headers: {
      authorization: `Bearer ${token}`,
      "x-organization": "acme",
      "x-claim-surface": "api",
    },
  });

/** An answer without what is new in each. */
function wordsOf({ status, headers, body }: Reply): string {
  return `${status} ${headers["www-authenticate"]} ${body.replace(/"requestId":"[^"]*"/, "")}`;
}

describe.each(servers)("behind a wall that is $name", (server) => {
  test("a token that nothing is wrong with opens the API", async () => {
    const reply = await show(server, handmadeToken(await forgeryOf(server)));
    expect([reply.status, reply.body.slice(0, 200)]).toEqual([200, expect.any(String)]);
  });

  test("every forged one is refused in the same words", async () => {
    const stranger = wordsOf(await show(server, "x.y.z"));
    expect(stranger).toContain("api-auth-token-invalid");
    const found = [];
    for (const [what, token] of forgedTokens(await forgeryOf(server))) {
      found.push([what, wordsOf(await show(server, token))]);
    }
    expect(found.filter(([, words]) => words !== stranger)).toEqual([]);
  });
});
