import { beforeAll, describe, expect, test, vi } from "vitest";
import { Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { listDomainUsage, type UsagePoint } from "@/lib/usage/list-domain-usage.ts";
import { flushUsage, noteUsage } from "@/lib/usage/note-usage.ts";
import { recordUsage } from "@/lib/usage/record-usage.ts";
import type { Outcome, UsageCount } from "@/lib/usage/usage-count.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

let acmeDomain = "";
let globexDomain = "";

beforeAll(async () => {
  acmeDomain = await addDomain(world().acme);
  globexDomain = await addDomain(world().globex);
});

describe("noting requests", () => {
  test("writes them under their own organization, with the time of the last", async () => {
    const { acme, globex } = world();
    const outcomes: Outcome[] = ["answered", "answered", "limited", "failed"];
    for (const outcome of outcomes) {
      noteUsage({ organizationId: acme.id, domainId: acmeDomain, outcome });
    }
    noteUsage({ organizationId: globex.id, domainId: globexDomain, outcome: "answered" });
    await flushUsage();
    expect(await rowsOf(acmeDomain)).toEqual([
      { organization_id: acme.id, requests: 4, limited: 1, failed: 1 },
    ]);
    expect(await rowsOf(globexDomain)).toEqual([
      { organization_id: globex.id, requests: 1, limited: 0, failed: 0 },
    ]);
    const [used] = await ask<{ recent: boolean }>(
      database().superUrl,
      "SELECT last_used_at > now() - interval '1 minute' AS recent FROM domains WHERE id = $1",
      [acmeDomain],
    );
    expect(used?.recent).toBe(true);
  });

  test("is written by itself within seconds", async () => {
    const { acme } = world();
    const domainId = await addDomain(acme);
    noteUsage({ organizationId: acme.id, domainId, outcome: "answered" });
    await vi.waitFor(async () => expect(await rowsOf(domainId)).toHaveLength(1), {
      timeout: 20_000,
      interval: 200,
    });
  });

  test("writes nothing for a domain of another organization, and the rest all the same", async () => {
    const { acme } = world();
    const domainId = await addDomain(acme);
    const before = await rowsOf(globexDomain);
    for (const id of [globexDomain, newId(), domainId]) {
      noteUsage({ organizationId: acme.id, domainId: id, outcome: "answered" });
    }
    await flushUsage();
    expect(await rowsOf(globexDomain)).toEqual(before);
    expect(await rowsOf(domainId)).toHaveLength(1);
  });

  test("adds up for two processes that write at the same moment", async () => {
    const { acme } = world();
    const ids = await Promise.all([addDomain(acme), addDomain(acme), addDomain(acme)]);
    const writing = (order: readonly string[]) =>
      Promise.all(
        Array.from({ length: 10 }, () =>
          record(
            acme,
            order.map((id) => countOf(id)),
          ),
        ),
      );
    await Promise.all([writing(ids), writing(ids.toReversed())]);
    for (const id of ids) expect(await rowsOf(id)).toMatchObject([{ requests: 20 }]);
  });

  test("leaves no line in the ledger", async () => {
    const lines = "SELECT count(*)::int AS count FROM audit_events";
    const before = await ask(database().superUrl, lines);
    await record(world().acme, [countOf(acmeDomain)]);
    expect(await ask(database().superUrl, lines)).toEqual(before);
  });

  test("is nothing that a member without permission could do", async () => {
    const writing = runUseCase(
      recordUsage,
      { counts: [countOf(acmeDomain)] },
      callerOf(world().acme.editor),
    );
    await expect(writing).rejects.toThrow(NotFound);
  });
});

describe("the chart of a domain's requests", () => {
  const FROM = "2030-01-01T00:00:00Z";
  const at = (text: string) => Date.parse(text);

  test("shows every hour, those without requests too", async () => {
    const { acme } = world();
    const domainId = await addDomain(acme);
    const noon = countOf(domainId, at("2030-01-01T12:00:00Z"));
    await record(acme, [noon, { ...noon, requests: 2, limited: 1, failed: 1 }]);
    const points = await chart(acme, { domainId, from: FROM, to: "2030-01-02T00:00:00Z" });
    expect(points).toHaveLength(24);
    expect(points[12]).toEqual({
      at: "2030-01-01T12:00:00.000Z",
      requests: 3,
      limited: 1,
      failed: 1,
    });
    expect(points.filter(({ requests }) => requests > 0)).toHaveLength(1);
  });

  test("sums days in UTC and domains of the organization, and knows none of the other's", async () => {
    const { acme, globex } = world();
    const [one, other, foreign] = [
      await addDomain(acme),
      await addDomain(acme),
      await addDomain(globex),
    ];
    const hours = ["2031-03-01T00:00:00Z", "2031-03-01T23:00:00Z", "2031-03-02T00:00:00Z"];
    for (const hour of hours) {
      await record(acme, [countOf(one, at(hour)), countOf(other, at(hour))]);
      await record(globex, [countOf(foreign, at(hour))]);
    }
    const span = { domainId: null, from: hours[0]!, to: "2031-03-04T00:00:00Z", step: "day" };
    const requests = (points: readonly UsagePoint[]) => points.map((point) => point.requests);
    expect(requests(await chart(acme, span))).toEqual([4, 2, 0]);
    expect(requests(await chart(globex, span))).toEqual([2, 1, 0]);
  });

  test("leaves out what lies at or after its end", async () => {
    const { acme } = world();
    const domainId = await addDomain(acme);
    await record(acme, [countOf(domainId, at("2030-05-01T01:00:00Z"))]);
    const points = await chart(acme, {
      domainId,
      from: "2030-05-01T00:30:00Z",
      to: "2030-05-01T01:00:00Z",
    });
    expect(points).toEqual([
      { at: "2030-05-01T00:00:00.000Z", requests: 0, limited: 0, failed: 0 },
    ]);
  });

  test.each(["editor", "nobody", "guest", "visitor"] as const)(
    "is nothing that %s may see, who may not read domains",
    async (who) => {
      const { acme } = world();
      const span = { domainId: acmeDomain, from: FROM, to: "2030-01-02T00:00:00Z", step: "hour" };
      const looking = runUseCase(listDomainUsage, span, callerOf(acme[who]));
      await expect(looking).rejects.toThrow();
    },
  );

  test("of the other organization's domain is not found, as one that does not exist", async () => {
    const to = "2030-01-02T00:00:00Z";
    for (const domainId of [globexDomain, newId()]) {
      const looking = chart(world().acme, { domainId, from: FROM, to });
      await expect(looking).rejects.toThrow(NotFound);
    }
  });

  test.each([
    ["that ends before it begins", { to: "2029-12-31T00:00:00Z" }],
    ["of no length", { to: FROM }],
    ["of too many hours", { to: "2030-03-01T00:00:00Z" }],
    ["in steps nobody knows", { step: "minute" }],
    ["of no date", { from: "yesterday" }],
    ["with a field too many", { everything: true }],
  ])("is refused for a span %s", async (_what, wrong) => {
    const span = { domainId: null, from: FROM, to: "2030-01-02T00:00:00Z", step: "hour", ...wrong };
    await expect(chart(world().acme, span)).rejects.toThrow(Invalid);
  });
});

async function addDomain(organization: Organization): Promise<string> {
  const id = newId();
  await ask(
    database().superUrl,
    `INSERT INTO domains (organization_id, id, name, hostname, origins, ip_ranges)
     VALUES ($1, $2, 'Partner', $3, '{}', '{}')`,
    [organization.id, id, `${id}.test`],
  );
  return id;
}

const rowsOf = (domainId: string) =>
  ask(
    database().superUrl,
    `SELECT organization_id, requests, limited, failed FROM domain_usage WHERE domain_id = $1`,
    [domainId],
  );

const countOf = (domainId: string, hour: number = Date.UTC(2032, 0, 1)): UsageCount => ({
  domainId,
  hour,
  requests: 1,
  limited: 0,
  failed: 0,
  lastAt: hour + 1,
});

const record = ({ id }: Organization, counts: readonly UsageCount[]) =>
  runUseCase(
    recordUsage,
    { counts },
    callerOf({ kind: "system", organizationId: id, purpose: "usage" }),
  );

async function chart(organization: Organization, span: object): Promise<readonly UsagePoint[]> {
  const caller = callerOf(organization.admin);
  return (await runUseCase(listDomainUsage, { step: "hour", ...span }, caller)).points;
}
