import { beforeAll, describe, expect, test } from "vitest";
import { requireStamp } from "@/lib/doors/stamp.ts";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import type { RequestId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
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

const headersWith = async (stamp: Stamp, age = 0) =>
  new Headers({
    host: "localhost:3000",
    "x-gatehouse-stamp": await makeStamp({ secret, now: Date.now() - age * 1000 }, stamp),
  });

describe("a door", () => {
  test("hears what the wall said", async () => {
    const stamp = word();
    expect(await requireStamp(await headersWith(stamp), { surface: "admin" })).toEqual(stamp);
  });

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

  test.each([61, 3600, -60])("refuses a stamp made %d seconds ago", async (age) => {
    const headers = await headersWith(word(), age);
    await expect(requireStamp(headers, { surface: "admin" })).rejects.toThrow(Unauthenticated);
  });

  test.each(["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])(
    "refuses the stamp %j",
    async (stamp) => {
      const headers = new Headers({ host: "localhost:3000", "x-gatehouse-stamp": stamp });
      await expect(requireStamp(headers, { surface: "admin" })).rejects.toThrow(Unauthenticated);
    },
  );
});
