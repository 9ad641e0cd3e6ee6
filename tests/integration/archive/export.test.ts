import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { buffer } from "node:stream/consumers";
import tar from "tar-stream";
import { describe, expect, it } from "vitest";
import { collectArchive } from "@/lib/archive/collect-archive.ts";
import { exportArchive } from "@/lib/archive/export-archive.ts";
import { manifestSchema } from "@/lib/archive/manifest.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

async function membersOf(archive: Buffer): Promise<Map<string, Buffer>> {
  const extract = tar.extract();
  extract.end(gunzipSync(archive));
  const found = new Map<string, Buffer>();
  for await (const entry of extract) found.set(entry.header.name, await buffer(entry));
  return found;
}

describe("An archive of an organization", () => {
  it("begins with what is in it, and each member has the digest that it says", async () => {
    const taken = await exportArchive(callerOf(world().acme.admin));
    const members = await membersOf(await buffer(taken.archive));
    const [first] = members.keys();
    expect(first).toBe("manifest.json");
    const manifest = manifestSchema.parse(
      JSON.parse(members.get("manifest.json")?.toString() ?? ""),
    );
    for (const { name, digest, rows, bytes } of manifest.tables) {
      const text = members.get(`tables/${name}.ndjson`) ?? Buffer.of();
      expect(createHash("sha256").update(text).digest("hex")).toBe(digest);
      expect([text.length, text.toString().split("\n").length - 1]).toEqual([bytes, rows]);
    }
    expect(members.size).toBe(manifest.tables.length + 1);
  });

  it("says nothing of another organization, nor any id or secret of this instance", async () => {
    const { acme, globex } = world();
    const taken = await exportArchive(callerOf(acme.admin));
    const text = gunzipSync(await buffer(taken.archive)).toString();
    expect(text).toContain("admin@acme.test");
    for (const foreign of ["globex", globex.id, acme.id, acme.admin.userId, "token", "hash"]) {
      expect(text).not.toContain(foreign);
    }
  });

  it("is for Admins: anybody else is told that there is nothing, and nobody leaves a line", async () => {
    const { acme } = world();
    for (const principal of [acme.editor, acme.nobody, acme.guest, acme.partner]) {
      const taking = exportArchive(callerOf(principal));
      await expect(taking).rejects.toSatisfy(
        (error) => error instanceof NotFound || error instanceof Forbidden,
      );
      const reading = runUseCase(
        collectArchive({ write: () => Promise.resolve() }),
        {},
        callerOf(principal),
      );
      await expect(reading).rejects.toSatisfy(
        (error) => error instanceof NotFound || error instanceof Forbidden,
      );
    }
  });

  it("stands in the ledger", async () => {
    const { acme } = world();
    const taken = await exportArchive(callerOf(acme.admin));
    await buffer(taken.archive);
    const lines = await ask(
      database().superUrl,
      `SELECT actor_id, summary FROM audit_events WHERE organization_id = $1
       AND action = 'organization.export' ORDER BY occurred_at DESC LIMIT 1`,
      [acme.id],
    );
    expect(lines).toEqual([
      { actor_id: acme.admin.userId, summary: "Took an archive of the organization" },
    ]);
  });
});
