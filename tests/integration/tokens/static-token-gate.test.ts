import { describe, expect, test } from "vitest";
import { passStaticTokenGate } from "@/lib/gates/static-token/static-token-gate.ts";
import { decide } from "@/lib/access/decide.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { createStaticToken } from "@/lib/tokens/create-static-token.ts";
import { revokeStaticToken } from "@/lib/tokens/revoke-static-token.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const DAY = 24 * 3_600_000;
const judging = (now = Date.now()) => ({ pepper: environment().GATEHOUSE_PEPPER, now });

const make = (member: MemberPrincipal, scopes = ["*"]) => {
  const input = { name: "Build", scopes, expiresInDays: 30 };
  return runUseCase(createStaticToken, input, callerOf(member));
};

const pass = (token: string, organization: Organization, now = Date.now()) =>
  passStaticTokenGate(token, organization, judging(now));

const behind = (sql: string, values: unknown[]) => ask(database().superUrl, sql, values);

/** Runs with a row changed, and puts it back. */
async function whileSuspended(
  table: "members" | "users" | "organizations",
  id: string,
  run: () => Promise<void>,
) {
  await behind(`UPDATE ${table} SET status = 'suspended' WHERE id = $1`, [id]);
  try {
    await run();
  } finally {
    await behind(`UPDATE ${table} SET status = 'active' WHERE id = $1`, [id]);
  }
}

describe("the static token gate", () => {
  test("makes a principal of a good token, with its scopes and its member's name", async () => {
    const { acme } = world();
    const { id, token } = await make(acme.editor, ["posts:read"]);
    const { memberId, userId, organizationId } = acme.editor;
    expect(await pass(token, acme)).toEqual({
      ...{ kind: "token", organizationId, memberId, userId, tokenId: id },
      ...{ scopes: ["posts:read"], name: "editor" },
    });
  });

  test.each([
    ["nothing", () => ""],
    ["a slip of the copying hand", (token: string) => `${token.slice(0, -1)}!`],
    ["another secret under its id", (token: string) => withOtherSecret(token)],
    ["a token that never was", () => makeSecretToken("gh_pat").token],
    ["an API key", () => makeSecretToken("gh_key").token],
    ["a refresh token", () => makeSecretToken("gh_ref").token],
    ["something before it", (token: string) => ` ${token}`],
  ])("refuses %s", async (_what, spoil) => {
    const { token } = await make(world().acme.editor);
    await expectRefusal(spoil(token), world().acme);
  });

  test("refuses at the other organization what it admits at its own", async () => {
    const { acme, globex } = world();
    const { token } = await make(acme.editor);
    await pass(token, acme);
    await expectRefusal(token, globex);
  });

  test("refuses a token after its end, and once it was revoked", async () => {
    const { acme } = world();
    const { id, token } = await make(acme.editor);
    await pass(token, acme, Date.now() + 29 * DAY);
    await expectRefusal(token, acme, Date.now() + 31 * DAY);
    await runUseCase(revokeStaticToken, { id }, callerOf(acme.editor));
    await expectRefusal(token, acme);
  });

  test("refuses it while its member, person or organization is suspended", async () => {
    const { globex } = world();
    const { editor } = globex;
    const { token } = await make(editor);
    const refused = () => expectRefusal(token, globex);
    await whileSuspended("members", editor.memberId, refused);
    await whileSuspended("users", editor.userId, refused);
    await whileSuspended("organizations", globex.id, refused);
    await pass(token, globex);
  });

  test("writes the time of use at most once a minute", async () => {
    const { acme } = world();
    const { id, token } = await make(acme.admin);
    const usedAt = async () => {
      const rows = await behind("SELECT last_used_at AS at FROM static_tokens WHERE id = $1", [id]);
      return (rows[0] as { at: Date | null }).at?.getTime() ?? null;
    };
    expect(await usedAt()).toBeNull();
    const start = Date.now();
    await pass(token, acme, start);
    await pass(token, acme, start + 59_000);
    expect(await usedAt()).toBe(start);
    await pass(token, acme, start + 61_000);
    expect(await usedAt()).toBe(start + 61_000);
  });
});

describe("what a static token may do", () => {
  const may = async (token: string, organization: Organization, questions: string[]) => {
    const principal = await pass(token, organization);
    return openScope({ principal, requestId: "test", mode: "read" }, ({ grants }) =>
      Promise.resolve(
        questions.filter((question) => {
          const [collection = "", action = ""] = question.split(":");
          const asked = { collection, action: action as "read", id: null };
          return decide(principal, grants, asked).allowed;
        }),
      ),
    );
  };
  const everything = ["posts:read", "posts:update", "posts:delete", "static-tokens:create"];

  test("is what its scopes name, of what its member may do", async () => {
    const { acme } = world();
    const all = await make(acme.editor);
    const one = await make(acme.editor, ["posts:read"]);
    expect(await may(all.token, acme, everything)).toEqual(["posts:read", "posts:update"]);
    expect(await may(one.token, acme, everything)).toEqual(["posts:read"]);
  });

  test("changes with its member's roles at the next request", async () => {
    const { globex } = world();
    const { token } = await make(globex.editor, ["posts:update"]);
    expect(await may(token, globex, everything)).toEqual(["posts:update"]);
    await behind("DELETE FROM member_roles WHERE member_id = $1", [globex.editor.memberId]);
    expect(await may(token, globex, everything)).toEqual([]);
  });

  test("ends within a request that began before it was revoked", async () => {
    const { acme } = world();
    const { id, token } = await make(acme.editor);
    const principal = await pass(token, acme);
    await behind("UPDATE static_tokens SET revoked_at = now() WHERE id = $1", [id]);
    const enter = openScope({ principal, requestId: "test", mode: "read" }, () =>
      Promise.resolve("inside"),
    );
    await expect(enter).rejects.toThrow(Unauthenticated);
  });
});

async function expectRefusal(token: string, organization: Organization, now = Date.now()) {
  const refusal = await pass(token, organization, now).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Unauthenticated);
  expect(refusal).toMatchObject({
    code: "api-auth-token-invalid",
    message: "Invalid or expired JWT provided to API route.",
  });
}

/** A well-formed token with the id of this one. */
function withOtherSecret(token: string): string {
  const id = token.split("_")[2];
  const other = makeSecretToken("gh_pat").token.split("_")[3]!.slice(0, 43);
  const body = `gh_pat_${id}_${other}`;
  return body + checksum(body);
}

/** CRC-32 in base62, written a second time so that a mistake in ours would show. */
function checksum(body: string): string {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    return c >>> 0;
  });
  let crc = 0xffffffff;
  for (const byte of Buffer.from(body)) crc = table[(crc ^ byte) & 255]! ^ (crc >>> 8);
  let rest = (crc ^ 0xffffffff) >>> 0;
  let text = "";
  for (let place = 0; place < 6; place += 1) {
    text = alphabet[rest % 62]! + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}
