import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Challenge } from "altcha-lib";
import { challengeDoor } from "@/lib/doors/guest/challenge-door.ts";
import { enterDoor } from "@/lib/doors/guest/enter-door.ts";
import { leaveDoor } from "@/lib/doors/guest/leave-door.ts";
import { draftSite } from "@/lib/doors/site/draft-site.ts";
import { visitDoor } from "@/lib/doors/visit/visit-door.ts";
import { findGuest } from "@/lib/gates/guest/guest-gate.ts";
import { makeVisitToken } from "@/lib/gates/visit/verify.ts";
import { findVisitor } from "@/lib/gates/visit/visit-gate.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { changeSiteAccess } from "@/lib/site-access/change-site-access.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { placeOf, proofFor, solve } from "../../support/guests/proofs.ts";
import { stamped } from "../../support/site-access/stamped.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const PASSWORD = "the words on the invitation";

const database = useDatabase();
const world = useTwoOrganizations(database);
const judging = (): Judging => ({
  secret: process.env["GATEHOUSE_SECRET"] ?? "",
  now: Date.now(),
});

beforeAll(() =>
  runUseCase(
    changeSiteAccess,
    { level: "password", password: PASSWORD },
    callerOf(world().globex.admin),
  ),
);
beforeEach(() => ask(database().superUrl, "TRUNCATE rate_limits"));

type Sending = { headers?: Record<string, string>; form?: object; body?: string };

async function send(site: Organization, { headers, form, body }: Sending = {}): Promise<Response> {
  const proof = await proofFor(judging(), placeOf(site.id));
  const request = await stamped("/api/guest/enter", {
    organization: site,
    method: "POST",
    headers: {
      origin: `http://${site.slug}.localhost:3000`,
      "content-type": "application/json",
      ...headers,
    },
    body: body ?? JSON.stringify({ password: PASSWORD, proof, ...form }),
  });
  return enterDoor(request);
}

/** Value of the first cookie that an answer sets. */
const cookieIn = (answer: Response): string =>
  /^[^=]+=([^;]*)/.exec(answer.headers.getSetCookie()[0] ?? "")?.[1] ?? "";

describe("the guest's door", () => {
  test("gives a cookie of this host alone, and the path to go on to", async () => {
    const { globex } = world();
    const answer = await send(globex, { form: { returnTo: "/about?tab=2" } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ goTo: "/about?tab=2" });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^gatehouse\.guest=[\w.-]+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    );
    expect(await findGuest(cookieIn(answer), globex.id, judging())).not.toBeNull();
    expect(await findGuest(cookieIn(answer), world().acme.id, judging())).toBeNull();
  });

  test.each(["//evil.test", "https://evil.test", "/\\evil.test", "javascript:alert(1)"])(
    "leads nobody to %s",
    async (returnTo) => {
      const answer = await send(world().globex, { form: { returnTo } });
      expect(await answer.json()).toEqual({ goTo: "/" });
    },
  );

  test.each([
    ["another website", { origin: "https://evil.test" }],
    ["a neighbour below ROOT", { origin: "http://acme.localhost:3000" }],
    ["the same name on another port", { origin: "http://globex.localhost:4000" }],
    ["nowhere", { origin: "null" }],
    ["something that is no browser", { origin: "" }],
  ])("refuses a form from %s", async (_whence, headers) => {
    const answer = await send(world().globex, { headers });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test.each([
    [422, "a form post", { headers: { "content-type": "application/x-www-form-urlencoded" } }],
    [422, "no JSON", { body: "{" }],
    [422, "a field too many", { form: { level: "public" } }],
    [422, "JSON that is no form", { body: "[]" }],
    [413, "a body without end", { body: "x".repeat(20_000) }],
    [403, "a wrong password", { form: { password: "not the words" } }],
  ])("answers %i to %s, and sets nothing", async (status, _what, sending) => {
    const answer = await send(world().globex, sending);
    expect(answer.status).toBe(status);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.json()).toMatchObject({ errors: [{ status: String(status) }] });
  });

  test("does not open without the wall's stamp, nor by a stamp for another place", async () => {
    const { globex } = world();
    const bare = new Request("http://globex.localhost:3000/api/guest/challenge", {
      headers: { host: "globex.localhost:3000" },
    });
    expect((await challengeDoor(bare)).status).toBe(404);
    const elsewhere = await stamped("/", { organization: globex, surface: "site" });
    expect((await challengeDoor(elsewhere)).status).toBe(404);
  });

  test("asks for work that opens it, of its own pages alone", async () => {
    const { globex } = world();
    const path = "/api/guest/challenge";
    const answer = await challengeDoor(await stamped(path, { organization: globex }));
    const challenge = (await answer.json()) as Challenge;
    const proof = await solve(challenge);
    expect((await send(globex, { form: { proof } })).status).toBe(200);
    const headers = { "sec-fetch-site": "same-site" };
    const foreign = await stamped(path, { organization: globex, headers });
    expect((await challengeDoor(foreign)).status).toBe(403);
  });

  test("lets a guest leave: the cookie is worth nothing afterwards", async () => {
    const { globex } = world();
    const cookie = cookieIn(await send(globex));
    const leaving = await stamped("/api/guest/leave", {
      organization: globex,
      method: "POST",
      headers: {
        origin: "http://globex.localhost:3000",
        cookie: `gatehouse.guest=${cookie}`,
      },
    });
    const answer = await leaveDoor(leaving);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.filter((text) => text.includes("Max-Age=0"))).toHaveLength(2);
    const guest = await findGuest(cookie, globex.id, judging());
    const rows = await ask(database().superUrl, "SELECT 1 FROM guest_sessions WHERE id = $1", [
      guest?.guestId,
    ]);
    expect(rows).toEqual([]);
  });
});

describe("the member's door to the own site", () => {
  const tokenOf = ({ id: organizationId, editor }: Organization) =>
    makeVisitToken(judging(), { ...editor, organizationId });

  const visit = async (site: Organization, token: string, returnTo = "/about") =>
    visitDoor(
      await stamped(`/maintenance/visit?token=${token}&returnTo=${encodeURIComponent(returnTo)}`, {
        organization: site,
      }),
    );

  test("turns a token into a visit that ends with the session", async () => {
    const { acme } = world();
    const answer = await visit(acme, await tokenOf(acme));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/about"]);
    const organization = { id: acme.id, slug: acme.slug, name: acme.slug };
    const who = () => findVisitor(cookieIn(answer), organization, judging());
    expect(await who()).toMatchObject({ kind: "member", userId: acme.editor.userId });
    const { sessionId } = acme.editor;
    const end = "UPDATE sessions SET revoked_at = $2 WHERE id = $1";
    await ask(database().superUrl, end, [sessionId, new Date()]);
    expect(await who()).toBeNull();
    await ask(database().superUrl, end, [sessionId, null]);
  });

  test("shows out who comes with the cookie of an ended session, to where strangers go", async () => {
    const { acme } = world();
    const cookie = cookieIn(await visit(acme, await tokenOf(acme)));
    const page = async () =>
      draftSite(await stamped("/?page=1", { organization: acme, surface: "draft-site" }), {
        get: (name) => (name === "gatehouse.visit" ? { value: cookie } : undefined),
      });
    expect((await page()).headers.getSetCookie()).toEqual([]);
    const end = "UPDATE sessions SET revoked_at = $2 WHERE id = $1";
    await ask(database().superUrl, end, [acme.editor.sessionId, new Date()]);
    const answer = await page();
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/?page=1"]);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.filter((text) => text.includes("Max-Age=0"))).toHaveLength(2);
    await ask(database().superUrl, end, [acme.editor.sessionId, null]);
  });

  test("opens once for fifty exchanges of one token at the same moment", async () => {
    const { acme } = world();
    const token = await tokenOf(acme);
    const answers = await Promise.all(Array.from({ length: 50 }, () => visit(acme, token)));
    expect(answers.filter(({ headers }) => headers.getSetCookie().length > 0)).toHaveLength(1);
  });

  test("opens nothing at another organization's site", async () => {
    const { acme, globex } = world();
    const answer = await visit(globex, await tokenOf(acme));
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get("location")).toBe("/maintenance?returnTo=%2Fabout");
  });

  test("opens nothing for a session that has ended, nor for a member who is suspended", async () => {
    const { acme } = world();
    const { id: organizationId, suspended } = acme;
    const token = await makeVisitToken(judging(), { ...suspended, organizationId });
    expect((await visit(acme, token)).headers.getSetCookie()).toEqual([]);
  });

  test.each(["", "a.b.c", "//evil.test"])("leads %j nowhere but here", async (token) => {
    const answer = await visit(world().acme, encodeURIComponent(token), "//evil.test");
    expect(answer.headers.get("location")).toBe("/maintenance?returnTo=%2F");
  });
});
