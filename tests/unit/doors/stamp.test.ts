import { beforeAll, describe, expect, test } from "vitest";
import { requireStamp } from "@/lib/doors/stamp.ts";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import type { RequestId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { forgetStamp, keepStamp } from "@/lib/kernel/kept-stamps.ts";
import { makeStamp, surfaces } from "@/lib/kernel/stamp.ts";
import { acmeId } from "../../support/wall/organizations.ts";

const secret = "a secret of the tests, long enough to be one";

beforeAll(() => {
  process.env["GATEHOUSE_SECRET"] = secret;
  process.env["GATEHOUSE_VERIFY_KEY"] = "{}";
});

const word = (changes: Partial<Stamp> = {}): Stamp => ({
  requestId: newId<RequestId>(),
  method: "POST",
  host: "localhost:3000",
  path: "/admin/acme?x=1",
  surface: "admin",
  organizationId: acmeId,
  ...changes,
});

const carrying = (stamp: string) =>
  new Headers({ host: "localhost:3000", "x-gatehouse-stamp": stamp });

/** How a stamp comes to a door: signed through others, or by its name within the process. */
const ways = [
  ["signed", makeStamp],
  ["kept in this process", keepStamp],
] as const;

describe.each(ways)("a door, by a stamp that is %s,", (_way, make) => {
  const headersWith = async (stamp: Stamp, age = 0) =>
    carrying(await make({ secret, now: Date.now() - age * 1000 }, stamp));

  test("hears what the wall said", async () => {
    const stamp = word();
    expect(await requireStamp(await headersWith(stamp), { surface: "admin" })).toEqual(stamp);
  });

  test.each(surfaces.filter((surface) => surface !== "admin"))(
    "for the dashboard refuses the stamp of a request to the %s surface",
    async (surface) => {
      const headers = await headersWith(word({ surface }));
      await expect(requireStamp(headers, { surface: "admin" })).rejects.toThrow(NotFound);
    },
  );

  test("takes any of the surfaces it serves, and no other", async () => {
    const demand = { surface: ["entrance", "admin"] } as const;
    expect(await requireStamp(await headersWith(word()), demand)).toMatchObject({
      surface: "admin",
    });
    const other = await headersWith(word({ surface: "site" }));
    await expect(requireStamp(other, demand)).rejects.toThrow(NotFound);
  });

  test("refuses a stamp made for another host", async () => {
    const headers = await headersWith(word({ host: "acme.localhost:3000" }));
    await expect(requireStamp(headers, { surface: "admin" })).rejects.toThrow(Unauthenticated);
  });

  test("refuses a stamp made for another method", async () => {
    const headers = await headersWith(word({ method: "GET" }));
    const demand = { surface: "admin", method: "POST" } as const;
    await expect(requireStamp(headers, demand)).rejects.toThrow(NotFound);
  });

  test.each([61, 3600])("refuses a stamp made %d seconds ago", async (age) => {
    const headers = await headersWith(word(), age);
    await expect(requireStamp(headers, { surface: "admin" })).rejects.toThrow(Unauthenticated);
  });

  test("refuses a stamp of another instance", async () => {
    const theirs = { secret: "another instance's secret, as long as this", now: Date.now() };
    const headers = carrying(await make(theirs, word()));
    await expect(requireStamp(headers, { surface: "admin" })).rejects.toThrow(Unauthenticated);
  });
});

describe("a door", () => {
  test.each(["admin", "api", "internal"] as const)(
    "at the %s surface asks for a credential when there is no stamp",
    async (surface) => {
      const headers = new Headers({ host: "localhost:3000" });
      await expect(requireStamp(headers, { surface })).rejects.toThrow(Unauthenticated);
    },
  );

  test.each(["site", "draft-site", "maintenance", "entrance", "open-api"] as const)(
    "at the %s surface finds nothing when there is no stamp",
    async (surface) => {
      const headers = new Headers({ host: "localhost:3000" });
      await expect(requireStamp(headers, { surface })).rejects.toThrow(NotFound);
    },
  );

  test.each(["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])(
    "refuses the stamp %j",
    async (stamp) => {
      const headers = carrying(stamp);
      await expect(requireStamp(headers, { surface: "admin" })).rejects.toThrow(Unauthenticated);
    },
  );

  test("refuses a signed stamp of the future", async () => {
    const headers = carrying(await makeStamp({ secret, now: Date.now() + 60_000 }, word()));
    await expect(requireStamp(headers, { surface: "admin" })).rejects.toThrow(Unauthenticated);
  });

  test("keeps the stamps of requests that come at once apart, and none past its request", async () => {
    const judging = { secret, now: Date.now() };
    const stamps = Array.from({ length: 50 }, (_one, at) => word({ path: `/admin/acme?at=${at}` }));
    const names = stamps.map((stamp) => keepStamp(judging, stamp));
    const heard = names.map((name) => requireStamp(carrying(name), { surface: "admin" }));
    expect(await Promise.all(heard)).toEqual(stamps);
    const [first = "", second = ""] = names;
    forgetStamp(first);
    const asked = requireStamp(carrying(first), { surface: "admin" });
    await expect(asked).rejects.toThrow(Unauthenticated);
    expect(await requireStamp(carrying(second), { surface: "admin" })).toEqual(stamps[1]);
  });

  test("keeps no more stamps than ten thousand", async () => {
    const judging = { secret, now: Date.now() };
    const oldest = keepStamp(judging, word());
    for (let more = 0; more < 10_000; more += 1) keepStamp(judging, word());
    const asked = requireStamp(carrying(oldest), { surface: "admin" });
    await expect(asked).rejects.toThrow(Unauthenticated);
  });
});
