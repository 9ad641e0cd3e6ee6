import { beforeAll, describe, expect, inject, test } from "vitest";
import { decodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { makeViewCookie, viewCookieName } from "@/lib/gates/view/verify.ts";
import { newId, type MemberId, type SessionId, type UserId } from "@/lib/kernel/ids.ts";
import { ask, type Reply } from "../support/attack/ask.ts";
import { hostOf } from "../support/attack/places.ts";
import { databaseDigest, rowsOf } from "../support/attack/rows.ts";
import type { AttackServer } from "../support/attack/server.ts";
import {
  argumentsFor,
  ENTRANCE_ACTIONS,
  OWN_ACTIONS,
  OWNER_ACTIONS,
  verdictOf,
  victimOf,
} from "../support/attack/server-actions.ts";

const servers = inject("attackServers").map((server) => [server.name, server] as const);
const BANNER = "Seen as somebody else";

/** Who looks as whom: what a cookie is made of. */
type View = {
  readonly sessionId: SessionId;
  readonly target: MemberId;
  readonly user: UserId;
  readonly name: string;
};

const views = new Map<string, View>();

beforeAll(async () => {
  for (const [name, server] of servers) views.set(name, await editorSeenBy(server));
});

/** Acme's admin looks as Acme's editor. */
async function editorSeenBy({ superUrl, secret, credentials }: AttackServer): Promise<View> {
  const value = credentials["Acme's admin"].split("=")[1] ?? "";
  const session = await decodeSessionCookie({ secret, now: Date.now() }, value);
  const [editor] = await rowsOf<{ id: MemberId; user: UserId }>(
    superUrl,
    `SELECT m.id, m.user_id AS user FROM members m JOIN users u ON u.id = m.user_id
     WHERE u.email = 'editor@acme.test'`,
  );
  if (session === null || editor === undefined) throw new Error("The demo data is not there.");
  return { sessionId: session.sid, target: editor.id, user: editor.user, name: "Looked-as" };
}

const viewOf = ({ name }: AttackServer): View => {
  const view = views.get(name);
  if (view === undefined) throw new Error("Views are known only while tests run.");
  return view;
};

type Forgery = Partial<View> & {
  readonly organization?: "acme" | "globex";
  readonly secret?: string;
  readonly now?: number;
};

async function viewCookie(server: AttackServer, forgery: Forgery = {}): Promise<string> {
  const { organization = "acme", secret = server.secret, now = Date.now(), ...changed } = forgery;
  const { sessionId, ...looked } = { ...viewOf(server), ...changed };
  const organizationId = server.organizations[organization];
  const place = { organizationId, sessionId };
  const value = await makeViewCookie({ secret, now }, place, { kind: "member", ...looked });
  return `${viewCookieName("http")}=${value}`;
}

/** A page of Acme's dashboard, as its admin opens it with a further cookie. */
const open = (server: AttackServer, path: string, cookie: string): Promise<Reply> =>
  ask(server.port, {
    ...{ host: hostOf(server, "root"), path },
    cookie: `${server.credentials["Acme's admin"]}; ${cookie}`,
    headers: {
      "x-claim-surface": "admin",
      "x-claim-organization": server.organizations.acme,
    },
  });

describe.each(servers.filter(([, { wall }]) => wall !== "absent"))(
  "with the wall %s",
  (_wall, server) => {
    test("the dashboard is shown as the one who is looked as", async () => {
      const cookie = await viewCookie(server);
      const overview = await open(server, "/admin/acme", cookie);
      expect(overview.body).toContain(BANNER);
      expect(overview.body).toContain("Looked-as");
      expect(overview.body).not.toContain("/admin/acme/domains");
      expect((await open(server, "/admin/acme/domains", cookie)).status).toBe(404);
      expect((await open(server, "/admin/acme/domains", "")).status).toBe(200);
    });

    test.each<[string, Forgery]>([
      ["of another session", { sessionId: newId<SessionId>() }],
      ["of another organization", { organization: "globex" }],
      ["that has expired", { now: Date.now() - 30 * 60_000 - 1_000 }],
      ["made with another key", { secret: "a guess of the secret, as long as one is" }],
      ["of a member who is not there", { target: newId<MemberId>() }],
      ["of another person than the member is", { user: newId<UserId>() }],
    ])("a cookie %s is none: one sees with one's own eyes", async (_what, forgery) => {
      const reply = await open(server, "/admin/acme", await viewCookie(server, forgery));
      expect(reply.status).toBe(200);
      expect(reply.body).not.toContain(BANNER);
      expect(reply.body).toContain("/admin/acme/domains");
    });

    test("a cookie with any character changed is none", async () => {
      const cookie = await viewCookie(server);
      const at = cookie.lastIndexOf(".") - 5;
      const changed = `${cookie.slice(0, at)}${cookie[at] === "A" ? "B" : "A"}${cookie.slice(at + 1)}`;
      expect((await open(server, "/admin/acme", changed)).body).not.toContain(BANNER);
    });

    test("whoever is no Admin sees with their own eyes, whatever cookie they hold", async () => {
      const session = server.credentials["Acme's editor"];
      const value = session.split("=")[1] ?? "";
      const judging = { secret: server.secret, now: Date.now() };
      const sessionId = (await decodeSessionCookie(judging, value))?.sid ?? newId<SessionId>();
      const cookie = await viewCookie(server, { sessionId });
      const reply = await ask(server.port, {
        ...{ host: hostOf(server, "root"), path: "/admin/acme", cookie: `${session}; ${cookie}` },
        headers: {
          "x-claim-surface": "admin",
          "x-claim-organization": server.organizations.acme,
        },
      });
      expect(reply.status).toBe(200);
      expect(reply.body).not.toContain(BANNER);
    });

    test("no Server Action is done while one looks as somebody else", async () => {
      const victim = await victimOf(server.superUrl, server.organizations.acme);
      const given = argumentsFor(victim);
      const cookie = `${server.credentials["Acme's admin"]}; ${await viewCookie(server)}`;
      const before = await databaseDigest(server.superUrl);
      const done: unknown[] = [];
      for (const { id, name, page } of server.actions) {
        if (name === "endSeeAsAction" || isOfNoOrganization(name)) continue;
        const reply = await ask(server.port, {
          ...{ host: hostOf(server, "root"), method: "POST", cookie },
          path: page
            .replace("[org]", "acme")
            .replace("[id]", victim.id)
            .replace(/\[\w+\]/, "posts"),
          headers: {
            "next-action": id,
            "content-type": "text/plain;charset=UTF-8",
            accept: "text/x-component",
            origin: `http://${server.root}`,
            "x-claim-surface": "admin",
            "x-claim-organization": server.organizations.acme,
          },
          body: JSON.stringify(given[name]?.("acme") ?? ["acme", {}]),
        });
        const { ok, status } = verdictOf(reply.body);
        if (ok !== false || status !== 403) done.push([name, ok, status, reply.status]);
      }
      expect(done).toEqual([]);
      expect(await databaseDigest(server.superUrl)).toEqual(before);
    });

    test("the API knows nothing of it", async () => {
      const cookie = `${server.credentials["Acme's admin"]}; ${await viewCookie(server)}`;
      const reply = await ask(server.port, {
        ...{ host: hostOf(server, "root"), path: "/api/v1/domains", cookie },
        headers: {
          ...{ "x-organization": "acme", "sec-fetch-site": "same-origin" },
          "x-claim-surface": "api",
          "x-claim-organization": server.organizations.acme,
        },
      });
      expect(reply.status).toBe(200);
    });
  },
);

/**
 * @NOTE One looks as somebody else in an organization: what people do about themselves, and what an
 * owner decides for the instance, stands on pages of none, where everybody is who they are.
 */
const isOfNoOrganization = (name: string): boolean =>
  [ENTRANCE_ACTIONS, OWN_ACTIONS, OWNER_ACTIONS].some((actions) => actions.has(name));
