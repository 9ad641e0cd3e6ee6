import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announceHere } from "@/lib/doors/announce-here.ts";
import { apiDoor } from "@/lib/doors/api/api-door.ts";
import { getApiLock } from "@/lib/domains/get-api-lock.ts";
import { lockApi } from "@/lib/domains/lock-api.ts";
import { flushUsage } from "@/lib/usage/note-usage.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { registerPartner, type Partner } from "../../support/api/domains.ts";
import {
  domainToken,
  memberToken,
  named,
  session,
  staticToken,
  statusOf,
} from "../../support/api/knock.ts";
import {
  partnerKeys,
  partnerSignature,
  type Signing,
} from "../../support/api/partner-signature.ts";
import { rootHost, stampedRequest } from "../../support/api/stamped-request.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
afterAll(flushUsage);

let partner: Partner;
let foreign: Partner;
beforeAll(async () => {
  partner = await registerPartner(world().acme);
  foreign = await registerPartner(world().globex);
});

const signature = (asking: Omit<Signing, "host">, by: Parameters<typeof partnerSignature>[1]) =>
  partnerSignature({ host: rootHost, ...asking }, by);

describe("a domain that signs its requests", () => {
  const keys = partnerKeys();
  const path = "/api/v1/content/posts?page[size]=2";
  let headers: Record<string, string>;
  beforeAll(async () => {
    const { acme } = world();
    const signing = await registerPartner(acme, { signingKey: keys.publicJwk });
    headers = { ...(await domainToken(signing)), ...named(acme) };
  });

  test("is admitted with a signature, once", async () => {
    const proof = await signature({ path, headers }, { keys, tag: "gatehouse-request" });
    expect(await statusOf({ path, headers: { ...headers, ...proof } })).toBe(200);
    expect(await statusOf({ path, headers: { ...headers, ...proof } })).toBe(401);
  });

  test("has its body put back for the API", async () => {
    const body = '{"data":null}';
    const method = "POST";
    const proof = await signature(
      { path, method, headers, body },
      { keys, tag: "gatehouse-request" },
    );
    const echo = apiDoor(async (request) => new Response(await request.text()), announceHere);
    const request = { path, method, body, headers: { ...headers, ...proof } };
    expect(await (await echo(await stampedRequest(request))).text()).toBe(body);
    const changed = { ...request, body: '{"data":true}' };
    expect((await echo(await stampedRequest(changed))).status).toBe(401);
  });

  test("is refused without it, with another's, for another address or another purpose", async () => {
    const proof = () => signature({ path, headers }, { keys, tag: "gatehouse-request" });
    const others = await signature(
      { path, headers },
      { keys: partnerKeys(), tag: "gatehouse-request" },
    );
    const proxys = await signature({ path, headers }, { keys, tag: "gatehouse-proxy" });
    expect(await statusOf({ path, headers })).toBe(401);
    expect(await statusOf({ path, headers: { ...headers, ...others } })).toBe(401);
    expect(await statusOf({ path, headers: { ...headers, ...proxys } })).toBe(401);
    expect(await statusOf({ path: `${path}0`, headers: { ...headers, ...(await proof()) } })).toBe(
      401,
    );
    const method = "DELETE";
    expect(await statusOf({ path, method, headers: { ...headers, ...(await proof()) } })).toBe(401);
  });
});

describe("an API that is locked to a proxy", () => {
  const keys = partnerKeys();
  const path = "/api/v1/content/posts";
  const lock = (proxyKey: object | null) =>
    runUseCase(lockApi, { proxyKey }, callerOf(world().acme.admin));
  beforeAll(() => lock(keys.publicJwk));
  afterAll(() => lock(null));

  test("was locked by an Admin, who alone may, and it is in the ledger once", async () => {
    const { acme, globex } = world();
    await expect(
      runUseCase(lockApi, { proxyKey: null }, callerOf(acme.editor)),
    ).rejects.toMatchObject({ status: 404 });
    await expect(lock({ ...keys.privateJwk })).rejects.toMatchObject({ status: 422 });
    expect(await lock(keys.publicJwk)).toEqual({ changed: false });
    const read = (of: typeof acme) => runUseCase(getApiLock, {}, callerOf(of.admin));
    expect(await read(acme)).toEqual({ proxyKey: keys.publicJwk });
    expect(await read(globex)).toEqual({ proxyKey: null });
    const lines = await ask(
      database().superUrl,
      "SELECT organization_id AS id FROM audit_events WHERE action = 'api.lock'",
    );
    expect(lines).toEqual([{ id: acme.id }]);
  });

  test("opens to what the proxy has signed, whatever the credential", async () => {
    const { acme } = world();
    for (const credential of [
      await domainToken(partner),
      await memberToken(acme),
      await staticToken(acme),
    ]) {
      const headers = { ...credential, ...named(acme) };
      expect(await statusOf({ path, headers })).toBe(401);
      const proof = await signature({ path, headers }, { keys, tag: "gatehouse-proxy" });
      expect(await statusOf({ path, headers: { ...headers, ...proof } })).toBe(200);
    }
  });

  test("stays open to the dashboard's own pages, and the other organization's to everybody", async () => {
    const { acme, globex } = world();
    expect(await statusOf({ path, headers: { ...(await session(acme)), ...named(acme) } })).toBe(
      200,
    );
    const headers = { ...(await domainToken(foreign)), ...named(globex) };
    expect(await statusOf({ path, headers })).toBe(200);
  });
});
