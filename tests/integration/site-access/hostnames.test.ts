import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { checkHostnameDue } from "@/lib/jobs/check-hostname.ts";
import { Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { addHostname } from "@/lib/site-access/hostnames/add-hostname.ts";
import { checkHostname } from "@/lib/site-access/hostnames/check-hostname.ts";
import { listHostnames } from "@/lib/site-access/hostnames/list-hostnames.ts";
import { removeHostname } from "@/lib/site-access/hostnames/remove-hostname.ts";
import { setPrimaryHostname } from "@/lib/site-access/hostnames/set-primary-hostname.ts";
import { publishSiteRecord } from "@/lib/site-access/publish-site-record.ts";
import { recordChannel } from "@/lib/site-access/record-channel.ts";
import { verifySiteRecord } from "@/lib/site-access/record.ts";
import { findOrganizationByHost } from "@/lib/tenancy/directory.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { hostKey } from "@/lib/wall/record-store.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { startDns } from "../../support/site-access/dns-server.ts";
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
const HOST = "www.shop.example";

const dns = await startDns();
process.env["DNS_SERVERS"] = dns.address;
let store: OwnStoreServer;
beforeAll(async () => {
  store = await startOwnStore();
});
afterAll(async () => {
  await dns.stop();
  await store.stop();
});
beforeEach(async () => {
  dns.records.clear();
  await ask(database().superUrl, "TRUNCATE hostnames, hostname_claims, edge_items");
});

const add = (who: MemberPrincipal, hostname = HOST) =>
  runUseCase(addHostname, { hostname }, callerOf(who));
const check = (who: MemberPrincipal, effects: string[] = [], hostname = HOST) =>
  runUseCase(checkHostname, { hostname }, callerOf(who, effects));
const listed = async (who: MemberPrincipal) =>
  (await runUseCase(listHostnames, {}, callerOf(who))).hostnames;

/** Shows the proof that an organization is told to show. */
async function prove({ admin }: Organization): Promise<void> {
  const [hostname] = await listed(admin);
  dns.records.set(hostname?.proof?.record ?? "", hostname?.proof?.token ?? "");
}

const ownerOf = async () => (await findOrganizationByHost(HOST, "localhost"))?.slug ?? null;

describe("a hostname that is added", () => {
  test.each([
    ["WWW.Shop.Example.", HOST],
    ["https://www.shop.example/start?a=1", HOST],
    ["www.shop.example:443", HOST],
    ["bücher.example", "xn--bcher-kva.example"],
  ])("is spelled in one way: %s", async (typed, hostname) => {
    expect(await add(world().acme.admin, typed)).toEqual({ hostname });
  });

  test.each(["localhost", "acme.localhost", "globex.localhost:3000", "shop", "192.0.2.1", "[::1]"])(
    "is none, or the instance's own: %s",
    async (typed) => {
      await expect(add(world().acme.admin, typed)).rejects.toThrow(Invalid);
    },
  );

  test("is not served before it was proven, nor by a proof that another was told", async () => {
    const { acme, globex } = world();
    await add(acme.admin);
    await add(globex.admin);
    expect(await check(acme.admin)).toMatchObject({ change: null });
    await prove(globex);
    expect((await check(acme.admin)).problem).toContain("another value");
    expect(await ownerOf()).toBeNull();
    expect((await listed(acme.admin))[0]).toMatchObject({ state: "waiting" });
  });

  test("is looked at where it was added, and as it is spelled alone", async () => {
    const { acme, globex } = world();
    await add(globex.admin);
    const asked = dns.asked.length;
    await expect(check(acme.admin)).rejects.toThrow(NotFound);
    for (const typed of [`${HOST}/inside?a=`, `${HOST}:80`, "WWW.shop.example", "localhost"]) {
      await expect(check(acme.admin, [], typed)).rejects.toThrow(Invalid);
    }
    expect(dns.asked).toHaveLength(asked);
  });

  test("is served once it was proven, and told to the wall", async () => {
    const { acme } = world();
    const effects: string[] = [];
    await add(acme.admin);
    await prove(acme);
    expect(await check(acme.admin, effects)).toEqual({ change: "proven", problem: "" });
    expect(effects).toEqual(["site-access-changed"]);
    expect(await ownerOf()).toBe("acme");
    expect((await listed(acme.admin))[0]).toMatchObject({ state: "served", problem: "" });
    expect(await check(acme.admin, effects)).toMatchObject({ change: null });
  });

  test("is one organization's alone, and another hears so once it has proven it, too", async () => {
    const { acme, globex } = world();
    await add(acme.admin);
    await prove(acme);
    await check(acme.admin);
    await add(globex.admin);
    expect((await check(globex.admin)).problem).not.toContain("another website");
    await prove(globex);
    expect((await check(globex.admin)).problem).toContain("another website");
    expect(await ownerOf()).toBe("acme");
    await runUseCase(removeHostname, { hostname: HOST }, callerOf(acme.admin));
    expect(await check(globex.admin)).toMatchObject({ change: "proven" });
    expect(await ownerOf()).toBe("globex");
  });

  test("is added once, however many ask at the same time", async () => {
    const { acme } = world();
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => add(acme.admin)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("becomes one organization's of two that prove it at the same time", async () => {
    const { acme, globex } = world();
    const proofs = new Map<string, string>();
    for (const organization of [acme, globex]) {
      await add(organization.admin);
      const [hostname] = await listed(organization.admin);
      proofs.set(organization.slug, hostname?.proof?.token ?? "");
    }
    expect(proofs.get("acme")).not.toBe(proofs.get("globex"));
    const take = `INSERT INTO hostnames (organization_id, hostname) VALUES ($1, $2)
      ON CONFLICT DO NOTHING RETURNING hostname`;
    const taken = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        ask(database().superUrl, take, [(at % 2 === 0 ? acme : globex).id, HOST]),
      ),
    );
    expect(taken.flat()).toHaveLength(1);
  });
});

describe("a hostname that is served", () => {
  beforeEach(async () => {
    const { acme } = world();
    await add(acme.admin);
    await prove(acme);
    await check(acme.admin);
  });

  test("stays served when its proof goes, and that is told, once", async () => {
    const { acme } = world();
    dns.records.clear();
    expect(await check(acme.admin)).toMatchObject({ change: "lost" });
    expect(await check(acme.admin)).toMatchObject({ change: null });
    expect(await ownerOf()).toBe("acme");
    expect((await listed(acme.admin))[0]).toMatchObject({ state: "lost" });
    await prove(acme);
    expect(await check(acme.admin)).toMatchObject({ change: "found-again" });
  });

  test("is looked at by the system, too, which leaves one that was given up alone", async () => {
    const { acme } = world();
    dns.records.clear();
    const worker = { requestId: "job-1", announce: () => Promise.resolve() };
    await checkHostnameDue({ organizationId: acme.id, hostname: HOST }, worker);
    expect((await listed(acme.admin))[0]).toMatchObject({ state: "lost" });
    await checkHostnameDue({ organizationId: acme.id, hostname: "gone.example" }, worker);
    const jobs = "SELECT key FROM graphile_worker.jobs WHERE key = ANY($1)";
    const keys = [HOST, "gone.example"].map((name) => `${acme.id}:hostname:${name}`);
    expect(await ask(database().superUrl, jobs, [keys])).toHaveLength(1);
  });

  test("is nothing that another organization could change or see", async () => {
    const { acme, globex } = world();
    const theirs = callerOf(globex.admin);
    const hostname = HOST;
    const tries = [
      runUseCase(checkHostname, { hostname }, theirs),
      runUseCase(removeHostname, { hostname }, theirs),
      runUseCase(setPrimaryHostname, { hostname }, theirs),
    ];
    const refused = (await Promise.allSettled(tries)).map((one) =>
      one.status === "rejected" ? (one.reason as unknown) : null,
    );
    expect(refused.every((reason) => reason instanceof NotFound)).toBe(true);
    expect(await listed(globex.admin)).toEqual([]);
    await expect(add(acme.nobody)).rejects.toThrow(NotFound);
    await expect(add(acme.editor)).rejects.toThrow(/./);
    expect(await ownerOf()).toBe("acme");
  });

  test("is in the record that the wall reads, with the primary one, and out of it again", async () => {
    const { acme } = world();
    await runUseCase(setPrimaryHostname, { hostname: HOST }, callerOf(acme.admin));
    const channel = recordChannel(store.settings);
    const shown = async () => {
      const verifyKey = process.env["GATEHOUSE_VERIFY_KEY"] ?? "";
      const item = await channel.readBack(HOST);
      return (await verifySiteRecord({ verifyKey, now: Date.now() }, item))?.record ?? null;
    };
    await publishSiteRecord(acme.id, channel);
    expect(await shown()).toMatchObject({ hosts: ["acme.localhost", HOST], primary: HOST });
    await runUseCase(removeHostname, { hostname: HOST }, callerOf(acme.admin));
    await publishSiteRecord(acme.id, channel);
    expect(await shown()).toBeNull();
  });

  test("stands in nobody's way in the store once it is another's", async () => {
    const { acme, globex } = world();
    const key = await hostKey(HOST);
    const { store: items } = recordChannel(store.settings);
    await items.write([{ key, value: "acme's", version: 57, owner: acme.id }]);
    await items.write([{ key, value: "globex's", version: 3, owner: globex.id }]);
    await items.remove({ key, owner: acme.id });
    const held = await ask(database().superUrl, "SELECT value FROM edge_items WHERE key = $1", [
      key,
    ]);
    expect(held).toEqual([{ value: "globex's" }]);
  });
});

test("who may only look at the website adds no hostname to it", async () => {
  await expect(add(world().acme.suspended)).rejects.toThrow(/./);
  await expect(
    runUseCase(addHostname, { hostname: HOST }, callerOf(world().acme.guest)),
  ).rejects.toThrow(/./);
});
