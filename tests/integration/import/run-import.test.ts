import { describe, expect, test } from "vitest";
import { binEntryUseCase } from "@/lib/content/bin-entry.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { importEntries } from "@/lib/content/import-entries.ts";
import { listDraftVersions } from "@/lib/content/history/list-entry-versions.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { holdOrganization } from "@/lib/tenancy/hold-organization.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { bytesOf, item, realFile, wxr } from "../../unit/import/wxr-file.ts";
import { bringIn, countOf, emptyOrganization, entriesOf, outcomes } from "./import-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const url = () => database().superUrl;
const file =
  (...items: string[]) =>
  () =>
    bytesOf(wxr(...items));

describe("importing WordPress's theme test export", () => {
  test("brings in every page, post and author, with tree, state and dates", async () => {
    const caller = await emptyOrganization();
    const report = await bringIn(realFile, caller);
    expect(outcomes(report)).toEqual({ created: 74 });
    expect(report.refused).toHaveLength(108);
    const entries = await entriesOf(url(), caller);
    const inCollection = (name: string) => entries.filter(({ collection }) => collection === name);
    expect(inCollection("pages")).toHaveLength(21);
    expect(inCollection("posts")).toHaveLength(51);
    expect(inCollection("pages").map(({ path }) => path)).toEqual(
      expect.arrayContaining(["/level-1/level-2/level-3", "/greek/επίπεδο-2/επίπεδο-3"]),
    );
    const at = (path: string) => entries.find((entry) => entry.path === path);
    expect(at("/template-sticky")).toMatchObject({
      changed: false,
      created_at: new Date("2012-01-07T14:07:21Z"),
      published_at: new Date("2012-01-07T14:07:21Z"),
    });
    expect(at("/template-sticky")?.published).toEqual(at("/template-sticky")?.draft);
    expect(at("/draft")).toMatchObject({ published: null, publish_at: null });
    expect(at("/template-password-protected")).toMatchObject({ published: null });
    expect(at("/scheduled")).toMatchObject({
      published: null,
      publish_at: new Date("2030-01-01T19:00:18Z"),
    });
  });

  test("changes nothing the second time, not even the ledger", async () => {
    const effects: string[] = [];
    const caller = await emptyOrganization(effects);
    await bringIn(realFile, caller);
    expect(effects).toContain("content-changed");
    effects.length = 0;
    const entries = await entriesOf(url(), caller);
    const lines = await countOf(url(), "audit_events", caller);
    expect(outcomes(await bringIn(realFile, caller))).toEqual({ unchanged: 74 });
    expect(await entriesOf(url(), caller)).toEqual(entries);
    expect(await countOf(url(), "audit_events", caller)).toBe(lines);
    expect(await countOf(url(), "entry_versions", caller)).toBe(74);
    expect(effects).toEqual([]);
  });

  test("ends the same when it is ended half-way and run again", async () => {
    const [straight, broken] = [await emptyOrganization(), await emptyOrganization()];
    await bringIn(realFile, straight);
    const ending = bringIn(realFile, broken, ({ done }) => {
      if (done > 60) throw new Error("The lights went out.");
    });
    await expect(ending).rejects.toThrow("The lights went out.");
    const halfway = await countOf(url(), "entries", broken);
    expect(halfway).toBeGreaterThan(0);
    expect(halfway).toBeLessThan(74);
    const report = await bringIn(realFile, broken);
    expect(outcomes(report)).toEqual({ created: 74 - halfway, unchanged: halfway });
    expect(await entriesOf(url(), broken)).toEqual(await entriesOf(url(), straight));
  });

  test("writes a line in the ledger for each batch that changed something", async () => {
    const caller = await emptyOrganization();
    await bringIn(file(item({ id: "1" }), item({ id: "2", type: "post" })), caller);
    const lines = await ask(
      url(),
      `SELECT actor_name, action, collection, summary FROM audit_events
       WHERE organization_id = $1 AND action = 'entry.import' ORDER BY collection`,
      [caller.principal.organizationId],
    );
    const line = (collection: string) => ({
      actor_name: "System (import)",
      action: "entry.import",
      collection,
      summary: `Imported into ${collection}: 1 new, 0 changed`,
    });
    expect(lines).toEqual(["authors", "pages", "posts"].map(line));
  });
});

describe("importing again after changes", () => {
  test("takes what changed there, and keeps the version before", async () => {
    const caller = await emptyOrganization();
    const others = [item({ id: "2" }), item({ id: "3" })];
    await bringIn(file(item({ content: "before" }), ...others), caller);
    const report = await bringIn(
      file(item({ content: "after", slug: "moved" }), ...others),
      caller,
    );
    expect(outcomes(report)).toEqual({ updated: 1, unchanged: 3 });
    const entry = (await entriesOf(url(), caller)).find(({ path }) => path === "/moved");
    expect(JSON.stringify(entry?.published)).toContain("after");
    const versions = await ask<{ number: number; action: string }>(
      url(),
      `SELECT v.number, v.action FROM entry_versions v JOIN entries e ON e.id = v.entry_id
       WHERE e.organization_id = $1 AND e.slug = 'moved' ORDER BY v.number`,
      [caller.principal.organizationId],
    );
    expect(versions).toEqual([
      { number: 1, action: "import" },
      { number: 2, action: "import" },
    ]);
  });

  test("takes off the website what is no longer published there, and publishes what now is", async () => {
    const caller = await emptyOrganization();
    const state = async () =>
      (await entriesOf(url(), caller))
        .filter(({ collection }) => collection === "pages")
        .map(({ path, published }) => [path, published !== null]);
    await bringIn(file(item({ id: "1" }), item({ id: "2", status: "draft" })), caller);
    expect(await state()).toEqual([
      ["/slug-1", true],
      ["/slug-2", false],
    ]);
    await bringIn(file(item({ id: "1", status: "private" }), item({ id: "2" })), caller);
    expect(await state()).toEqual([
      ["/slug-1", false],
      ["/slug-2", true],
    ]);
  });

  test("leaves in the bin what somebody put there, and its pages at the root", async () => {
    const caller = await emptyOrganization();
    await bringIn(file(item({ id: "1" })), caller);
    const [row] = await ask<{ id: string; revision: number }>(
      url(),
      "SELECT id, revision FROM entries WHERE organization_id = $1 AND slug = 'slug-1'",
      [caller.principal.organizationId],
    );
    await runUseCase(binEntryUseCase, { collection: "pages", ...row }, caller);
    const report = await bringIn(file(item({ id: "1" }), item({ id: "2", parent: "1" })), caller);
    expect(report.taken.map(({ outcome, changes }) => [outcome, ...changes])).toEqual([
      ["unchanged", "the file lists no such author; made from the login"],
      ["left", "lies in the bin here, left there"],
      ["created", "the page above it is not here, put at the root"],
    ]);
  });

  test("makes room beside what stands here already", async () => {
    const caller = await emptyOrganization();
    const data = { title: "Ours", blocks: [] };
    const ours = { collection: "pages", slug: "slug-1", parentId: null, data };
    await runUseCase(createEntry, ours, caller);
    const report = await bringIn(file(item({ id: "1" })), caller);
    expect(report.taken.at(-1)?.changes).toEqual([
      "address “slug-1” is taken here, became “slug-1-2”",
    ]);
    expect(outcomes(await bringIn(file(item({ id: "1" })), caller))).toEqual({ unchanged: 2 });
  });
});

describe("an import", () => {
  test("reaches one organization alone", async () => {
    const [one, other] = [await emptyOrganization(), await emptyOrganization()];
    await bringIn(file(item({ id: "1" })), one);
    expect(await countOf(url(), "entries", other)).toBe(0);
    expect(outcomes(await bringIn(file(item({ id: "1" })), other))).toEqual({ created: 2 });
  });

  test("runs once at a time in an organization, and again after it failed", async () => {
    const caller = await emptyOrganization();
    const { organizationId } = caller.principal;
    const open = file(item({ id: "1" }));
    await holdOrganization({ organizationId, purpose: "import" }, async () => {
      await expect(bringIn(open, caller)).rejects.toThrow(Conflict);
      await expect(bringIn(open, await emptyOrganization())).resolves.toBeDefined();
    });
    const dying = bringIn(open, caller, () => {
      throw new Error("The lights went out.");
    });
    await expect(dying).rejects.toThrow("The lights went out.");
    await expect(bringIn(file(item({ id: "1" })), caller)).resolves.toBeDefined();
  });

  test("writes nothing from a file that is broken further on", async () => {
    const caller = await emptyOrganization();
    const broken = () => bytesOf(wxr(item({ id: "1" }), "<item>&nope;</item>"));
    await expect(bringIn(broken, caller)).rejects.toThrow(Invalid);
    expect(await countOf(url(), "entries", caller)).toBe(0);
  });

  test("is refused to whoever may not do all of it, and leaves nothing behind", async () => {
    const { editor, nobody, guest } = world().globex;
    const open = file(item({ id: "1" }));
    await expect(bringIn(open, callerOf(editor))).rejects.toThrow(NotFound);
    await expect(bringIn(open, callerOf(nobody))).rejects.toThrow(NotFound);
    await expect(bringIn(open, callerOf(guest))).rejects.toThrow(Error);
    expect(await countOf(url(), "entries", callerOf(editor))).toBe(0);
  });

  test("is refused where an author could be brought in but a page not published", async () => {
    const { editor } = world().globex;
    const entry = {
      externalKey: "k",
      digest: "d".repeat(64),
      slug: "s",
      parentKey: null,
      position: 0,
      data: { title: "T", blocks: [] },
      state: "published",
      publishAt: null,
      createdAt: new Date(0),
      publishedAt: new Date(0),
    };
    const run = (state: string) => {
      const input = { collection: "pages", entries: [{ ...entry, state }] };
      return runUseCase(importEntries, input, callerOf(editor));
    };
    await expect(run("published")).rejects.toThrow(Forbidden);
    expect(await countOf(url(), "entries", callerOf(editor))).toBe(0);
    await expect(run("draft")).resolves.toMatchObject([{ outcome: "created" }]);
    const [row] = await ask<{ id: string }>(
      url(),
      "SELECT id FROM entries WHERE external_key = 'k'",
    );
    const asked = { collection: "pages", id: row?.id, question: {} };
    const { items } = await runUseCase(listDraftVersions, asked, callerOf(editor));
    expect(items.map(({ attributes }) => attributes)).toMatchObject([
      { number: 1, action: "import" },
    ]);
  });
});
