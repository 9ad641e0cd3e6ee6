import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Arrived } from "@/lib/archive/bring-in.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { Conflict, Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { mediaStorage } from "@/lib/media/storage/media-storage.ts";
import { stageFile } from "@/lib/media/stage-file.ts";
import { readInvitation } from "@/lib/people/read-invitation.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { seedContent } from "../../../scripts/demo/seed-content.ts";
import { acceptAll, archiveOf, arrive, digestNow } from "../../support/archives.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { system, useShop } from "../../support/shop.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const directory = mkdtempSync(path.join(tmpdir(), "gatehouse-archive-test-"));
process.env["MEDIA_DIRECTORY"] = directory;
afterAll(() => rmSync(directory, { recursive: true }));

const database = useDatabase();
const world = useTwoOrganizations(database);
const shop = useShop(database, world);

let [archive, globexBefore]: [Buffer, string] = [Buffer.of(), ""];
let initech: Arrived;

beforeAll(async () => {
  const { acme, globex } = world();
  await seedContent("Acme", system(acme.id, "import"));
  await keepTextFile(acme.id);
  await behind(
    `INSERT INTO organization_settings (organization_id, registration) VALUES ($1, true)
     ON CONFLICT (organization_id) DO UPDATE SET registration = true`,
    [acme.id],
  );
  globexBefore = await digestNow(globex.id);
  archive = await archiveOf(acme.id);
  initech = await arrive(archive, { slug: "initech", name: "Initech" });
});

const behind = <Row extends object>(sql: string, values: unknown[]) =>
  ask<Row & Record<string, unknown>>(database().superUrl, sql, values);

/** A file of the media library, in a folder within another of a later id. */
async function keepTextFile(id: OrganizationId): Promise<void> {
  const { found } = await stageFile(id, Readable.from([TEXT]), { filename: "a.txt" });
  await behind(
    `WITH outer_one AS (INSERT INTO asset_folders (organization_id, id, name)
       VALUES ($1, 'ffffffff-0000-4000-8000-000000000000', 'Out') RETURNING id)
     INSERT INTO asset_folders (organization_id, id, name, parent_id)
       SELECT $1, '00000000-0000-4000-8000-000000000000', 'In', id FROM outer_one`,
    [id],
  );
  await behind(
    `INSERT INTO assets (organization_id, id, filename, media_type, size, digest, folder_id)
     VALUES ($1, gen_random_uuid(), 'a.txt', $2, $3, $4, '00000000-0000-4000-8000-000000000000')`,
    [id, found.mediaType, found.size, found.digest],
  );
}

const TEXT = Buffer.from("A file of Acme.");

/** What the engine has to decide by, for somebody. */
const grantsOf = (principal: Principal) =>
  openScope({ principal, requestId: "test", mode: "read" }, ({ grants }) =>
    Promise.resolve(grants),
  );

describe("An organization that is brought in from an archive of another", () => {
  it("holds the same, by the same ids: their digests are equal", async () => {
    const digest = await digestNow(initech.organizationId);
    expect(digest).toBe(initech.manifest.digest);
    expect(digest).toBe(await digestNow(world().acme.id));
    expect(initech.manifest.tables.find(({ name }) => name === "entries")?.rows).toBeGreaterThan(
      20,
    );
  });

  it("lets everybody do what they may do in the other, once they have accepted", async () => {
    const { acme } = world();
    const { organizationId } = initech;
    for (const principal of [acme.admin, acme.editor]) {
      await expect(grantsOf({ ...principal, organizationId })).rejects.toThrow(Unauthenticated);
    }
    expect(initech.invited).toContain("admin@acme.test");
    await acceptAll(database().superUrl, organizationId);
    const people = [acme.admin, acme.editor, acme.nobody, acme.partner, ...Object.values(shop())];
    for (const principal of people) {
      const there = await grantsOf(principal);
      expect(await grantsOf({ ...principal, organizationId })).toEqual(there);
    }
    await expect(grantsOf({ ...acme.suspended, organizationId })).rejects.toThrow();
  });

  it("has the files, as bytes of its own", async () => {
    const [{ digest } = { digest: "" }] = initech.manifest.files;
    const bytes = await mediaStorage().open({ organizationId: initech.organizationId, digest });
    expect(await buffer(bytes)).toEqual(TEXT);
  });

  it("touches no other organization", async () => {
    expect(await digestNow(world().globex.id)).toBe(globexBefore);
  });

  it("is private, without guests, keys, tokens, names and a ledger of elsewhere", async () => {
    const { organizationId: id } = initech;
    const [site] = await behind(
      "SELECT level, password_hash FROM site_access WHERE organization_id = $1",
      [id],
    );
    expect(site).toEqual({ level: "private", password_hash: null });
    for (const table of ["guest_sessions", "api_keys", "static_tokens", "hostnames"]) {
      const rows = await behind(`SELECT 1 FROM ${table} WHERE organization_id = $1`, [id]);
      expect(rows).toEqual([]);
    }
    const lines = await behind("SELECT action FROM audit_events WHERE organization_id = $1", [id]);
    expect(lines).toEqual([{ action: "organization.import" }]);
  });

  it("lets nobody register by themselves until its Admin here says so", async () => {
    const settings = (id: OrganizationId) =>
      behind("SELECT registration FROM organization_settings WHERE organization_id = $1", [id]);
    expect(await settings(world().acme.id)).toEqual([{ registration: true }]);
    expect(await settings(initech.organizationId)).toEqual([{ registration: false }]);
  });

  it("is found by its words as the other is", async () => {
    const texts = (id: OrganizationId) =>
      behind(
        `SELECT entry_id, published, locale, documents::text FROM entry_texts
         WHERE organization_id = $1 ORDER BY 1, 2, 3`,
        [id],
      );
    expect(await texts(initech.organizationId)).toEqual(await texts(world().acme.id));
  });

  it("gives an organization's slug to one alone, and leaves nothing of the second", async () => {
    const id = newId<OrganizationId>();
    await expect(arrive(archive, { slug: "initech", name: "Twice" }, id)).rejects.toThrow(Conflict);
    expect(await behind("SELECT 1 FROM members WHERE organization_id = $1", [id])).toEqual([]);
  });

  it.each([
    ["invites the person who is named, by a link", "hooli", "globex", "invited"],
    ["takes in whoever brings it in, and nobody else", "piper", "by", "active"],
  ])("%s, as an Admin where nobody could be one", async (_, slug, who, status) => {
    const { userId: by } = world().globex.admin;
    const admin = { email: "admin@globex.test", name: "Olga Owner" };
    const named = { slug, name: null, admin, ...(who === "by" ? { by } : {}) };
    const arrived = await arrive(archive, named);
    expect([arrived.madeAdmin, arrived.name]).toEqual(["admin@globex.test", "acme"]);
    expect(arrived.invitation !== null).toBe(status === "invited");
    const token = (arrived.invitation ?? "").split("/").at(-1) ?? "";
    expect((await readInvitation(token))?.userId).toBe(status === "invited" ? by : undefined);
    const active = await behind(
      "SELECT user_id FROM members WHERE organization_id = $1 AND status = 'active'",
      [arrived.organizationId],
    );
    expect(active).toEqual(status === "active" ? [{ user_id: by }] : []);
    const roles = await behind(
      `SELECT r.slug, m.status FROM users u JOIN members m ON m.user_id = u.id
       JOIN member_roles mr ON mr.organization_id = m.organization_id AND mr.member_id = m.id
       JOIN roles r ON r.organization_id = mr.organization_id AND r.id = mr.role_id
       WHERE u.email = 'admin@globex.test' AND m.organization_id = $1 AND NOT u.instance_owner`,
      [arrived.organizationId],
    );
    expect(roles).toEqual([{ slug: "admin", status }]);
  });
});
