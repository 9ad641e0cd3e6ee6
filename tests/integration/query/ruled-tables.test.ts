import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { listAuditChoices } from "@/lib/audit-log/list-audit-choices.ts";
import { listAuditEvents } from "@/lib/audit-log/list-audit-events.ts";
import { getAuditResource, listAuditResources } from "@/lib/audit-log/audit-resources.ts";
import {
  getClientErrorResource,
  listClientErrorResources,
} from "@/lib/client-errors/client-error-resources.ts";
import { countClientErrors } from "@/lib/client-errors/count-client-errors.ts";
import { getClientError } from "@/lib/client-errors/get-client-error.ts";
import { listClientErrors } from "@/lib/client-errors/list-client-errors.ts";
import { resolveClientError } from "@/lib/client-errors/resolve-client-error.ts";
import { createDomain } from "@/lib/domains/create-domain.ts";
import { getDomainResource, listDomainResources } from "@/lib/domains/domain-resources.ts";
import { getDomain } from "@/lib/domains/get-domain.ts";
import { issueKey } from "@/lib/domains/issue-key.ts";
import { listDomains } from "@/lib/domains/list-domains.ts";
import { removeDomain } from "@/lib/domains/remove-domain.ts";
import { revokeDomain } from "@/lib/domains/revoke-domain.ts";
import { revokeKey } from "@/lib/domains/revoke-key.ts";
import { updateDomain } from "@/lib/domains/update-domain.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { listDomainUsage } from "@/lib/usage/list-domain-usage.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions, type GivenPermission } from "../../support/hold-permissions.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const QUESTION = {};

/** The class of the error, or the result. */
async function told<Result>(deed: Promise<Result>): Promise<Result | string> {
  try {
    return await deed;
  } catch (error) {
    return (error as Error).constructor.name;
  }
}

const by = (who: MemberPrincipal) => callerOf(who);
const hold = (permissions: readonly GivenPermission[], who = world().acme.nobody) =>
  holdPermissions(database(), who, permissions);

describe("domains under a rule", () => {
  const NORTH = { name: { _starts_with: "North" } };
  let north = "";
  let south = "";

  const register = async (name: string, who: MemberPrincipal): Promise<string> => {
    const domain = { hostname: `${newId()}.test`, name, roles: [] };
    return (await runUseCase(createDomain, domain, by(who))).id;
  };

  beforeEach(async () => {
    const { acme } = world();
    north = await register("North", acme.admin);
    south = await register("South", acme.admin);
    await hold(
      ["create", "read", "update", "delete"].map((action) => ({
        ...{ collection: "domains", action },
        rule: NORTH,
      })),
    );
  });

  test("are those alone that it holds for, in every list", async () => {
    const { nobody } = world().acme;
    const { domains } = await runUseCase(listDomains, {}, by(nobody));
    expect(domains.map(({ name }) => name)).toEqual(domains.map(() => "North"));
    const { items } = await runUseCase(listDomainResources, { question: QUESTION }, by(nobody));
    expect(items.map(({ id }) => id)).toContain(north);
    expect(items.map(({ attributes }) => attributes["name"])).toEqual(items.map(() => "North"));
  });

  test("are not there for any deed where it does not hold", async () => {
    const caller = by(world().acme.nobody);
    const day = { from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z", step: "day" };
    const deeds = (id: string) => [
      told(runUseCase(getDomain, { id }, caller)),
      told(runUseCase(getDomainResource, { id, question: QUESTION }, caller)),
      told(runUseCase(updateDomain, { id, requestsPerMinute: 5 }, caller)),
      told(runUseCase(issueKey, { id }, caller)),
      told(runUseCase(revokeKey, { id, keyId: "none" }, caller)),
      told(runUseCase(listDomainUsage, { domainId: id, ...day }, caller)),
      told(runUseCase(removeDomain, { id }, caller)),
      told(runUseCase(revokeDomain, { id }, caller)),
    ];
    const refused = await Promise.all([...deeds(south), ...deeds(newId())]);
    expect(refused).toEqual(refused.map(() => "NotFound"));
    const [one, resource, updated, key, , usage, removed] = await Promise.all(deeds(north));
    expect([one, resource, updated, key, usage, removed].filter((is) => is === "NotFound")).toEqual(
      [],
    );
  });

  test("cannot be made, nor become, what it does not hold for", async () => {
    const { nobody } = world().acme;
    expect(await told(register("South", nobody))).toBe("Forbidden");
    expect(await told(register("North again", nobody))).not.toBe("Forbidden");
    const renamed = runUseCase(updateDomain, { id: north, name: "South" }, by(nobody));
    expect(await told(renamed)).toBe("Forbidden");
    const found = await runUseCase(getDomain, { id: north }, by(world().acme.admin));
    expect(found.name).toBe("North");
  });

  test("show a field only in the rows of the rule that shows it", async () => {
    await hold([
      { collection: "domains", action: "read", fields: ["name"] },
      { collection: "domains", action: "read", fields: ["hostname"], rule: NORTH },
    ]);
    const caller = by(world().acme.nobody);
    const one = (id: string) => runUseCase(getDomainResource, { id, question: QUESTION }, caller);
    expect((await one(north)).item).toMatchObject({ attributes: { name: "North" }, redacted: [] });
    const { attributes, redacted } = (await one(south)).item;
    expect([attributes, redacted]).toEqual([{ name: "South", hostname: null }, ["hostname"]]);
    const filter = { hostname: { _nnull: true } };
    const { items } = await runUseCase(listDomainResources, { question: { filter } }, caller);
    expect(items.map(({ id }) => id)).not.toContain(south);
    expect(await told(runUseCase(getDomain, { id: north }, caller))).toBe("Forbidden");
    expect(await told(runUseCase(listDomains, {}, caller))).toBe("Forbidden");
  });

  test("that one may only read are known, and not changed", async () => {
    await hold([
      { collection: "domains", action: "read" },
      { collection: "domains", action: "update", rule: NORTH },
    ]);
    const change = { id: south, requestsPerMinute: 5 };
    expect(await told(runUseCase(updateDomain, change, by(world().acme.nobody)))).toBe("Forbidden");
  });

  test("are the same rule's in each organization, and never the other's", async () => {
    const { acme, globex } = world();
    const abroad = await register("North", globex.admin);
    await hold([{ collection: "domains", action: "read", rule: NORTH }], globex.nobody);
    const seen = await runUseCase(listDomains, {}, by(globex.nobody));
    expect(seen.domains.map(({ id }) => id)).toEqual([abroad]);
    expect(await told(runUseCase(getDomain, { id: abroad }, by(acme.nobody)))).toBe("NotFound");
    expect(await told(runUseCase(getDomain, { id: north }, by(globex.nobody)))).toBe("NotFound");
  });
});

describe("browser errors under a rule", () => {
  const KINDS = { error: newId(), csp: newId() };

  beforeAll(async () => {
    const { acme } = world();
    for (const [kind, id] of Object.entries(KINDS)) {
      await ask(
        database().superUrl,
        `INSERT INTO client_errors (organization_id, id, kind, fingerprint, message, source, stack,
           page, browser, count, first_seen_at, last_seen_at)
         VALUES ($1, $2::uuid, $3::text::client_error_kind, $2::uuid::text, $3::text, '', '', '/', '', 1, now(), now())`,
        [acme.id, id, kind],
      );
      await ask(
        database().superUrl,
        `INSERT INTO client_error_hours (organization_id, error_id, hour, count)
         VALUES ($1, $2, date_trunc('hour', now()), 3)`,
        [acme.id, id],
      );
    }
  });

  test("are listed, counted and told of where it holds, and not there elsewhere", async () => {
    await hold([
      { collection: "client-errors", action: "read", rule: { kind: "csp" } },
      { collection: "client-errors", action: "update", rule: { kind: "csp", status: "open" } },
    ]);
    const caller = by(world().acme.nobody);
    const { errors } = await runUseCase(listClientErrors, {}, caller);
    expect(errors.map(({ id }) => id)).toEqual([KINDS.csp]);
    const { items } = await runUseCase(listClientErrorResources, { question: QUESTION }, caller);
    expect(items.map(({ id }) => id)).toEqual([KINDS.csp]);
    const counts = await runUseCase(countClientErrors, { ids: Object.values(KINDS) }, caller);
    expect(counts.open).toEqual({ error: 0, csp: 1 });
    expect(counts.days.at(-1)?.count).toBe(3);
    expect(counts.byError[KINDS.error]?.every((count) => count === 0)).toBe(true);
    const { error: id } = KINDS;
    expect([
      await told(runUseCase(getClientError, { id }, caller)),
      await told(runUseCase(getClientErrorResource, { id, question: QUESTION }, caller)),
      await told(runUseCase(resolveClientError, { id, status: "resolved" }, caller)),
    ]).toEqual(["NotFound", "NotFound", "NotFound"]);
    const resolve = { id: KINDS.csp, status: "resolved" };
    expect(await told(runUseCase(resolveClientError, resolve, caller))).toBe("Forbidden");
    expect(await told(runUseCase(getClientError, { id: KINDS.csp }, caller))).toMatchObject({
      status: "open",
    });
  });
});

describe("the ledger under a rule", () => {
  test("tells the lines that it holds for, and of nothing else", async () => {
    await hold([
      { collection: "audit-events", action: "read", rule: { collection: { _eq: "roles" } } },
    ]);
    const caller = by(world().acme.nobody);
    const { events } = await runUseCase(listAuditEvents, {}, caller);
    expect(events.length).toBeGreaterThan(0);
    expect(new Set(events.map(({ collection }) => collection))).toEqual(new Set(["roles"]));
    const choices = await runUseCase(listAuditChoices, {}, caller);
    expect(choices.collections).toEqual(["roles"]);
    expect(choices.actions).toEqual(["role.create"]);
    const { items } = await runUseCase(listAuditResources, { question: QUESTION }, caller);
    expect(items.map(({ id }) => id).toSorted()).toEqual(events.map(({ id }) => id).toSorted());
    const all = await runUseCase(listAuditEvents, {}, by(world().acme.admin));
    const other = all.events.find(({ collection }) => collection !== "roles");
    const asked = { id: other?.id, question: QUESTION };
    expect(await told(runUseCase(getAuditResource, asked, caller))).toBe("NotFound");
  });
});
