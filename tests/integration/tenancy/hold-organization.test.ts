import { expect, test } from "vitest";
import { pool } from "@/lib/db/pool.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { holdOrganization } from "@/lib/tenancy/hold-organization.ts";
import { ask, useDatabase } from "../../support/database.ts";

const current = useDatabase();

// Without a listener on the held connection this ends the process: Vitest reports it as unhandled.
test("a database that restarts during a hold ends the hold and not the process", async () => {
  const hold = { organizationId: newId<OrganizationId>(), purpose: "import" } as const;
  const outcome = await holdOrganization(hold, async () => {
    // Of this database alone: the role is the same in every test's.
    const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE usename = $1 AND datname = current_database()`;
    await ask(current().superUrl, kill, [decodeURIComponent(new URL(current().appUrl).username)]);
    // Not before this process has heard that its connection is gone.
    await expect.poll(() => holdOrganization(hold, () => Promise.resolve("free"))).toBe("free");
    return "done";
  });
  expect(outcome).toBe("done");
  expect(await holdOrganization(hold, () => Promise.resolve("again"))).toBe("again");
  expect(pool().totalCount).toBe(1);
});
