import { describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { Conflict, Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { readSecretToken } from "@/lib/kernel/secret-token.ts";
import { createStaticToken } from "@/lib/tokens/create-static-token.ts";
import { listStaticTokens } from "@/lib/tokens/list-static-tokens.ts";
import { revokeStaticToken } from "@/lib/tokens/revoke-static-token.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const make = (
  member: MemberPrincipal,
  more: Partial<{ name: string; scopes: string[]; expiresInDays: number | null }> = {},
) => {
  const input = { name: "Static site", scopes: ["*"], expiresInDays: 30, ...more };
  return runUseCase(createStaticToken, input, callerOf(member));
};

const idsFor = async (member: MemberPrincipal, of: "me" | "everyone" = "everyone") => {
  const { tokens } = await runUseCase(listStaticTokens, { of }, callerOf(member));
  return tokens.map(({ id }) => id);
};

const revoke = (member: MemberPrincipal, id: string) =>
  runUseCase(revokeStaticToken, { id }, callerOf(member));

describe("static tokens", () => {
  test("a member without any role makes, sees and revokes their own", async () => {
    const { nobody } = world().acme;
    const { id, token } = await make(nobody);
    expect(readSecretToken("gh_pat", token)).toBe(id);
    const { tokens } = await runUseCase(listStaticTokens, {}, callerOf(nobody));
    const shown = { id, name: "Static site", scopes: ["*"], lastUsedAt: null };
    expect(tokens).toMatchObject([{ ...shown, memberName: "nobody", isMine: true }]);
    await revoke(nobody, id);
    expect(await idsFor(nobody)).toEqual([]);
    await expect(revoke(nobody, id)).rejects.toThrow(NotFound);
  });

  test("the token itself is kept nowhere", async () => {
    const { id, token } = await make(world().acme.editor);
    const rows = await ask<{ row: string }>(
      database().superUrl,
      `SELECT t::text AS row FROM static_tokens t WHERE id = $1
       UNION ALL SELECT a::text FROM audit_events a WHERE detail->>'tokenId' = $1`,
      [id],
    );
    expect(rows).toHaveLength(2);
    expect(rows.filter(({ row }) => row.includes(token.slice(20)))).toEqual([]);
  });

  test("nobody sees or revokes a colleague's, and Admin does both", async () => {
    const { admin, editor, nobody } = world().acme;
    const { id } = await make(editor);
    expect(await idsFor(nobody)).not.toContain(id);
    await expect(revoke(nobody, id)).rejects.toThrow(NotFound);
    expect(await idsFor(admin)).toContain(id);
    expect(await idsFor(admin, "me")).not.toContain(id);
    await revoke(admin, id);
    expect(await idsFor(editor)).not.toContain(id);
  });

  test("the other organization's Admin finds none of them", async () => {
    const { acme, globex } = world();
    const { id } = await make(acme.editor);
    expect(await idsFor(globex.admin)).toEqual([]);
    await expect(revoke(globex.admin, id)).rejects.toThrow(NotFound);
    expect(await idsFor(acme.editor)).toContain(id);
  });

  test.each([
    ["what the member may not do", ["posts:read", "posts:delete"], ["scopes", 1]],
    ["a collection that the member may not see", ["users:read"], ["scopes", 0]],
    ["a word that is no scope", ["everything"], ["scopes", 0]],
    ["an action that does not exist", ["posts:eat"], ["scopes", 0]],
    ["nothing at all", [], ["scopes"]],
  ])("is not made for %s", async (_what, scopes, path) => {
    const refusal = await make(world().acme.editor, { scopes }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Invalid);
    expect((refusal as Invalid).issues.map((issue) => issue.path)).toEqual([path]);
  });

  test("has an end where one was asked for, and none where not", async () => {
    const { editor } = world().acme;
    await make(editor, { name: "For ever", expiresInDays: null });
    const { tokens } = await runUseCase(listStaticTokens, {}, callerOf(editor));
    const byName = new Map(tokens.map((token) => [token.name, token]));
    expect(byName.get("For ever")?.expiresAt).toBeNull();
    const { createdAt, expiresAt } = byName.get("Static site")!;
    expect(expiresAt!.getTime() - createdAt.getTime()).toBe(30 * 24 * 3_600_000);
  });

  test("is refused beyond fifty that are in use", async () => {
    const { admin } = world().globex;
    await ask(
      database().superUrl,
      `INSERT INTO static_tokens (organization_id, id, member_id, name, digest, scopes)
       SELECT $1, 'full' || n, $2, 'Full', '', '{*}' FROM generate_series(1, 50) n`,
      [admin.organizationId, admin.memberId],
    );
    await expect(make(admin)).rejects.toThrow(Conflict);
    await revoke(admin, "full7");
    await make(admin);
  });

  test("leaves a line in the ledger when made and when revoked", async () => {
    const { nobody } = world().globex;
    const { id } = await make(nobody, { name: "Ledger" });
    await revoke(nobody, id);
    const lines = await ask(
      database().superUrl,
      `SELECT action, actor_id, summary FROM audit_events WHERE detail->>'tokenId' = $1
       ORDER BY occurred_at, action`,
      [id],
    );
    expect(lines).toEqual([
      {
        action: "static-token.create",
        actor_id: nobody.userId,
        summary: "Made the static token «Ledger»",
      },
      {
        action: "static-token.revoke",
        actor_id: nobody.userId,
        summary: "Revoked the static token «Ledger»",
      },
    ]);
  });
});
