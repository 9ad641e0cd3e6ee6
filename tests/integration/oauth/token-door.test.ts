import { afterAll, describe, expect, test, vi } from "vitest";
import { tokenDoor } from "@/lib/doors/oauth/token-door.ts";
import { issueKey } from "@/lib/domains/issue-key.ts";
import { removeDomain } from "@/lib/domains/remove-domain.ts";
import { revokeDomain } from "@/lib/domains/revoke-domain.ts";
import { revokeKey } from "@/lib/domains/revoke-key.ts";
import { passApiGate } from "@/lib/gates/api/api-gate.ts";
import { makeSecretToken, readSecretToken } from "@/lib/kernel/secret-token.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { registerPartner, type Partner } from "../../support/api/domains.ts";
import { partnerKeys, partnerSignature } from "../../support/api/partner-signature.ts";
import {
  hostOf,
  rootHost,
  stampedRequest,
  type ApiAsking,
} from "../../support/api/stamped-request.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

// @NOTE Refused keys are written down behind the answer; the database must not go before.
const refusals = (keyId: string) =>
  ask<{ detail: Record<string, string> }>(
    database().superUrl,
    "SELECT detail FROM instance_events WHERE action = 'api-key.refused' AND detail->>'keyId' = $1",
    [keyId],
  );
const known: string[] = [];
afterAll(async () => {
  await vi.waitFor(async () => {
    for (const keyId of known) expect(await refusals(keyId)).not.toEqual([]);
  });
});

type Exchange = Omit<ApiAsking, "path" | "body"> & { readonly form?: Record<string, string> };

async function exchange({ form, headers, ...asking }: Exchange): Promise<Response> {
  return tokenDoor(
    await stampedRequest({
      path: "/api/oauth/token",
      method: "POST",
      surface: "open-api",
      body: new URLSearchParams(form).toString(),
      ...asking,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    }),
  );
}

const formOf = ({ hostname, key }: Pick<Partner, "hostname" | "key">) => ({
  grant_type: "client_credentials",
  client_id: hostname,
  client_secret: key,
});

const basic = (id: string, key: string) => ({
  authorization: `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(key)}`)}`,
});

type Body = { access_token: string; error: string; errors: { code: string }[] };
const bodyOf = async (response: Response) => (await response.json()) as Body;

/** What everybody hears whose credentials are not good, but for the request's id. */
async function wordsOf(response: Response): Promise<string> {
  const text = await response.text();
  return `${response.status} ${text.replace(/"requestId":"[^"]*"/, "")}`;
}

const refused = /^401 .*"error":"invalid_client".*"code":"oauth-invalid-client"/;

describe("a key and its hostname", () => {
  test("give a token of an hour that opens the API for that domain", async () => {
    for (const organization of [world().acme, world().globex]) {
      const partner = await registerPartner(organization);
      const response = await exchange({ form: formOf(partner) });
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      const { access_token: token, ...rest } = await bodyOf(response);
      expect(rest).toEqual({ token_type: "Bearer", expires_in: 3600 });
      expect((await passApiGate(token, { now: Date.now(), mayRemember: false })).principal).toEqual(
        {
          kind: "domain",
          organizationId: organization.id,
          domainId: partner.id,
          hostname: partner.hostname,
          epoch: 1,
        },
      );
    }
  });

  test("are taken by HTTP Basic too, and in any case of the hostname", async () => {
    const partner = await registerPartner(world().acme);
    const form = { grant_type: "client_credentials" };
    const headers = basic(partner.hostname, partner.key);
    expect((await exchange({ form, headers })).status).toBe(200);
    const repeated = { ...form, client_id: partner.hostname };
    expect((await exchange({ form: repeated, headers })).status).toBe(200);
    const loud = { ...formOf(partner), client_id: partner.hostname.toUpperCase() };
    expect((await exchange({ form: loud })).status).toBe(200);
  });

  test("give fifty different tokens to fifty who ask at once", async () => {
    const partner = await registerPartner(world().acme);
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => bodyOf(await exchange({ form: formOf(partner) }))),
    );
    expect(new Set(answers.map(({ access_token: token }) => token)).size).toBe(50);
  });

  test("are slowed down when they are exchanged far more often than tokens end", async () => {
    const partner = await registerPartner(world().acme);
    const answers = await Promise.all(
      Array.from({ length: 61 }, () => exchange({ form: formOf(partner) })),
    );
    const [limited, ...others] = answers.filter(({ status }) => status !== 200);
    expect(others).toEqual([]);
    expect(limited?.status).toBe(429);
    expect(Number(limited?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await bodyOf(limited!)).toMatchObject({
      error: "temporarily_unavailable",
      errors: [{ code: "rate-limited" }],
    });
  });

  test("are counted as used at most once a minute", async () => {
    const partner = await registerPartner(world().acme);
    const used = async () => {
      const [row] = await ask<{ domain: Date | null; key: Date | null }>(
        database().superUrl,
        `SELECT d.last_used_at AS domain, k.last_used_at AS key FROM domains d
           JOIN api_keys k ON k.domain_id = d.id WHERE d.id = $1`,
        [partner.id],
      );
      return row;
    };
    expect(await used()).toEqual({ domain: null, key: null });
    await exchange({ form: formOf(partner) });
    const first = await used();
    expect(first?.key).toBeInstanceOf(Date);
    expect(first?.domain).toEqual(first?.key);
    await exchange({ form: formOf(partner) });
    expect(await used()).toEqual(first);
  });
});

describe("two live keys", () => {
  test("both give tokens, and each ends alone", async () => {
    const partner = await registerPartner(world().acme);
    const by = callerOf(world().acme.admin);
    const second = await runUseCase(issueKey, { id: partner.id }, by);
    const withSecond = { ...partner, key: second.key };
    const statuses = async () => [
      (await exchange({ form: formOf(partner) })).status,
      (await exchange({ form: formOf(withSecond) })).status,
    ];
    expect(await statuses()).toEqual([200, 200]);
    const keyId = readSecretToken("gh_key", partner.key)!;
    await runUseCase(revokeKey, { id: partner.id, keyId }, by);
    known.push(keyId);
    expect(await statuses()).toEqual([401, 200]);
  });
});

describe("in the same words refused", () => {
  test("whatever is wrong with a key", async () => {
    const { acme, globex } = world();
    const by = callerOf(acme.admin);
    const partner = await registerPartner(acme);
    const other = await registerPartner(acme);
    const foreign = await registerPartner(globex);
    const removed = await registerPartner(acme);
    await runUseCase(removeDomain, { id: removed.id }, by);
    const revoked = await registerPartner(acme);
    await runUseCase(revokeDomain, { id: revoked.id }, by);
    const form = formOf(partner);
    const guessed = `${partner.key.slice(0, 30)}${makeSecretToken("gh_key").token.slice(30)}`;
    known.push(readSecretToken("gh_key", removed.key)!);
    const words = await Promise.all(
      [
        { ...form, client_secret: makeSecretToken("gh_key").token },
        { ...form, client_secret: guessed },
        { ...form, client_secret: partner.key.slice(0, -1) },
        { ...form, client_secret: makeSecretToken("gh_pat").token },
        { ...form, client_secret: other.key },
        { ...form, client_secret: foreign.key },
        { ...form, client_secret: "%00" },
        { ...form, client_secret: "" },
        { ...form, client_id: other.hostname },
        { ...form, client_id: foreign.hostname },
        { ...form, client_id: `${partner.hostname}.` },
        { ...form, client_id: "%" },
        formOf(removed),
        formOf(revoked),
      ].map(async (each) => wordsOf(await exchange({ form: each }))),
    );
    expect(new Set(words).size).toBe(1);
    expect(words[0]).toMatch(refused);
    const faults = async (key: string) =>
      (await refusals(readSecretToken("gh_key", key)!)).map(({ detail }) => detail["fault"]);
    await expect.poll(() => faults(foreign.key)).toEqual(["hostname"]);
    await expect.poll(() => faults(removed.key)).not.toEqual([]);
  });

  test("a key that is tried again and again, with a line a minute in the ledger", async () => {
    const partner = await registerPartner(world().acme);
    const keyId = readSecretToken("gh_key", partner.key)!;
    const form = { ...formOf(partner), client_id: "another.example" };
    for (let round = 0; round < 5; round += 1) {
      expect((await exchange({ form })).status).toBe(401);
    }
    await exchange({ form: formOf(partner), host: hostOf(world().globex.slug) });
    const faults = async () => (await refusals(keyId)).map(({ detail }) => detail["fault"]);
    await expect.poll(faults).toContain("organization");
    const found = await faults();
    expect(found).toHaveLength(2);
    expect(found).toContain("hostname");
  });

  test("a key at another organization's host", async () => {
    const { acme, globex } = world();
    const partner = await registerPartner(acme);
    const at = async (host: string) => (await exchange({ form: formOf(partner), host })).status;
    expect(await at(hostOf(acme.slug))).toBe(200);
    expect(await at(hostOf(globex.slug))).toBe(401);
    expect(await at(hostOf("nobody"))).toBe(401);
  });

  test("a browser's page of another origin", async () => {
    const partner = await registerPartner(world().acme, { origins: ["https://app.example"] });
    const from = async (origin: string) =>
      (await exchange({ form: formOf(partner), headers: { origin } })).status;
    expect(await from(`https://${partner.hostname}`)).toBe(200);
    expect(await from("https://app.example")).toBe(200);
    expect(await from(`http://${partner.hostname}`)).toBe(401);
    expect(await from("https://app.example.evil.test")).toBe(401);
    expect(await from("null")).toBe(401);
  });

  test("a caller from another network", async () => {
    const ipRanges = ["192.0.2.0/24", "2001:db8::/32"];
    const partner = await registerPartner(world().acme, { ipRanges });
    const from = async (address: string) =>
      (await exchange({ form: formOf(partner), address })).status;
    expect(await from("192.0.2.7")).toBe(200);
    expect(await from("2001:db8:1::7")).toBe(200);
    expect(await from("192.0.3.7")).toBe(401);
    expect(await from("2001:db9::7")).toBe(401);
    expect(await from("")).toBe(401);
  });

  test("an exchange that is not signed, of a domain that signs", async () => {
    const keys = partnerKeys();
    const partner = await registerPartner(world().acme, { signingKey: keys.publicJwk });
    const form = formOf(partner);
    expect((await exchange({ form })).status).toBe(401);
    const signing = { host: rootHost, path: "/api/oauth/token", method: "POST" };
    const body = new URLSearchParams(form).toString();
    const headers = await partnerSignature(
      { ...signing, body },
      { keys, tag: "gatehouse-request" },
    );
    expect((await exchange({ form: { ...form, more: "x" }, headers })).status).toBe(401);
    expect((await exchange({ form, headers })).status).toBe(200);
    expect((await exchange({ form, headers })).status).toBe(401);
  });

  test("a key of a suspended organization", async () => {
    const { globex } = world();
    const partner = await registerPartner(globex);
    const suspend = (status: string) =>
      ask(database().superUrl, `UPDATE organizations SET status = '${status}' WHERE id = $1`, [
        globex.id,
      ]);
    await suspend("suspended");
    const words = await wordsOf(await exchange({ form: formOf(partner) }));
    await suspend("active");
    expect(words).toMatch(refused);
    expect((await exchange({ form: formOf(partner) })).status).toBe(200);
  });
});

describe("a request that is no exchange", () => {
  const good = { grant_type: "client_credentials", client_id: "a.test", client_secret: "x" };
  const { grant_type: _grant, ...noGrant } = good;
  test.each<[string, Exchange & { body?: string }, number, string, string]>([
    ["names no grant", { form: noGrant }, 400, "invalid_request", "oauth-invalid-request"],
    [
      "names another grant",
      { form: { ...good, grant_type: "password" } },
      400,
      "unsupported_grant_type",
      "oauth-unsupported-grant-type",
    ],
    [
      "asks for a scope",
      { form: { ...good, scope: "admin" } },
      400,
      "invalid_scope",
      "oauth-invalid-scope",
    ],
    [
      "sends credentials in two ways",
      { form: good, headers: basic("a.test", "x") },
      400,
      "invalid_request",
      "oauth-invalid-request",
    ],
    [
      "names two clients",
      {
        form: { grant_type: "client_credentials", client_id: "b.test" },
        headers: basic("a.test", "x"),
      },
      400,
      "invalid_request",
      "oauth-invalid-request",
    ],
    [
      "comes as JSON",
      { form: good, headers: { "content-type": "application/json" } },
      415,
      "invalid_request",
      "unsupported-media-type",
    ],
    [
      "is too large",
      { form: { ...good, more: "x".repeat(5000) } },
      413,
      "invalid_request",
      "too-large",
    ],
    [
      "comes with a token",
      { form: { grant_type: "client_credentials" }, headers: { authorization: "Bearer x" } },
      401,
      "invalid_client",
      "oauth-invalid-client",
    ],
    [
      "comes with a broken Basic",
      { form: { grant_type: "client_credentials" }, headers: { authorization: "Basic ====" } },
      401,
      "invalid_client",
      "oauth-invalid-client",
    ],
    ["is no POST", { method: "DELETE", form: good }, 405, "invalid_request", "method-not-allowed"],
  ])("%s", async (_what, asking, status, error, code) => {
    const response = await exchange(asking);
    expect(response.status).toBe(status);
    expect(await bodyOf(response)).toMatchObject({ error, errors: [{ code }] });
    expect(response.headers.get("cache-control")).toBe("no-store");
    if (status === 401) expect(response.headers.get("www-authenticate")).toMatch(/^Basic /);
  });

  test("says a parameter twice", async () => {
    const request = await stampedRequest({
      path: "/api/oauth/token",
      method: "POST",
      surface: "open-api",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials&client_id=a&client_id=b&client_secret=x",
    });
    expect(await bodyOf(await tokenDoor(request))).toMatchObject({ error: "invalid_request" });
  });

  test("was let through by no wall", async () => {
    const response = await exchange({ form: good, headers: { "x-gatehouse-stamp": "" } });
    expect(response.status).toBe(404);
  });
});
