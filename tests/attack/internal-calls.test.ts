import { describe, expect, inject, test } from "vitest";
import { signRequest } from "@/lib/gates/hmac/verify.ts";
import { ask, type Reply } from "../support/attack/ask.ts";
import type { AttackServer } from "../support/attack/server.ts";
import { forge, type Plan, type Sent } from "../support/hmac/forge.ts";
import { tricks } from "../support/hmac/tricks.ts";

const servers = inject("attackServers").filter(({ wall }) => wall !== "absent");
if (servers.length !== 3) throw new Error("The attack suite has no servers with their walls.");

const plan = ({ root, secret, organizations }: AttackServer, host = root): Plan => ({
  method: "POST",
  host,
  path: "/api/internal/site-changed?a=1&b=2",
  body: JSON.stringify({ organizationId: organizations.acme }),
  secret,
  now: Math.floor(Date.now() / 1000),
});

const send = (server: AttackServer, sent: Sent): Promise<Reply> => {
  // @NOTE What the wall that lies believes; the true one drops it.
  const headers = { "x-claim-surface": "internal", ...sent.headers };
  return ask(server.port, { ...sent, headers });
};

/** An answer without what is new in each. */
function wordsOf({ status, headers, body }: Reply): string {
  const id = headers["x-request-id"] ?? /"requestId":"([^"]*)"/.exec(body)?.[1] ?? "";
  const said = body.replaceAll(String(id), "id");
  return `${status} ${headers["www-authenticate"]} ${headers["content-type"]} ${said}`;
}

describe.each(servers)("the internal API behind a wall that is $name", (server) => {
  const stranger = async () => wordsOf(await send(server, { ...plan(server), headers: {} }));
  // @NOTE Next itself knows no such method there; the wall is asked before it.
  const names = Object.keys(tricks).filter(
    (name) => server.wall === "intact" || name !== "another method",
  );

  test("hears the system, by each name that it calls itself", async () => {
    for (const host of [server.root, `127.0.0.1:${server.port}`]) {
      const { path, body, secret } = plan(server);
      const call = { method: "POST", url: new URL(path, `http://${host}`), body };
      const headers = await signRequest(call, { secret, now: Date.now() });
      expect((await send(server, { ...plan(server, host), headers })).status).toBe(204);
    }
  });

  test.each(names)("answers as it answers any stranger to %s", async (name) => {
    const reply = await send(server, await tricks[name]!(plan(server)));
    expect(wordsOf(reply)).toBe(await stranger());
    expect(reply.status).toBe(401);
  });

  test("hears a call once, of fifty times at the same moment", async () => {
    const sent = await forge(plan(server));
    const replies = await Promise.all(Array.from({ length: 50 }, () => send(server, sent)));
    expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
    const refused = replies.filter(({ status }) => status !== 204).map(wordsOf);
    expect(new Set(refused)).toEqual(new Set([await stranger()]));
  });

  test("hears no call that was meant for its other name", async () => {
    const sent = await forge(plan(server));
    const self = { ...sent, host: `127.0.0.1:${server.port}` };
    expect(wordsOf(await send(server, self))).toBe(await stranger());
  });

  test("takes nothing for a body that the system did not mean", async () => {
    for (const body of ["", "null", "{", '{"organizationId":"acme"}', "[]"]) {
      const reply = await send(server, await forge({ ...plan(server), body }));
      expect(reply.status).toBe(422);
    }
  });
});
