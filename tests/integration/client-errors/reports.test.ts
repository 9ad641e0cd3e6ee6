import { beforeEach, describe, expect, test } from "vitest";
import { listClientErrors } from "@/lib/client-errors/list-client-errors.ts";
import { listInstanceErrors } from "@/lib/client-errors/instance-errors.ts";
import { MOST_OPEN } from "@/lib/client-errors/keeping.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { cookieOf, sendReport } from "../../support/client-errors/reporting.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const clean = () =>
  ask(database().superUrl, "TRUNCATE rate_limits, client_errors, instance_errors CASCADE");
beforeEach(clean);

const body = (message: string, page = "/maintenance") => ({ message, page });
const messagesOf = async ({ admin }: Organization) =>
  (await runUseCase(listClientErrors, {}, callerOf(admin))).errors.map(({ message }) => message);
const instanceMessages = async () =>
  (await ask<{ message: string }>(database().superUrl, "SELECT message FROM instance_errors")).map(
    ({ message }) => message,
  );
const countsIn = (table: "client_errors" | "instance_errors") =>
  ask<{ count: number }>(database().superUrl, `SELECT count FROM ${table} ORDER BY count`);

describe("an error that nobody in particular reports", () => {
  test("is recorded for the organization of the host, scrubbed, and for no other", async () => {
    const { acme, globex } = world();
    const answer = await sendReport({
      to: acme,
      body: { ...body("acme-only token=abcdef"), page: "/maintenance?returnTo=/x" },
    });
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    const { errors } = await runUseCase(listClientErrors, {}, callerOf(acme.admin));
    expect(errors).toMatchObject([
      {
        kind: "error",
        status: "open",
        message: "acme-only token=[secret]",
        page: "/maintenance",
        browser: "Chrome on Linux",
        count: 1,
      },
    ]);
    expect(await messagesOf(globex)).toEqual([]);
    expect(await instanceMessages()).toEqual([]);
  });

  test("is the instance's on the dashboard's host, also below an organization's path", async () => {
    await sendReport({ to: null, body: body("at the door", "/login") });
    await sendReport({ to: null, body: body("pretending", "/admin/acme/pages") });
    expect((await instanceMessages()).toSorted()).toEqual(["at the door", "pretending"]);
    expect(await messagesOf(world().acme)).toEqual([]);
  });
});

describe("an error in the dashboard", () => {
  test("is the organization's for its members alone", async () => {
    const { acme, globex } = world();
    const page = "/admin/acme/pages";
    const send = async (message: string, who: Organization) =>
      sendReport({ to: null, headers: { cookie: await cookieOf(who) }, body: body(message, page) });
    await send("by a member", acme);
    await send("by a stranger", globex);
    expect(await messagesOf(acme)).toEqual(["by a member"]);
    expect(await messagesOf(globex)).toEqual([]);
    expect(await instanceMessages()).toEqual(["by a stranger"]);
  });

  test("is the instance's once the session has ended", async () => {
    const { acme } = world();
    const end = "UPDATE sessions SET revoked_at = $2 WHERE id = $1";
    await ask(database().superUrl, end, [acme.admin.sessionId, new Date()]);
    const cookie = await cookieOf(acme);
    await sendReport({ to: null, headers: { cookie }, body: body("late", "/admin/acme") });
    await ask(database().superUrl, end, [acme.admin.sessionId, null]);
    expect(await messagesOf(acme)).toEqual([]);
    expect(await instanceMessages()).toEqual(["late"]);
  });
});

describe("violations that a browser reports together", () => {
  const violation = (host: string, path: string, blockedURL: string) => ({
    age: 66,
    type: "csp-violation",
    url: `http://${host}${path}`,
    user_agent: "Mozilla/5.0",
    body: {
      blockedURL,
      columnNumber: 290,
      disposition: "enforce",
      documentURL: `http://${host}${path}?tab=1`,
      effectiveDirective: "img-src",
      lineNumber: 1,
      originalPolicy: "default-src 'self'",
      referrer: "",
      sample: "",
      sourceFile: `http://${host}${path}`,
      statusCode: 200,
    },
  });
  // As Chromium 156 sends them: with the origin and the cookies, without Fetch Metadata.
  const send = async (to: Organization | null, body: unknown, cookie = "") =>
    sendReport({
      to,
      path: "/api/csp-reports",
      type: "application/reports+json",
      headers: { "sec-fetch-site": "", cookie },
      body,
    });

  test("are counted by directive and host, each for whose page it was", async () => {
    const { acme } = world();
    const root = "localhost:3000";
    const body = [
      violation(root, "/admin/acme/pages", "https://a.test/1.png"),
      violation(root, "/admin/acme/posts", "https://a.test/2.png?visitor=1"),
      violation(root, "/login", "https://b.test/3.png"),
      violation("acme.localhost:3000", "/about", "https://c.test/4.png"),
    ];
    expect((await send(null, body, await cookieOf(acme))).status).toBe(204);
    const { errors } = await runUseCase(listClientErrors, {}, callerOf(acme.admin));
    expect(errors).toMatchObject([
      { kind: "csp", directive: "img-src", count: 2, source: "/admin/acme/pages:1:290" },
    ]);
    expect(await instanceMessages()).toEqual(["img-src refused https://b.test/3.png"]);
  });

  test("on a website are its organization's", async () => {
    const { acme, globex } = world();
    const body = [violation("acme.localhost:3000", "/about", "inline")];
    expect((await send(acme, body)).status).toBe(204);
    expect(await messagesOf(acme)).toEqual(["img-src refused inline"]);
    expect(await messagesOf(globex)).toEqual([]);
  });
});

describe("errors that are alike", () => {
  test("are one with a count of fifty after fifty at the same moment", async () => {
    const { acme } = world();
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const address = `192.0.2.${index}`;
        return (await sendReport({ to: acme, address, body: body(`row ${index}`) })).status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([204]));
    expect(await countsIn("client_errors")).toEqual([{ count: 50 }]);
    const hours = await ask(
      database().superUrl,
      "SELECT sum(count)::int AS count FROM client_error_hours",
    );
    expect(hours).toEqual([{ count: 50 }]);
  });

  test("are one for the instance too", async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        sendReport({ to: null, body: body(`row ${index}`, "/login") }),
      ),
    );
    expect(await countsIn("instance_errors")).toEqual([{ count: 20 }]);
  });
});

describe("strangers cannot fill the table", () => {
  const fill = (table: "client_errors" | "instance_errors", of: string) =>
    ask(
      database().superUrl,
      `INSERT INTO ${table} (${of === "" ? "" : "organization_id, "}id, kind, fingerprint, message,
         count, first_seen_at, last_seen_at)
       SELECT ${of} gen_random_uuid(), 'error', n::text, 'filling', 1, now(), now()
       FROM generate_series(1, ${MOST_OPEN - 1}) n`,
    );

  test("beyond the most of an organization new errors are counted together", async () => {
    const { acme } = world();
    await fill("client_errors", `'${acme.id}'::uuid,`);
    const messages = ["alpha", "beta", "gamma", "delta"];
    await Promise.all(messages.map((message) => sendReport({ to: acme, body: body(message) })));
    const counts = await countsIn("client_errors");
    expect(counts).toHaveLength(MOST_OPEN + 1);
    expect(counts.at(-1)).toEqual({ count: 3 });
    await sendReport({ to: world().globex, body: body("alpha") });
    expect(await messagesOf(world().globex)).toEqual(["alpha"]);
  });

  test("violations, which anybody can make up, never crowd out what scripts do", async () => {
    const { acme } = world();
    await fill("client_errors", `'${acme.id}'::uuid,`);
    await fill("instance_errors", "");
    for (const table of ["client_errors", "instance_errors"])
      await ask(
        database().superUrl,
        `UPDATE ${table} SET kind = 'csp', last_seen_at = now() - interval '1 hour'`,
      );
    for (const message of ["alpha", "beta"]) {
      await sendReport({ to: acme, body: body(message) });
      await sendReport({ to: null, body: body(message, "/login") });
    }
    expect((await messagesOf(acme)).slice(0, 3)).toEqual(["beta", "alpha", "filling"]);
    expect(await instanceMessages()).toEqual(expect.arrayContaining(["alpha", "beta"]));
  });

  test("beyond the most of the instance too", async () => {
    await fill("instance_errors", "");
    const messages = ["alpha", "beta", "gamma", "delta"];
    await Promise.all(
      messages.map((message) => sendReport({ to: null, body: body(message, "/login") })),
    );
    const counts = await countsIn("instance_errors");
    expect(counts).toHaveLength(MOST_OPEN + 1);
    expect(counts.at(-1)).toEqual({ count: 3 });
  });

  test("what nobody saw for a month is forgotten, with its hours", async () => {
    const { acme } = world();
    await sendReport({ to: acme, body: body("old") });
    await ask(
      database().superUrl,
      `UPDATE client_errors SET last_seen_at = now() - interval '31 days'`,
    );
    await sendReport({ to: acme, body: body("new") });
    expect(await messagesOf(acme)).toEqual(["new"]);
    expect(await ask(database().superUrl, "SELECT 1 FROM client_error_hours")).toHaveLength(1);
  });

  test("one address is slowed down, its neighbours are not", async () => {
    const { acme } = world();
    const send = (address: string) => sendReport({ to: acme, address, body: body("again") });
    const answers = await Promise.all(Array.from({ length: 80 }, () => send("2001:db8::1")));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(20);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await send("2001:db8::ffff")).status).toBe(429);
    expect((await send("2001:db8:0:1::1")).status).toBe(204);
  });

  test("what one organization reports too often is passed over without a word", async () => {
    const { acme, globex } = world();
    await ask(
      database().superUrl,
      "INSERT INTO rate_limits (key, points, expire) VALUES ($1, 600, $2)",
      [`reports-place:${acme.id}`, Date.now() + 60_000],
    );
    expect((await sendReport({ to: acme, body: body("one too many") })).status).toBe(204);
    expect((await sendReport({ to: globex, body: body("fine") })).status).toBe(204);
    expect([await messagesOf(acme), await messagesOf(globex)]).toEqual([[], ["fine"]]);
  });
});

describe("the instance's errors", () => {
  test("are its owner's to read, and nobody else's", async () => {
    const { acme } = world();
    await sendReport({ to: null, body: body("at the door", "/login") });
    const { userId } = acme.admin;
    expect(await listInstanceErrors(userId)).toEqual([]);
    const own = "UPDATE users SET instance_owner = $2 WHERE id = $1";
    await ask(database().superUrl, own, [userId, true]);
    expect(await listInstanceErrors(userId)).toMatchObject([{ message: "at the door", count: 1 }]);
    await ask(database().superUrl, own, [userId, false]);
  });
});
