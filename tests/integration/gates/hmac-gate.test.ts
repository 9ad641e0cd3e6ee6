import { beforeAll, describe, expect, test } from "vitest";
import { errorResponse } from "@/lib/doors/api/error-response.ts";
import { recordStoreDoor } from "@/lib/doors/store/record-store-door.ts";
import { passHmacGate } from "@/lib/gates/hmac/hmac-gate.ts";
import { makeStoreBearer, signRequest, systemJudging } from "@/lib/gates/hmac/verify.ts";
import { fromUtf8 } from "@/lib/kernel/bytes.ts";
import { environment } from "@/lib/kernel/env.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { makeStamp, stampHeader } from "@/lib/kernel/stamp.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { forge, type Plan, type Sent } from "../../support/hmac/forge.ts";
import { tricks } from "../../support/hmac/tricks.ts";

const database = useDatabase();
const now = Date.now();
const host = "localhost:3000";
const body = JSON.stringify({ organizationId: "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa" });

let secret = "";
const plan = (): Plan => ({
  method: "POST",
  host,
  path: "/api/internal/site-changed?a=1&b=2",
  body,
  secret,
  now: Math.floor(now / 1000),
});

beforeAll(() => {
  secret = environment().GATEHOUSE_SECRET;
});

const stampOf = ({ method, host: named, path }: Sent): Stamp => ({
  requestId: newId(),
  method,
  host: named,
  path,
  surface: "internal",
  organizationId: null,
});

const requestOf = (sent: Sent): Request =>
  new Request(new URL(sent.path, `http://${sent.host}`), {
    method: sent.method,
    headers: { ...sent.headers, "x-gatehouse-request-id": "the request" },
    ...(sent.method === "GET" ? {} : { body: sent.body }),
  });

/** What a door that this gate keeps would answer. */
async function knock(sent: Sent, judging = { secret, now }): Promise<string> {
  const request = requestOf(sent);
  try {
    return `in with ${fromUtf8(await passHmacGate(request, stampOf(sent), judging))}`;
  } catch (error) {
    const answer = errorResponse(error, request.headers);
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
    return `${answer.status} ${headers.join(", ")} ${await answer.text()}`;
  }
}

const opened = `in with ${body}`;

describe("the HMAC gate", () => {
  test("opens to the system's own call, and gives the body that was signed", async () => {
    const url = new URL(`http://${host}/api/internal/site-changed?a=1&b=2`);
    const headers = await signRequest({ method: "post", url, body }, { secret, now });
    expect(await knock({ ...plan(), headers })).toBe(opened);
    expect(await knock(await forge(plan()))).toBe(opened);
    expect(await knock(await forge(plan(), { parameters: { alg: "hmac-sha256" } }))).toBe(opened);
  });

  test("opens to a call with neither query nor body", async () => {
    const bare = { ...plan(), method: "GET", path: "/api/internal/anything", body: "" };
    expect(await knock(await forge(bare))).toBe("in with ");
  });

  test.each(Object.keys(tricks))("stays shut, in the same words, to %s", async (name) => {
    const refused = await knock(await tricks[name]!(plan()));
    expect(refused).toBe(await knock({ ...plan(), headers: {} }));
    expect(refused).toMatch(/^401 .*"Invalid or expired JWT provided to API route\."/);
  });

  test("opens once, in the same words as ever afterwards", async () => {
    const sent = await forge(plan());
    expect(await knock(sent)).toBe(opened);
    expect(await knock(sent)).toBe(await knock({ ...sent, headers: {} }));
  });

  test("opens once to a nonce, whatever else is signed with it", async () => {
    const parameters = { nonce: newId() };
    expect(await knock(await forge(plan(), { parameters }))).toBe(opened);
    const later = { ...plan(), path: "/api/internal/site-changed?a=2" };
    expect(await knock(await forge(later, { parameters }))).toMatch(/^401 /);
  });

  test("opens once of fifty times at the same moment", async () => {
    const sent = await forge(plan());
    const answers = await Promise.all(Array.from({ length: 50 }, () => knock(sent)));
    expect(answers.filter((answer) => answer === opened)).toHaveLength(1);
    expect(new Set(answers).size).toBe(2);
  });

  test("spends no nonce for a call that it refuses", async () => {
    const sent = await forge(plan());
    expect(await knock({ ...sent, body: `${body} ` })).toMatch(/^401 /);
    expect(await knock(sent)).toBe(opened);
  });

  test("remembers a nonce longer than its signature lives", async () => {
    const parameters = { nonce: newId() };
    expect(await knock(await forge(plan(), { parameters }))).toBe(opened);
    const [row] = await ask<{ expires_at: Date }>(
      database().superUrl,
      "SELECT expires_at FROM spent_tokens WHERE id LIKE '%' || $1",
      [parameters.nonce],
    );
    expect(row?.expires_at.getTime()).toBe((plan().now + 60) * 1000);
  });

  test("goes by the clock of the house, five seconds either way", async () => {
    const at = async (seconds: number) =>
      (await knock(await forge(plan()), { secret, now: (plan().now + seconds) * 1000 })) === opened;
    expect(await at(-6)).toBe(false);
    expect(await at(-5)).toBe(true);
    expect(await at(64)).toBe(true);
    expect(await at(65)).toBe(false);
  });

  test("reads no more of a body than the system ever sends", async () => {
    const large = { ...plan(), body: "x".repeat(65_537) };
    expect(await knock(await forge(large))).toMatch(/^401 /);
    expect(await knock(await forge({ ...large, body: "x".repeat(65_536) }))).toMatch(/^in with x/);
  });

  test("is of the path that was asked for, whatever the wall has said", async () => {
    const sent = await forge(plan());
    const elsewhere = requestOf({ ...sent, path: "/api/internal/other" });
    await expect(passHmacGate(elsewhere, stampOf(sent), { secret, now })).rejects.toThrow();
  });
});

describe("while the secret is rotated", () => {
  const old = "the secret before this one, as long as it must be";
  const rotated = () =>
    systemJudging(
      { ...environment(), GATEHOUSE_SECRET_PREVIOUS: old, GATEHOUSE_SECRET: secret },
      now,
    );

  test("calls by the old and by the new key are let in", async () => {
    expect(await knock(await forge(plan()), rotated())).toBe(opened);
    expect(await knock(await forge(plan(), { secret: old }), rotated())).toBe(opened);
  });

  test("a call by the old key is refused once the old secret is gone", async () => {
    expect(await knock(await forge(plan(), { secret: old }))).toMatch(/^401 /);
    const third = "a secret that was never this instance's own";
    expect(await knock(await forge(plan(), { secret: third }), rotated())).toMatch(/^401 /);
  });

  test("the system signs by the new key", async () => {
    const url = new URL(`http://${host}/api/internal/site-changed`);
    const signed = await signRequest({ method: "POST", url, body }, rotated());
    const sent = { ...plan(), path: url.pathname, headers: signed };
    expect(await knock(sent, { secret: old, now })).toMatch(/^401 /);
    expect(await knock(sent, { secret, now })).toBe(opened);
  });
});

describe("the record store", () => {
  const path = "/api/internal/edge-config/digest";
  const open = async (headers: Record<string, string>) => {
    const stamp = await makeStamp(
      { secret, now: Date.now() },
      stampOf({ ...plan(), method: "GET", path, headers }),
    );
    const request = new Request(`http://${host}${path}`, {
      headers: { host, [stampHeader]: stamp, ...headers },
    });
    return (await recordStoreDoor(request, ["digest"])).status;
  };
  const signed = () => {
    const url = new URL(`http://${host}${path}`);
    return signRequest({ method: "GET", url }, { secret, now: Date.now() });
  };
  const bearer = async () => ({
    authorization: `Bearer ${await makeStoreBearer({ secret, now: Date.now() })}`,
  });

  test("is read by the bearer of the Edge Config client, or by a signature", async () => {
    expect(await open(await bearer())).toBe(200);
    expect(await open(await signed())).toBe(200);
  });

  test("is judged by the signature where there is one", async () => {
    const spent = await signed();
    expect(await open(spent)).toBe(200);
    expect(await open({ ...spent, ...(await bearer()) })).toBe(401);
    expect(await open({})).toBe(401);
  });
});
