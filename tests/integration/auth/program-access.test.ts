import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "@/lib/auth/hash-password.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { mountedApi } from "@/lib/doors/api/mounted-api.ts";
import { loginDoor } from "@/lib/doors/auth/login-door.ts";
import { logoutDoor } from "@/lib/doors/auth/logout-door.ts";
import { refreshDoor } from "@/lib/doors/auth/refresh-door.ts";
import { environment } from "@/lib/kernel/env.ts";
import { bearer, named } from "../../support/api/knock.ts";
import { stampedRequest } from "../../support/api/stamped-request.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations, type Organization } from "../../support/two-organizations.ts";
import { COST, PASSWORD } from "./sign-in-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
beforeAll(async () => {
  const pepper = environment().GATEHOUSE_PEPPER;
  const passwordHash = await hashPassword(PASSWORD, { pepper, cost: COST });
  await ask(database().superUrl, "UPDATE users SET password_hash = $1", [passwordHash]);
});
afterAll(closePasswordPool);

type Tokens = { readonly access_token: string; readonly refresh_token: string };

/** What a door answers to a form that a program posts. */
async function post(
  door: (request: Request) => Promise<Response>,
  form: object,
  organization: Organization,
): Promise<Response> {
  const request = await stampedRequest({
    ...{ path: "/api/v1/auth/x", method: "POST", surface: "open-api" },
    headers: { ...named(organization), "content-type": "application/json" },
    body: JSON.stringify(form),
  });
  return door(request);
}

async function signIn(name: string, organization: Organization): Promise<Tokens> {
  const form = { email: `${name}@${organization.slug}.test`, password: PASSWORD };
  return (await (await post(loginDoor, form, organization)).json()) as Tokens;
}

/** The status that the API itself answers with. */
const statusAt = async (path: string, token: string, organization: Organization) => {
  const headers = { ...bearer(token), ...named(organization) };
  return (await mountedApi(await stampedRequest({ path, headers }))).status;
};

const DRAFTS = "/api/v1/drafts/posts";

describe("a member's program at the API", () => {
  test("may what its member may, and no more", async () => {
    const { acme } = world();
    const editor = await signIn("editor", acme);
    const nobody = await signIn("nobody", acme);
    expect(await statusAt(DRAFTS, editor.access_token, acme)).toBe(200);
    expect(await statusAt(DRAFTS, nobody.access_token, acme)).toBe(404);
  });

  test("is nobody at the other organization", async () => {
    const { acme, globex } = world();
    const { access_token: token } = await signIn("admin", acme);
    expect(await statusAt(DRAFTS, token, acme)).toBe(200);
    expect(await statusAt(DRAFTS, token, globex)).toBe(401);
  });

  test("loses a role at its next request, with the token it has", async () => {
    const { globex } = world();
    const { access_token: token } = await signIn("editor", globex);
    expect(await statusAt(DRAFTS, token, globex)).toBe(200);
    await ask(database().superUrl, "DELETE FROM member_roles WHERE member_id = $1", [
      globex.editor.memberId,
    ]);
    expect(await statusAt(DRAFTS, token, globex)).toBe(404);
  });

  test("goes on with new tokens, and ends with its session, every token of it", async () => {
    const { acme } = world();
    const first = await signIn("admin", acme);
    const form = { refresh_token: first.refresh_token };
    const second = (await (await post(refreshDoor, form, acme)).json()) as Tokens;
    for (const { access_token: token } of [first, second]) {
      expect(await statusAt(DRAFTS, token, acme)).toBe(200);
    }
    await post(logoutDoor, { refresh_token: second.refresh_token }, acme);
    for (const { access_token: token } of [first, second]) {
      expect(await statusAt(DRAFTS, token, acme)).toBe(401);
    }
  });

  test("leaves the member's other sessions alone when it ends", async () => {
    const { acme } = world();
    const [one, other] = [await signIn("editor", acme), await signIn("editor", acme)];
    await post(logoutDoor, { refresh_token: one.refresh_token }, acme);
    expect(await statusAt(DRAFTS, one.access_token, acme)).toBe(401);
    expect(await statusAt(DRAFTS, other.access_token, acme)).toBe(200);
  });
});
