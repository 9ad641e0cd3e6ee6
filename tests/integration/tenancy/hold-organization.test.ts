import { describe, expect, test, vi } from "vitest";
import { closeDatabase } from "@/lib/db/client.ts";
import { pool } from "@/lib/db/pool.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { holdOrganization } from "@/lib/tenancy/hold-organization.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { listenToLog } from "../../support/listen-to-log.ts";

const current = useDatabase();

/** Of this database alone: the role is the same in every test's. */
const KILL = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE usename = $1 AND datname = current_database()`;
const appUser = () => decodeURIComponent(new URL(current().appUrl).username);

// Without a listener on the held connection this ends the process: Vitest reports it as unhandled.
test("a database that restarts during a hold ends the hold and not the process", async () => {
  const log = listenToLog();
  const hold = { organizationId: newId<OrganizationId>(), purpose: "import" } as const;
  const outcome = await holdOrganization(hold, async () => {
    await ask(current().superUrl, KILL, [appUser()]);
    // Not before this process has heard that its connection is gone.
    await expect.poll(() => holdOrganization(hold, () => Promise.resolve("free"))).toBe("free");
    return "done";
  });
  expect(outcome).toBe("done");
  expect(await holdOrganization(hold, () => Promise.resolve("again"))).toBe("again");
  expect(pool().totalCount).toBe(1);
  log.stop();
  const [{ reason = "", ...line } = { level: "", message: "" }] = log.said();
  expect(line).toEqual({
    level: "warn",
    message: "the connection that held an organization was lost",
  });
  expect(reason).not.toBe("");
});

describe("a hold", () => {
  const holdOf = (organizationId: OrganizationId) =>
    ({ organizationId, purpose: "import" }) as const;

  test("keeps others out of the one organization, and lets them in once it ends", async () => {
    const [ours, theirs] = [newId<OrganizationId>(), newId<OrganizationId>()];
    const inside = () => Promise.resolve("inside");
    const outcome = await holdOrganization(holdOf(ours), async () => {
      const second = holdOrganization(holdOf(ours), inside);
      await expect(second).rejects.toThrow(new Conflict(BUSY));
      return holdOrganization(holdOf(theirs), inside);
    });
    expect(outcome).toBe("inside");
    expect(await holdOrganization(holdOf(ours), inside)).toBe("inside");
  });

  test("is PostgreSQL's own: whoever connects finds it taken, and then free", async () => {
    const ours = newId<OrganizationId>();
    const isFree = async () => {
      const rows = await ask<{ free: boolean }>(
        current().superUrl,
        "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS free",
        [`import:${ours}`],
      );
      return rows[0]?.free;
    };
    expect(await holdOrganization(holdOf(ours), isFree)).toBe(false);
    expect(await isFree()).toBe(true);
  });

  test("that cannot be given back takes its connection along", async () => {
    const ours = newId<OrganizationId>();
    await holdOrganization(holdOf(ours), async () => {
      const busy = pool().totalCount - pool().idleCount;
      expect(busy).toBe(1);
      await ask(current().superUrl, KILL, [appUser()]);
    });
    await expect.poll(() => pool().totalCount).toBe(0);
  });

  // A connection that lives on would keep its lock, whoever gets it next.
  test.each([
    ["taken", "pg_try_advisory_lock(bigint)", "rejects"],
    ["given back", "pg_advisory_unlock(bigint)", "resolves"],
  ] as const)("that cannot be %s closes its connection", async (_what, needed, outcome) => {
    const ours = newId<OrganizationId>();
    const { superUrl } = current();
    await closeDatabase();
    await ask(superUrl, `REVOKE EXECUTE ON FUNCTION ${needed} FROM PUBLIC`);
    const hold = holdOrganization(holdOf(ours), () => Promise.resolve("done"));
    if (outcome === "resolves") expect(await hold).toBe("done");
    else await expect(hold).rejects.toThrow();
    await ask(superUrl, `GRANT EXECUTE ON FUNCTION ${needed} TO PUBLIC`);
    expect(pool().totalCount).toBe(0);
    expect(await holdOrganization(holdOf(ours), () => Promise.resolve("again"))).toBe("again");
  });

  test("ends with what it was for, also where that fails, and leaves no listener behind", async () => {
    const ours = newId<OrganizationId>();
    const failing = () => Promise.reject(new Error("no good"));
    for (let time = 0; time < 3; time += 1) {
      await expect(holdOrganization(holdOf(ours), failing)).rejects.toThrow("no good");
    }
    const client = await pool().connect();
    const before = client.listenerCount("error");
    client.release();
    await holdOrganization(holdOf(ours), () => Promise.resolve());
    const again = await pool().connect();
    expect(again.listenerCount("error")).toBe(before);
    again.release();
    expect(pool().totalCount).toBeLessThanOrEqual(2);
  });

  test("is not taken while the database is out of reach, and the house says so", async () => {
    const url = process.env["DATABASE_APP_URL"] ?? "";
    await closeDatabase();
    process.env["DATABASE_APP_URL"] = "postgresql://nobody:x@127.0.0.1:1/none";
    vi.resetModules();
    const fresh = await import("@/lib/tenancy/hold-organization.ts");
    const { closeDatabase: close } = await import("@/lib/db/client.ts");
    const hold = fresh.holdOrganization(holdOf(newId<OrganizationId>()), () => Promise.resolve());
    await expect(hold).rejects.toMatchObject({ status: 503 });
    await close();
    process.env["DATABASE_APP_URL"] = url;
  });
});

const BUSY = "Another import is running for this organization.";
