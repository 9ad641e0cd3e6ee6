import { describe, expect, test, vi } from "vitest";
import { inOneTrip, pool } from "@/lib/db/pool.ts";
import { useDatabase } from "../../support/database.ts";

useDatabase();

const saying = (word: string) => ({ text: `SELECT '${word} ' || $1::text AS said`, values: ["v"] });

describe("statements in one round trip", () => {
  // As the server and Next's bundles each have a copy of the module, and share one pool.
  test("are what was asked, whichever copy of the module prepared what on a connection", async () => {
    vi.resetModules();
    const other = await import("@/lib/db/pool.ts");
    expect(other.pool()).toBe(pool());
    const said: unknown[] = [];
    for (let at = 0; at < 5; at += 1) {
      for (const rows of [
        await inOneTrip([saying("one")]),
        await other.inOneTrip([saying("two")]),
      ]) {
        said.push(rows[0]?.[0]?.["said"]);
      }
    }
    expect(said).toEqual(Array.from({ length: 5 }, () => ["one v", "two v"]).flat());
  });

  test("that cannot be sent leave no connection half-way", async () => {
    const never = { text: "SELECT $1::timestamptz", values: [new Date(Number.NaN)] };
    for (let at = 0; at < 12; at += 1) {
      await expect(inOneTrip([saying("one"), never])).rejects.toThrow("Invalid time value");
    }
    expect(await inOneTrip([saying("still")])).toEqual([[{ said: "still v" }]]);
  });

  test("that PostgreSQL refuses leave a connection that serves the next", async () => {
    for (let at = 0; at < 12; at += 1) {
      const failing = { text: "SELECT 1 / $1::int", values: [0] };
      await expect(inOneTrip([saying("one"), failing])).rejects.toMatchObject({ code: "22012" });
    }
    expect(await inOneTrip([saying("still")])).toEqual([[{ said: "still v" }]]);
    expect(pool().totalCount).toBe(1);
  });
});
