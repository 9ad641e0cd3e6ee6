import { describe, expect, test } from "vitest";
import type { DomainPrincipal, Principal } from "@/lib/access/principal.ts";
import { createDomain } from "@/lib/domains/create-domain.ts";
import { getDomain } from "@/lib/domains/get-domain.ts";
import { issueKey } from "@/lib/domains/issue-key.ts";
import { listDomains } from "@/lib/domains/list-domains.ts";
import { removeDomain } from "@/lib/domains/remove-domain.ts";
import { revokeDomain } from "@/lib/domains/revoke-domain.ts";
import { revokeKey } from "@/lib/domains/revoke-key.ts";
import { updateDomain } from "@/lib/domains/update-domain.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict, Invalid, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { readSecretToken } from "@/lib/kernel/secret-token.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

let made = 0;

/** A domain of a host name of its own. */
async function register(by: Principal, extra: object = {}) {
  made += 1;
  const hostname = `partner-${made}.test`;
  const input = { name: "Partner", hostname, roles: ["editor"], ...extra };
  return { hostname, ...(await runUseCase(createDomain, input, callerOf(by))) };
}

const detail = (by: Principal, id: string) => runUseCase(getDomain, { id }, callerOf(by));

const rows = (statement: string, values: unknown[]) =>
  ask<Record<string, unknown>>(database().superUrl, statement, values);

const ledger = (id: string) =>
  rows(
    "SELECT action, summary, detail FROM audit_events WHERE subject_id = $1 ORDER BY occurred_at",
    [id],
  );

describe("registering a domain", () => {
  test("answers a key once and keeps its digest alone", async () => {
    const { acme } = world();
    const { id, key, hostname } = await register(acme.admin);
    const keyId = readSecretToken("gh_key", key);
    const [row] = await rows("SELECT * FROM api_keys WHERE id = $1", [keyId]);
    expect(row).toMatchObject({
      domain_id: id,
      digest: await sign(environment().GATEHOUSE_PEPPER, "api-key", key),
      revoked_at: null,
    });
    const seen = await detail(acme.admin, id);
    expect(seen).toMatchObject({
      hostname,
      status: "active",
      requestsPerMinute: 600,
      origins: [`https://${hostname}`],
      ipRanges: [],
      signingKey: null,
      roles: [{ slug: "editor", name: "Editor" }],
      keys: [{ id: keyId, lastUsedAt: null, revokedAt: null }],
    });
    expect(JSON.stringify(seen)).not.toContain(String(row?.["digest"]));
    const lines = await ledger(id);
    expect(lines).toMatchObject([{ action: "domain.create" }]);
    expect(JSON.stringify(lines)).not.toContain(key.slice(20));
  });

  test("names no origin for a development host, whose port nobody can guess", async () => {
    const { acme } = world();
    const { id } = await register(acme.admin, { hostname: "app.localhost" });
    expect((await detail(acme.admin, id)).origins).toEqual([]);
  });

  test("refuses a host name that is registered, and lets each organization have it", async () => {
    const { acme, globex } = world();
    const { hostname } = await register(acme.admin);
    const again = register(acme.admin, { hostname: hostname.toUpperCase() });
    await expect(again).rejects.toBeInstanceOf(Conflict);
    await expect(again).rejects.toMatchObject({ issues: [{ path: ["hostname"] }] });
    await expect(register(globex.admin, { hostname })).resolves.toHaveProperty("key");
  });

  test("lets one of many have a host name that all ask for at once", async () => {
    const { acme } = world();
    const tries = Array.from({ length: 20 }, () =>
      register(acme.admin, { hostname: "raced.test" }),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [count] = await rows("SELECT count(*)::int AS n FROM domains WHERE hostname = $1", [
      "raced.test",
    ]);
    expect(count).toEqual({ n: 1 });
  });

  test("refuses the role Admin and roles that do not exist here, and leaves nothing behind", async () => {
    const { acme } = world();
    for (const role of ["admin", "no-such-role"]) {
      const attempt = register(acme.admin, { hostname: "refused.test", roles: [role] });
      await expect(attempt).rejects.toBeInstanceOf(Invalid);
      await expect(attempt).rejects.toMatchObject({ issues: [{ path: ["roles"] }] });
    }
    const { domains } = await runUseCase(listDomains, {}, callerOf(acme.admin));
    expect(domains.map(({ hostname }) => hostname)).not.toContain("refused.test");
  });
});

describe("changing a domain", () => {
  test("changes what is named and leaves the rest", async () => {
    const { acme } = world();
    const { id } = await register(acme.admin);
    const x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    const signingKey = { kty: "OKP", crv: "Ed25519", x };
    const change = { id, requestsPerMinute: null, ipRanges: ["203.0.113.0/24"], signingKey };
    await runUseCase(updateDomain, change, callerOf(acme.admin));
    expect(await detail(acme.admin, id)).toMatchObject({
      name: "Partner",
      requestsPerMinute: null,
      ipRanges: ["203.0.113.0/24"],
      signingKey,
      roles: [{ slug: "editor" }],
    });
    const back = { id, name: "Renamed", roles: [], signingKey: null };
    await runUseCase(updateDomain, back, callerOf(acme.admin));
    expect(await detail(acme.admin, id)).toMatchObject({
      name: "Renamed",
      requestsPerMinute: null,
      roles: [],
      signingKey: null,
    });
    const actions = (await ledger(id)).map((line) => line["action"]);
    expect(actions).toEqual(["domain.create", "domain.update", "domain.update"]);
  });

  test("writes no line when nothing is named, and cannot move a host name", async () => {
    const { acme } = world();
    const { id } = await register(acme.admin);
    await runUseCase(updateDomain, { id }, callerOf(acme.admin));
    expect(await ledger(id)).toHaveLength(1);
    const moved = runUseCase(updateDomain, { id, hostname: "other.test" }, callerOf(acme.admin));
    await expect(moved).rejects.toBeInstanceOf(Invalid);
  });
});

describe("keys", () => {
  test("are two at most, however many ask at once", async () => {
    const { acme } = world();
    const { id } = await register(acme.admin);
    const tries = Array.from({ length: 50 }, () =>
      runUseCase(issueKey, { id }, callerOf(acme.admin)),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { keys } = await detail(acme.admin, id);
    expect(keys).toHaveLength(2);
  });

  test("are swapped without an outage: a second one, then the first revoked, then room again", async () => {
    const { acme } = world();
    const { id, key } = await register(acme.admin);
    const first = readSecretToken("gh_key", key) ?? "";
    const second = await runUseCase(issueKey, { id }, callerOf(acme.admin));
    expect(readSecretToken("gh_key", second.key)).toBe(second.keyId);
    const third = () => runUseCase(issueKey, { id }, callerOf(acme.admin));
    await expect(third()).rejects.toBeInstanceOf(Conflict);
    const revoke = () => runUseCase(revokeKey, { id, keyId: first }, callerOf(acme.admin));
    expect(await revoke()).toEqual({ revoked: true });
    expect(await revoke()).toEqual({ revoked: false });
    await third();
    const { keys } = await detail(acme.admin, id);
    expect(keys.map(({ revokedAt }) => revokedAt === null)).toEqual([true, true, false]);
    const lines = await ledger(id);
    expect(lines.map((line) => line["action"])).toEqual([
      "domain.create",
      "domain.key-issue",
      "domain.key-revoke",
      "domain.key-issue",
    ]);
    expect(JSON.stringify(lines)).not.toContain(second.key.slice(20));
  });

  test("of another domain are not found", async () => {
    const { acme } = world();
    const [one, other] = [await register(acme.admin), await register(acme.admin)];
    const keyId = readSecretToken("gh_key", other.key) ?? "";
    const attempt = runUseCase(revokeKey, { id: one.id, keyId }, callerOf(acme.admin));
    await expect(attempt).rejects.toBeInstanceOf(NotFound);
    expect((await detail(acme.admin, other.id)).keys[0]?.revokedAt).toBeNull();
  });
});

describe("ending a domain", () => {
  const look = (principal: Principal) =>
    openScope({ principal, requestId: "test", mode: "read" }, () => Promise.resolve("inside"));

  const tokenOf = (by: Principal, { id, hostname }: Awaited<ReturnType<typeof register>>) =>
    ({
      kind: "domain",
      organizationId: by.organizationId,
      domainId: id,
      epoch: 1,
      hostname,
    }) satisfies DomainPrincipal;

  test("by «remove» ends its keys and leaves running tokens to their hour", async () => {
    const { acme } = world();
    const domain = await register(acme.admin);
    const token = tokenOf(acme.admin, domain);
    expect(await look(token)).toBe("inside");
    const remove = () => runUseCase(removeDomain, { id: domain.id }, callerOf(acme.admin));
    expect(await remove()).toEqual({ removed: true });
    expect(await remove()).toEqual({ removed: false });
    expect(await look(token)).toBe("inside");
    await rows("UPDATE domains SET removed_at = now() - interval '61 minutes' WHERE id = $1", [
      domain.id,
    ]);
    await expect(look(token)).rejects.toBeInstanceOf(Unauthenticated);
    const seen = await detail(acme.admin, domain.id);
    expect(seen.status).toBe("removed");
    expect(seen.keys.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    const anotherKey = runUseCase(issueKey, { id: domain.id }, callerOf(acme.admin));
    await expect(anotherKey).rejects.toBeInstanceOf(Conflict);
    const change = { id: domain.id, name: "Back" };
    const changed = runUseCase(updateDomain, change, callerOf(acme.admin));
    await expect(changed).rejects.toBeInstanceOf(Conflict);
    await expect(
      register(acme.admin, { hostname: domain.hostname }),
      "its host name is free again",
    ).resolves.toHaveProperty("key");
  });

  test("by «revoke now» ends running tokens too, also of one that was removed before", async () => {
    const { acme } = world();
    const [active, removed] = [await register(acme.admin), await register(acme.admin)];
    await runUseCase(removeDomain, { id: removed.id }, callerOf(acme.admin));
    for (const domain of [active, removed]) {
      const revoke = () => runUseCase(revokeDomain, { id: domain.id }, callerOf(acme.admin));
      expect(await revoke()).toEqual({ revoked: true });
      expect(await revoke()).toEqual({ revoked: false });
      await expect(look(tokenOf(acme.admin, domain))).rejects.toBeInstanceOf(Unauthenticated);
      const seen = await detail(acme.admin, domain.id);
      expect(seen.status).toBe("revoked");
      expect(seen.keys.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    }
    const nextEpoch = { ...tokenOf(acme.admin, active), epoch: 2 };
    await expect(look(nextEpoch)).rejects.toBeInstanceOf(Unauthenticated);
  });
});
