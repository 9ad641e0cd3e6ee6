import { describe, expect, test } from "vitest";
import { Invalid, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { changeSiteSources } from "@/lib/site-access/change-site-sources.ts";
import { readRecordSource } from "@/lib/site-access/read-record-source.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const change = (by: Principal, sources: object, effects: string[] = []) =>
  runUseCase(changeSiteSources, sources, callerOf(by, effects));

const recordOf = async ({ id }: Organization) => {
  const system = { kind: "system", organizationId: id, purpose: "site-record" } as const;
  return (await runUseCase(readRecordSource, {}, callerOf(system))).draft;
};

const ledger = ({ id }: Organization) =>
  ask<{ detail: unknown }>(
    database().superUrl,
    `SELECT detail FROM audit_events WHERE organization_id = $1 AND action = 'site.change-sources'`,
    [id],
  );

describe("what a website may load from elsewhere", () => {
  test("goes into the record of this site, as a new version, and into that of no other", async () => {
    const { acme, globex } = world();
    const before = await recordOf(acme);
    const other = await recordOf(globex);
    const effects: string[] = [];
    await change(acme.admin, { script: ["https://stats.test"], img: [] }, effects);
    const after = await recordOf(acme);
    expect(after.sources).toEqual({ script: ["https://stats.test"] });
    expect(after.version).toBe(before.version + 1);
    expect(effects).toEqual(["site-access-changed"]);
    expect(await recordOf(globex)).toEqual(other);
    expect(await ledger(globex)).toEqual([]);
  });

  test("changes nothing, and tells nobody, when it is what it was", async () => {
    const { acme } = world();
    await change(acme.admin, { font: ["fonts.test"] });
    const { version } = await recordOf(acme);
    const lines = await ledger(acme);
    const effects: string[] = [];
    await change(acme.admin, { font: ["fonts.test"], frame: [] }, effects);
    expect((await recordOf(acme)).version).toBe(version);
    expect(await ledger(acme)).toEqual(lines);
    expect(effects).toEqual([]);
  });

  test.each([
    ["a keyword", { script: ["'unsafe-inline'"] }],
    ["a second directive", { script: ["a.test; frame-ancestors *"] }],
    ["everything", { script: ["*"] }],
    ["an unknown kind", { object: ["a.test"] }],
    ["too many", { img: Array.from({ length: 21 }, (_, index) => `a${index}.test`) }],
  ])("may not be %s", async (_what, sources) => {
    await expect(change(world().acme.admin, sources)).rejects.toThrow(Invalid);
  });

  test("is an Admin's to set: not an editor's, a guest's, a suspended Admin's", async () => {
    const { acme } = world();
    const sources = { script: ["evil.test"] };
    await expect(change(acme.editor, sources)).rejects.toThrow(NotFound);
    await expect(change(acme.guest, sources)).rejects.toThrow();
    await expect(change(acme.suspended, sources)).rejects.toThrow(Unauthenticated);
    expect(JSON.stringify(await recordOf(acme))).not.toContain("evil");
  });
});
