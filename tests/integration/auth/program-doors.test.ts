import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { loginDoor } from "@/lib/doors/auth/login-door.ts";
import { logoutDoor } from "@/lib/doors/auth/logout-door.ts";
import { refreshDoor } from "@/lib/doors/auth/refresh-door.ts";
import { lockApi } from "@/lib/domains/lock-api.ts";
import { verifyAccessToken } from "@/lib/gates/api/verify.ts";
import { hashPassword } from "@/lib/auth/hash-password.ts";
import { utf8 } from "@/lib/kernel/bytes.ts";
import { environment } from "@/lib/kernel/env.ts";
import { signPartnerRequest } from "@/lib/kernel/http-signature/partner-signature.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { makeStamp, stampHeader, type Surface } from "@/lib/kernel/stamp.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { tokenKeys } from "../../support/token-keys.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { COST, PASSWORD } from "./sign-in-world.ts";

const database = useDatabase();
const keys = tokenKeys();
// @NOTE Before anything else: the process reads its settings once.
beforeAll(() => {
  process.env["GATEHOUSE_TOKEN_SIGNING_KEYS"] = keys.signing;
  process.env["GATEHOUSE_TOKEN_KEYS"] = keys.verifying;
});
const world = useTwoOrganizations(database);
beforeAll(async () => {
  const pepper = environment().GATEHOUSE_PEPPER;
  const passwordHash = await hashPassword(PASSWORD, { pepper, cost: COST });
  await ask(database().superUrl, "UPDATE users SET password_hash = $1", [passwordHash]);
});
afterAll(closePasswordPool);

const ROOT = "localhost:3000";
const ACME = "acme.localhost:3000";

type Posting = {
  readonly host?: string;
  readonly organization?: string;
  readonly type?: string;
  readonly surface?: Surface;
  readonly method?: string;
  readonly headers?: Record<string, string>;
};

/** A form as the wall lets it through. */
async function post(body: unknown, posting: Posting = {}): Promise<Request> {
  const { host = ROOT, organization, type = "application/json", surface = "open-api" } = posting;
  const { method = "POST" } = posting;
  const path = "/api/v1/auth/x";
  const judging = { secret: environment().GATEHOUSE_SECRET, now: Date.now() };
  const stamp = await makeStamp(judging, {
    ...{ requestId: newId(), method, host, path, surface, organizationId: null },
  });
  return new Request(`http://${host}${path}`, {
    method,
    headers: {
      host,
      "content-type": type,
      "x-gatehouse-address": `2001:db8:${newId().slice(0, 4)}::1`,
      [stampHeader]: stamp,
      ...(organization === undefined ? {} : { "x-organization": organization }),
      ...posting.headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

const editor = { email: "editor@acme.test", password: PASSWORD };
type Tokens = {
  access_token: string;
  refresh_token: string;
  token_type: string;
  expires_in: number;
};

async function signIn(): Promise<Tokens> {
  const response = await loginDoor(await post(editor, { organization: "acme" }));
  expect(response.status).toBe(200);
  return (await response.json()) as Tokens;
}

const refresh = async (token: string, posting: Posting = { organization: "acme" }) =>
  refreshDoor(await post({ refresh_token: token }, posting));

/** Status and error without what differs from request to request. */
async function refusal(response: Response): Promise<unknown> {
  const { errors } = (await response.json()) as { errors: { meta: unknown }[] };
  return [response.status, errors.map(({ meta: _meta, ...error }) => error)];
}

describe("the login door", () => {
  test("answers an access token of the member and a refresh token, kept by nobody", async () => {
    const response = await loginDoor(await post(editor, { organization: "acme" }));
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("set-cookie")).toBeNull();
    const tokens = (await response.json()) as Tokens;
    expect(tokens).toMatchObject({ token_type: "Bearer", expires_in: 900 });
    expect(tokens.refresh_token).toMatch(/^gh_ref_/);
    const trust = { keys: keys.verifying, issuer: `http://${ROOT}`, now: Date.now() };
    expect(await verifyAccessToken(trust, tokens.access_token)).toMatchObject({
      kind: "member",
      memberId: world().acme.editor.memberId,
      org: world().acme.id,
    });
  });

  test.each([
    [
      "JSON:API on the dashboard's host",
      { organization: "acme", type: "application/vnd.api+json" },
    ],
    ["JSON on the organization's own", { host: ACME }],
    ["both names of one organization", { host: ACME, organization: "acme" }],
  ])("takes %s", async (_what, posting: Posting) => {
    const isClothed = posting.type !== undefined;
    const body = isClothed ? { data: { type: "credentials", attributes: editor } } : editor;
    expect((await loginDoor(await post(body, posting))).status).toBe(200);
  });

  test("says the same to whatever is wrong with person, password or organization", async () => {
    const tries: [unknown, Posting][] = [
      [{ ...editor, password: "wrong" }, { organization: "acme" }],
      [{ ...editor, email: "stranger@acme.test" }, { organization: "acme" }],
      [{ ...editor, email: "suspended@acme.test" }, { organization: "acme" }],
      [editor, { organization: "globex" }],
      [editor, { organization: "initech" }],
      [editor, { host: "initech.localhost:3000" }],
      [editor, { host: ACME, organization: "globex" }],
    ];
    const answers = [];
    for (const [body, posting] of tries) {
      answers.push(JSON.stringify(await refusal(await loginDoor(await post(body, posting)))));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("The email address or the password is not right.");
  });

  test.each([
    ["no organization on the dashboard's host", editor, {}, 400],
    ["no form", "", { organization: "acme" }, 422],
    ["a form of another kind", "email=a", { type: "application/x-www-form-urlencoded" }, 422],
    ["a field too many", { ...editor, admin: true }, { organization: "acme" }, 422],
    ["a list", [editor], { organization: "acme" }, 422],
    ["more than a form can hold", "x".repeat(20_000), { organization: "acme" }, 413],
    ["a stamp for another place", editor, { surface: "entrance" as const }, 404],
    ["another method", editor, { organization: "acme", method: "PUT" }, 405],
  ])("refuses %s", async (_what, body, posting: Posting, status) => {
    expect((await loginDoor(await post(body, posting))).status).toBe(status);
  });

  test("looks at no cookie and no token", async () => {
    const headers = { authorization: "Bearer x", cookie: "gatehouse.session=x" };
    const request = await post(editor, { organization: "acme", headers });
    expect((await loginDoor(request)).status).toBe(200);
  });

  test("is limited as the sign-in page is", async () => {
    const headers = { "x-gatehouse-address": "192.0.2.77" };
    const body = { ...editor, email: "hammered@acme.test" };
    // @NOTE At once, so that no window ends between them.
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () =>
        loginDoor(await post(body, { organization: "acme", headers })),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted((one, other) => one - other)).toEqual([401, 401, 401, 401, 401, 429]);
    const limited = answers.find(({ status }) => status === 429);
    expect(Number(limited?.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("the refresh and the logout door", () => {
  test("renew once, and not at the other organization", async () => {
    const { refresh_token: token } = await signIn();
    expect((await refresh(token, { organization: "globex" })).status).toBe(401);
    const renewed = await refresh(token);
    expect(renewed.status).toBe(200);
    expect(((await renewed.json()) as Tokens).refresh_token).not.toBe(token);
    expect(await refusal(await refresh(token))).toEqual(await refusal(await refresh("gh_ref_x")));
  });

  test("end the session for good, and say nothing of tokens that are none", async () => {
    const { refresh_token: token } = await signIn();
    for (const sent of [token, token, "gh_ref_x"]) {
      const response = await logoutDoor(
        await post({ refresh_token: sent }, { organization: "acme" }),
      );
      expect([response.status, await response.text()]).toEqual([204, ""]);
    }
    expect((await refresh(token)).status).toBe(401);
  });
});

describe("an organization whose API is locked to a proxy", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const lock = (proxyKey: object | null) =>
    runUseCase(lockApi, { proxyKey }, callerOf(world().acme.admin));
  beforeAll(() => lock(publicKey.export({ format: "jwk" })));
  afterAll(() => lock(null));

  /** A form with the proxy's signature. */
  async function signed(body: object, organization = "acme"): Promise<Request> {
    const signing = {
      ...{ method: "POST", authority: ROOT, path: "/api/v1/auth/x", query: "" },
      ...{ headers: new Headers(), body: utf8(JSON.stringify(body)) },
    };
    const proof = await signPartnerRequest(signing, {
      ...{ privateKey: privateKey.export({ format: "jwk" }), keyid: "proxy" },
      ...{ tag: "gatehouse-proxy", now: Date.now() },
    });
    return post(body, { organization, headers: { ...proof } });
  }

  test("signs programs in and renews them through the proxy alone", async () => {
    const passed = await loginDoor(await signed(editor));
    expect(passed.status).toBe(200);
    const { refresh_token } = (await passed.json()) as Tokens;
    expect((await refresh(refresh_token)).status).toBe(401);
    expect((await refreshDoor(await signed({ refresh_token }))).status).toBe(200);
  });

  test("answers whoever comes past the proxy as if there were no such organization", async () => {
    const past = await loginDoor(await post(editor, { organization: "acme" }));
    const nowhere = await loginDoor(await post(editor, { organization: "nowhere" }));
    expect(await refusal(past)).toEqual(await refusal(nowhere));
  });

  test("shuts nobody else's door", async () => {
    const globex = { email: "editor@globex.test", password: PASSWORD };
    expect((await loginDoor(await post(globex, { organization: "globex" }))).status).toBe(200);
  });
});
