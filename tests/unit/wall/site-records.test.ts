import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signSiteRecord } from "@/lib/site-access/record.ts";
import { hostKey } from "@/lib/wall/record-store.ts";
import { acmeId, acmeRecord, globexId, globexRecord } from "../../support/wall/organizations.ts";
import { newSigningKeys } from "../../support/wall/signing-keys.ts";
import type { WallUnderTest } from "../../support/wall/wall-under-test.ts";
import { startWall } from "../../support/wall/wall-under-test.ts";

let wall: WallUnderTest;
beforeEach(async () => {
  wall = await startWall();
});
afterEach(() => wall.stop());

const behind: Promise<unknown>[] = [];
const find = (hostname = "acme.localhost") =>
  wall.house.records.find(hostname, (work) => void behind.push(work));
const settled = () => Promise.all(behind.splice(0));
const levelOf = async (hostname?: string) => {
  const state = await find(hostname);
  return state.kind === "site" ? state.record.level : state.kind;
};
const put = async (hostname: string, item: unknown) =>
  wall.store.items.set(await hostKey(hostname), item);

describe("the memory of site records", () => {
  test("asks the store once for fifty requests at the same moment", async () => {
    await wall.publish(acmeRecord());
    const states = await Promise.all(Array.from({ length: 50 }, () => levelOf()));
    expect(states).toEqual(Array.from({ length: 50 }, () => "public"));
    expect(wall.store.reads).toHaveLength(1);
  });

  test("asks once more behind fifty requests in the second half of its second", async () => {
    await wall.publish(acmeRecord());
    await find();
    await wall.publish(acmeRecord({ level: "private", version: 2 }));
    wall.time.now += 499;
    expect(await levelOf()).toBe("public");
    expect(wall.store.reads).toHaveLength(1);
    wall.time.now += 100;
    const states = await Promise.all(Array.from({ length: 50 }, () => levelOf()));
    await settled();
    expect(new Set(states)).toEqual(new Set(["public"]));
    expect(wall.store.reads).toHaveLength(2);
    expect(await levelOf()).toBe("private");
  });

  test("never answers from memory older than a second", async () => {
    await wall.publish(acmeRecord());
    await find();
    await wall.publish(acmeRecord({ level: "private", version: 2 }));
    wall.time.now += 1000;
    expect(await levelOf()).toBe("private");
  });

  test("keeps a site apart from another host's", async () => {
    await wall.publish(acmeRecord());
    await wall.publish(globexRecord());
    expect(await find("acme.localhost")).toMatchObject({ record: { org: acmeId } });
    expect(await find("globex.localhost")).toMatchObject({ record: { org: globexId } });
  });

  test("knows that a host is unknown for a second, and then looks again", async () => {
    expect(await find()).toEqual({ kind: "unknown" });
    await wall.publish(acmeRecord());
    wall.time.now += 499;
    expect(await find()).toEqual({ kind: "unknown" });
    expect(wall.store.reads).toHaveLength(1);
    wall.time.now += 501;
    expect(await levelOf()).toBe("public");
  });

  test("forgets a host that the store forgot", async () => {
    await wall.publish(acmeRecord());
    await find();
    wall.store.items.clear();
    wall.time.now += 1000;
    expect(await find()).toEqual({ kind: "unknown" });
  });
});

describe("a record that cannot be believed", () => {
  const bad: Record<string, () => Promise<unknown>> = {
    "is not signed": async () => "not.a.record",
    "is no text": async () => ({ level: "public" }),
    "is signed by another key": async () =>
      signSiteRecord({ ...(await newSigningKeys()), now: wall.time.now, lifetime: 60 }, newer),
    "belongs to another organization's host": async () =>
      signSiteRecord({ signingKey: wall.signingKey, now: wall.time.now, lifetime: 60 }, globex),
    "is expired": async () =>
      signSiteRecord(
        { signingKey: wall.signingKey, now: wall.time.now - 60_000, lifetime: 60 },
        newer,
      ),
    "is older than one already seen": async () =>
      signSiteRecord({ signingKey: wall.signingKey, now: wall.time.now, lifetime: 60 }, older),
  };
  const newer = acmeRecord({ version: 6 });
  const older = acmeRecord({ version: 4 });
  const globex = globexRecord({ level: "public", version: 9 });

  test.each(Object.keys(bad))("because it %s makes a public site private", async (why) => {
    await wall.publish(acmeRecord({ version: 5 }));
    expect(await levelOf()).toBe("public");
    await put("acme.localhost", await bad[why]!());
    wall.time.now += 1000;
    const state = await find();
    expect(state).toMatchObject({ kind: "site", record: { org: acmeId, level: "private" } });
  });

  test.each(Object.keys(bad))("because it %s never opens a site on a cold start", async (why) => {
    await wall.publish(acmeRecord({ version: 5, hosts: ["www.acme.test"] }));
    await find("www.acme.test");
    await put("acme.localhost", await bad[why]!());
    expect(["private", "unavailable"]).toContain(await levelOf());
  });

  test("is believed again as soon as the store holds a good one", async () => {
    await put("acme.localhost", "not.a.record");
    expect(await levelOf()).toBe("unavailable");
    await wall.publish(acmeRecord());
    wall.time.now += 1000;
    expect(await levelOf()).toBe("public");
  });

  test("is outdated on one host as soon as a newer one was seen on another", async () => {
    await wall.publish(acmeRecord({ hosts: ["acme.localhost", "www.acme.test"], version: 5 }));
    expect(await levelOf("acme.localhost")).toBe("public");
    await wall.publish(acmeRecord({ hosts: ["www.acme.test"], version: 6, level: "private" }));
    await find("www.acme.test");
    expect(await levelOf("acme.localhost")).toBe("private");
  });
});

describe.each(["failing", "silent"] as const)("with a %s store", (mood) => {
  test("the last good record counts until it expires, then the site is private", async () => {
    await wall.publish(acmeRecord(), 60);
    await find();
    wall.store.mood = mood;
    wall.time.now += 30_000;
    expect(await levelOf()).toBe("public");
    wall.time.now += 29_000;
    expect(await levelOf()).toBe("public");
    wall.time.now += 1000;
    expect(await levelOf()).toBe("private");
    wall.store.mood = "answering";
    await wall.publish(acmeRecord({ version: 2 }));
    wall.time.now += 1000;
    expect(await levelOf()).toBe("public");
  });

  test("a site never seen is unavailable, not open", async () => {
    await wall.publish(acmeRecord());
    wall.store.mood = mood;
    expect(await find()).toEqual({ kind: "unavailable" });
  });

  test("a distrusted site stays private", async () => {
    await wall.publish(acmeRecord());
    await find();
    await put("acme.localhost", "not.a.record");
    wall.time.now += 1000;
    expect(await levelOf()).toBe("private");
    wall.store.mood = mood;
    wall.time.now += 1000;
    expect(await levelOf()).toBe("private");
  });
});

test("ten thousand made-up hostnames push no known site out of memory", async () => {
  await wall.publish(acmeRecord());
  await find();
  await wall.store.stop();
  const flood = Array.from({ length: 10_100 }, (_, index) => `x${index}.localhost`);
  for (const hostname of flood) await find(hostname);
  wall.time.now += 2000;
  expect(await levelOf()).toBe("public");
});

describe("with a stopped store", () => {
  test("the last good record counts until it expires, then the site is private", async () => {
    await wall.publish(acmeRecord(), 60);
    await find();
    await wall.store.stop();
    wall.time.now += 59_000;
    expect(await levelOf()).toBe("public");
    wall.time.now += 1000;
    expect(await levelOf()).toBe("private");
  });
});
