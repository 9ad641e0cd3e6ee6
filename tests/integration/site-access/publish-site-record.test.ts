import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { systemClock } from "@/lib/kernel/clock.ts";
import { parseEnvironment } from "@/lib/kernel/env.ts";
import { Unavailable } from "@/lib/kernel/errors.ts";
import { changeSiteAccess } from "@/lib/site-access/change-site-access.ts";
import { edgeConfigStore } from "@/lib/site-access/edge-config-store.ts";
import { followSiteRecord } from "@/lib/site-access/follow-site-record.ts";
import { getSiteAccess } from "@/lib/site-access/get-site-access.ts";
import { renewRecords } from "@/lib/site-access/keep-records-fresh.ts";
import { ownRecordStore } from "@/lib/site-access/own-record-store.ts";
import { recordChannel, type RecordChannel } from "@/lib/site-access/record-channel.ts";
import { verifySiteRecord, type SiteRecord } from "@/lib/site-access/record.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { createRecordStore, hostKey } from "@/lib/wall/record-store.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  startEdgeConfig,
  type EdgeConfigServer,
} from "../../support/site-access/edge-config-server.ts";
import { startOwnStore, type OwnStoreServer } from "../../support/site-access/own-store-server.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

// Nobody listens there: what a look at the site takes up in the background stays in this file.
process.env["GATEHOUSE_SELF"] = "http://127.0.0.1:9";

const database = useDatabase();
const world = useTwoOrganizations(database);

const believed = async (item: unknown): Promise<SiteRecord | null> => {
  const verifyKey = process.env["GATEHOUSE_VERIFY_KEY"] ?? "";
  return (await verifySiteRecord({ verifyKey, now: Date.now() }, item))?.record ?? null;
};

/** Changes the level as the dashboard does: the answer comes after the push. */
const change = ({ admin }: Organization, level: string, channel: RecordChannel) =>
  runUseCase(
    changeSiteAccess,
    { level, password: "" },
    {
      ...callerOf(admin),
      announce: (_effect, organizationId) => followSiteRecord(organizationId, channel),
    },
  );

const stateOf = async ({ admin }: Organization) =>
  (await runUseCase(getSiteAccess, {}, callerOf(admin))).state;

/** Runs something while nobody can connect to the database of a test. */
async function closeDoors(url: string, run: () => Promise<void>): Promise<void> {
  const server = new URL(url);
  const name = server.pathname.slice(1);
  server.pathname = "/postgres";
  const allow = (is: boolean) => ask(server.href, `ALTER DATABASE ${name} ALLOW_CONNECTIONS ${is}`);
  await allow(false);
  try {
    const end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
    await ask(server.href, end, [name]);
    await run();
  } finally {
    await allow(true);
  }
}

describe("the own record store, behind the wall", () => {
  let server: OwnStoreServer;
  let channel: RecordChannel;

  beforeAll(async () => {
    server = await startOwnStore();
    channel = recordChannel(server.settings);
  });
  afterAll(() => server.stop());

  test("holds the signed record of each host once a change is answered, and it is in effect", async () => {
    const { acme } = world();
    await change(acme, "private", channel);
    const record = await believed(await channel.readBack("acme.localhost"));
    expect(record).toMatchObject({ org: acme.id, slug: "acme", level: "private" });
    expect(record?.hosts).toEqual(["acme.localhost"]);
    expect(await stateOf(acme)).toBe("in-effect");
  });

  test("knows nothing of a host that is nobody's", async () => {
    expect(await channel.readBack("nobody.localhost")).toBeUndefined();
  });

  test("gives a custom host its record, and never a host below ROOT that is another's slug", async () => {
    const { acme } = world();
    const insert = "INSERT INTO hostnames (organization_id, hostname) VALUES ($1, $2)";
    await ask(database().superUrl, insert, [acme.id, "www.acme.test"]);
    await ask(database().superUrl, insert, [acme.id, "globex.localhost"]);
    await change(acme, "public", channel);
    const record = await believed(await channel.readBack("www.acme.test"));
    expect(record?.hosts).toEqual(["acme.localhost", "www.acme.test"]);
    await ask(database().superUrl, "DELETE FROM hostnames");
  });

  test("refuses a reader whose bearer is not the system's, like any stranger", async () => {
    const key = await hostKey("acme.localhost");
    const url = `${server.origin}/api/internal/edge-config/item/${key}?version=1`;
    for (const authorization of ["", "Bearer ", "Bearer a.b.c", "Basic YTpi"]) {
      const answer = await fetch(url, { headers: { authorization } });
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain("eyJ");
    }
  });

  test("ends at the newest version after fifty changes at the same moment", async () => {
    const { globex } = world();
    await ask(
      database().superUrl,
      "UPDATE site_access SET password_hash = 'x' WHERE organization_id = $1",
      [globex.id],
    );
    const levels = ["public", "private", "password"];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        change(globex, levels[index % levels.length] ?? "", channel),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(10);
    await vi.waitFor(async () => expect(await stateOf(globex)).toBe("in-effect"), 20_000);
    const [row] = await ask<{ version: number; level: string }>(
      database().superUrl,
      "SELECT version, level::text FROM site_access WHERE organization_id = $1",
      [globex.id],
    );
    const record = await believed(await channel.readBack("globex.localhost"));
    expect(record).toMatchObject({ version: row?.version, level: row?.level });
  });

  test("never lets an older record replace a newer one", async () => {
    const key = "host_monotone";
    const held = () =>
      ask<{ value: string }>(database().superUrl, "SELECT value FROM edge_items WHERE key = $1", [
        key,
      ]);
    await ownRecordStore.write([{ key, owner: "", value: "newer", version: 7 }]);
    await ownRecordStore.write([{ key, owner: "", value: "older", version: 6 }]);
    expect(await held()).toEqual([{ value: "newer" }]);
    await ownRecordStore.write([{ key, owner: "", value: "newer, signed again", version: 7 }]);
    expect(await held()).toEqual([{ value: "newer, signed again" }]);
  });

  test("signs a record again when it is past half its life", async () => {
    const { acme } = world();
    await change(acme, "private", channel);
    const before = await believed(await channel.readBack("acme.localhost"));
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1_900_000 });
    try {
      const after = await believed(await channel.readBack("acme.localhost"));
      expect(after?.version).toBe(before?.version);
      expect(after?.exp).toBeGreaterThan(before?.exp ?? 0);
    } finally {
      vi.useRealTimers();
    }
  });

  test("shows a change that a killed process saved but never pushed", async () => {
    const { acme } = world();
    await change(acme, "public", channel);
    await runUseCase(changeSiteAccess, { level: "private", password: "" }, callerOf(acme.admin));
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 6_000 });
    try {
      const record = await believed(await channel.readBack("acme.localhost"));
      expect(record?.level).toBe("private");
    } finally {
      vi.useRealTimers();
    }
  });

  test("answers with its last copy while the database is away, and knows no more than that", async () => {
    const { acme } = world();
    await change(acme, "private", channel);
    const before = await channel.readBack("acme.localhost");
    await closeDoors(database().superUrl, async () => {
      expect(await channel.readBack("acme.localhost")).toBe(before);
      await expect(channel.readBack("never-asked.localhost")).rejects.toThrow(Unavailable);
    });
    expect(await channel.readBack("never-asked.localhost")).toBeUndefined();
  });

  test("is taking effect while the store cannot be read, and in effect once it can again", async () => {
    const { acme } = world();
    await server.stop();
    await change(acme, "public", channel);
    expect(await stateOf(acme)).toBe("taking-effect");
    await server.restart();
    await vi.waitFor(async () => expect(await stateOf(acme)).toBe("in-effect"), 20_000);
  });
});

describe("the real Edge Config", () => {
  let server: EdgeConfigServer;
  let channel: RecordChannel;

  beforeAll(async () => {
    server = await startEdgeConfig();
    const { connection, writeToken, origin: apiUrl } = server;
    const settings = parseEnvironment({ ...process.env, EDGE_CONFIG: connection });
    const client = createRecordStore(settings, systemClock);
    channel = {
      keyOf: hostKey,
      store: edgeConfigStore({ connection, writeToken, apiUrl }),
      readBack: (hostname) => client.read(hostname, 2_000),
    };
  });
  afterEach(() => {
    server.staleReads = 0;
  });
  afterAll(() => server.stop());

  test("is written through its REST API and read through the client of the wall", async () => {
    const { acme } = world();
    await change(acme, "private", channel);
    expect(server.writes.at(-1)).toEqual([
      expect.objectContaining({ operation: "upsert", key: await hostKey("acme.localhost") }),
    ]);
    const record = await believed(await channel.readBack("acme.localhost"));
    expect(record?.level).toBe("private");
    expect(await stateOf(acme)).toBe("in-effect");
  });

  test("is in effect only when what was written is read, and is not written again meanwhile", async () => {
    const { acme } = world();
    const written = server.writes.length;
    server.staleReads = 2;
    await change(acme, "public", channel);
    expect(await stateOf(acme)).toBe("taking-effect");
    await vi.waitFor(async () => expect(await stateOf(acme)).toBe("in-effect"), 20_000);
    expect(server.writes.length).toBe(written + 1);
  });

  test("keeps the level as saved and says so while it cannot be written", async () => {
    const { acme } = world();
    await server.stop();
    await change(acme, "private", channel);
    const view = await runUseCase(getSiteAccess, {}, callerOf(acme.admin));
    expect(view).toMatchObject({ level: "private", state: "taking-effect" });
    await server.restart();
    await vi.waitFor(async () => expect(await stateOf(acme)).toBe("in-effect"), 20_000);
    expect((await believed(await channel.readBack("acme.localhost")))?.level).toBe("private");
  });

  test("gets the records it lacks, and keeps those that would expire while nothing changes", async () => {
    const { acme, globex } = world();
    const settings = parseEnvironment({ ...process.env, EDGE_CONFIG: server.connection });
    await followSiteRecord(globex.id, channel);
    server.items.delete(await hostKey("acme.localhost"));
    expect(await renewRecords(settings, channel)).toEqual([acme.id]);
    expect(await renewRecords(settings, channel)).toEqual([]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1_900_000 });
    try {
      const renewed = await renewRecords(settings, channel);
      expect(renewed.toSorted()).toEqual([acme.id, globex.id].toSorted());
    } finally {
      vi.useRealTimers();
    }
  });
});
