import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { domainOf, tokenOf } from "../../support/attack/api-credentials.ts";
import { ask, type Asking, type Reply } from "../../support/attack/ask.ts";
import { startOwnPostgres, type OwnPostgres } from "../../support/attack/outages.ts";
import { freePort } from "../../../scripts/lib/free-port.ts";
import { rowsOf } from "../../support/attack/rows.ts";
import { startAttackServer, type AttackServer } from "../../support/attack/server.ts";
import { startDemoServer } from "../../support/browser-server.ts";

let first: AttackServer;
let second: AttackServer;
const onExit: (() => Promise<void>)[] = [];

// A bound for what hangs.
vi.setConfig({ testTimeout: 120_000 });

const secretsSchema = z.object({
  GATEHOUSE_SECRET: z.string(),
  GATEHOUSE_SIGNING_KEY: z.string(),
  GATEHOUSE_TOKEN_SIGNING_KEYS: z.string(),
});

/** Two processes on one database, with the same secrets and the same name to the world. */
beforeAll(async () => {
  const postgres: OwnPostgres = await startOwnPostgres();
  onExit.push(() => postgres.destroy());
  const env = { DATABASE_URL: postgres.ownerUrl };
  const started = await startAttackServer("intact", { env, superUrl: postgres.superUrl });
  onExit.push(() => started.stop());
  first = started.server;
  const file = path.join(first.data, "secrets.json");
  const secrets = secretsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const same = { ...env, ...secrets, ROOT: first.root };
  const port = await freePort();
  const { stop } = await startDemoServer({ port, env: same });
  onExit.push(stop);
  second = { ...first, port };
}, 400_000);

afterAll(async () => {
  for (const undo of onExit.toReversed()) await undo();
}, 60_000);

const read = (server: AttackServer, token: string): Promise<Reply> =>
  ask(server.port, {
    host: first.root,
    path: "/api/v1/content/posts",
    headers: { authorization: `Bearer ${token}`, "x-organization": "acme" },
  });

const change = (statement: string, values: unknown[]) =>
  rowsOf(first.superUrl, `UPDATE domains SET ${statement} WHERE id = $1`, values);

describe("two processes on one database", () => {
  test("share the limit of a domain", async () => {
    const subject = await domainOf(first);
    await change("requests_per_minute = 10", [subject.domainId]);
    const token = await tokenOf(first, subject);
    const statuses: number[] = [];
    for (let each = 0; each < 10; each += 1) {
      statuses.push((await read(first, token)).status, (await read(second, token)).status);
    }
    // @NOTE A window may end between two requests, once: then as many again are let in.
    const admitted = statuses.filter((status) => status === 200).length;
    expect([10, 20]).toContain(admitted);
    expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
  });

  test("let a domain in again once its limit is raised, before the minute is over", async () => {
    const subject = await domainOf(first);
    const token = await tokenOf(first, subject);
    await change("requests_per_minute = 600", [subject.domainId]);
    for (const server of [first, second]) {
      const status = async () => (await read(server, token)).status;
      await expect.poll(status, { timeout: 5_000, interval: 100 }).toBe(200);
    }
  });

  test("refuse, at the next request, a domain that was revoked through the other", async () => {
    const subject = await domainOf(first);
    const token = await tokenOf(first, subject);
    expect((await read(first, token)).status).toBe(200);
    expect((await read(second, token)).status).toBe(200);
    const revoked = await revokeThrough(first, subject.domainId);
    expect(revoked.status).toBeLessThan(300);
    for (const server of [second, first]) {
      const reply = await read(server, token);
      expect(reply.status).toBe(401);
      expect(reply.body).toContain("api-auth-token-invalid");
    }
    expect((await exchange(second)).status).toBe(401);
    expect((await exchange(first)).status).toBe(401);
  });
});

describe("a page that one process keeps", () => {
  // @NOTE A process that hears of nothing shows it for a minute: far longer than is waited here.
  test("is made anew once something is published through the other", async () => {
    const about = { host: `acme.${first.root}`, path: "/about" };
    for (const server of [first, second]) expect((await ask(server.port, about)).status).toBe(200);
    const title = `About the forge ${randomUUID()}`;
    await publishThrough(first, "about", { title });
    expect((await ask(first.port, about)).body).toContain(title);
    const shown = async () => (await ask(second.port, about)).body;
    await expect.poll(shown, { timeout: 20_000, interval: 50 }).toContain(title);
  });
});

describe("a page that two hundred visitors a second ask for", () => {
  test("is the one before or the new one while it is published, and then the new one", async () => {
    const about = { host: `acme.${first.root}`, path: "/about" };
    const titles = ["One", "Two", "Three"].map((word) => `${word} ${randomUUID()}`);
    await publishThrough(first, "about", { title: titles[0] });
    const visits: Promise<Visit>[] = [];
    let published = 0;
    let waiting = 0;
    const visitors = setInterval(() => {
      // @NOTE Where a machine is too slow for them, they do not pile up before who publishes.
      if (waiting >= 30) return;
      waiting += 1;
      visits.push(visit(first, about, published).finally(() => (waiting -= 1)));
    }, 5);
    for (const [index, title] of titles.entries()) {
      await publishThrough(first, "about", { title });
      published = index;
      await vi.waitUntil(() => visits.length > (index + 1) * 200, { timeout: 60_000 });
    }
    clearInterval(visitors);
    const seen = await Promise.all(visits);
    expect(seen.filter(({ status }) => status !== 200)).toEqual([]);
    const shown = ({ body }: Visit) => titles.findIndex((title) => body.includes(title));
    expect(seen.filter((each) => shown(each) < each.published)).toEqual([]);
    expect(seen.some((each) => shown(each) === titles.length - 1)).toBe(true);
  });
});

type Visit = Pick<Reply, "status" | "body"> & {
  /** Which of the titles was the published one when the visitor asked. */
  readonly published: number;
};

async function visit(server: AttackServer, asking: Asking, published: number): Promise<Visit> {
  const { status, body } = await ask(server.port, asking);
  return { status, body, published };
}

/** What Acme's Admin asks of the API in a browser. */
const asAdmin = (server: AttackServer, asking: Omit<Asking, "host" | "cookie">): Promise<Reply> =>
  ask(server.port, {
    ...asking,
    host: first.root,
    cookie: first.credentials["Acme's admin"],
    headers: {
      origin: `http://${first.root}`,
      "x-organization": "acme",
      "content-type": "application/vnd.api+json",
      ...asking.headers,
    },
  });

async function publishThrough(server: AttackServer, slug: string, attributes: object) {
  const filter = encodeURIComponent(JSON.stringify({ slug }));
  const list = await asAdmin(server, { path: `/api/v1/content/pages?filter=${filter}` });
  const [page] = (JSON.parse(list.body) as { data: { id: string }[] }).data;
  const path = `/api/v1/content/pages/${page?.id}`;
  for (const each of [attributes, { status: "published" }]) {
    const { headers } = await asAdmin(server, { path: path.replace("content", "drafts") });
    const document = { data: { type: "pages", id: page?.id, attributes: each } };
    const changed = await asAdmin(server, {
      ...{ path, method: "PATCH", body: JSON.stringify(document) },
      headers: { "if-match": headers.etag ?? "" },
    });
    expect(changed.status, changed.body).toBe(200);
  }
}

/** As Acme's Admin does in a browser. */
const revokeThrough = (server: AttackServer, id: string): Promise<Reply> =>
  ask(server.port, {
    host: first.root,
    path: `/api/v1/domains/${id}/revoke`,
    method: "POST",
    cookie: first.credentials["Acme's admin"],
    headers: { origin: `http://${first.root}`, "x-organization": "acme" },
  });

const exchange = (server: AttackServer): Promise<Reply> => {
  const { hostname, apiKey } = first.partners.acme;
  return ask(server.port, {
    host: first.root,
    path: "/api/oauth/token",
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: hostname,
      client_secret: apiKey,
    }).toString(),
  });
};
