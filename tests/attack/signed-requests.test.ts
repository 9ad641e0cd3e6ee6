import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { domainOf, tokenOf } from "../support/attack/api-credentials.ts";
import { ask, type Asking, type Reply } from "../support/attack/ask.ts";
import { rowsOf } from "../support/attack/rows.ts";
import { partnerKeys, partnerSignature } from "../support/api/partner-signature.ts";

const servers = inject("attackServers").filter(({ wall }) => wall !== "absent");

// @NOTE Globex's partner signs while this file runs; no other file asks as that one.
describe.each(servers)("a domain that signs, behind a wall that is $name", (server) => {
  const { root, port, superUrl } = server;
  const keys = partnerKeys();
  const path = "/api/v1/content/posts?page[size]=1&fields[posts]=title";
  const headers: Record<string, string> = { "x-organization": "globex" };
  const demand = async (key: object | null) =>
    rowsOf(superUrl, "UPDATE domains SET signing_key = $2 WHERE id = $1", [
      (await domainOf(server, "globex")).domainId,
      key === null ? null : JSON.stringify(key),
    ]);
  beforeAll(async () => {
    await demand(keys.publicJwk);
    headers["authorization"] = `Bearer ${await tokenOf(server, await domainOf(server, "globex"))}`;
  });
  afterAll(() => demand(null));

  const sign = (asking: { path: string; method?: string; host?: string }) =>
    partnerSignature({ host: root, headers, ...asking }, { keys, tag: "gatehouse-request" });
  const knock = (asking: Partial<Asking>): Promise<Reply> =>
    ask(port, {
      host: root,
      path,
      ...asking,
      headers: { "x-claim-surface": "api", ...headers, ...asking.headers },
    });

  test("opens the API to a signed request, once", async () => {
    const proof = await sign({ path });
    const first = await knock({ headers: proof });
    expect([first.status, first.body.slice(0, 300)]).toEqual([200, expect.any(String)]);
    expect((await knock({ headers: proof })).status).toBe(401);
  });

  test("of fifty times at the same moment, once", async () => {
    const proof = await sign({ path });
    const replies = await Promise.all(Array.from({ length: 50 }, () => knock({ headers: proof })));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("hears nothing that was signed for something else", async () => {
    const other = "/api/v1/content/pages";
    for (const [what, proof, asking] of [
      ["nothing", {}, {}],
      ["another address", await sign({ path: other }), {}],
      ["another query", await sign({ path: `${path}&sort=title` }), {}],
      ["another method", await sign({ path, method: "POST" }), {}],
      ["another host", await sign({ path, host: `globex.${root}` }), {}],
      ["an address claimed beside it", await sign({ path: other }), { "x-claim-path": other }],
      [
        "a query claimed beside it",
        await sign({ path: `${path}0` }),
        { "x-claim-path": `${path}0` },
      ],
    ] as const) {
      const reply = await knock({ headers: { ...proof, ...asking } });
      expect([what, reply.status]).toEqual([what, 401]);
    }
  });
});
