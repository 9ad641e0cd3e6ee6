import { describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { previewChange } from "@/lib/content/collections/preview-change.ts";
import { replaceField } from "@/lib/content/collections/replace-field.ts";
import { changeLocales } from "@/lib/content/locales/change-locales.ts";
import { weighLocales } from "@/lib/content/locales/weigh-locales.ts";
import { getDraftEntry, getPublishedEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { scheduleEntry } from "@/lib/content/schedule-entry.ts";
import { fireDue } from "@/lib/jobs/fire-due.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Told } from "../../support/api/ask-api.ts";
import { ask, type useDatabase } from "../../support/database.ts";
import { system } from "../../support/shop.ts";
import type { useTwoOrganizations } from "../../support/two-organizations.ts";

/** What the tests of languages have in common: an organization with poems in English and German. */
export type Poetry = {
  readonly database: ReturnType<typeof useDatabase>;
  readonly world: ReturnType<typeof useTwoOrganizations>;
  readonly write: (who: MemberPrincipal, path: string, attributes: object) => Promise<Told>;
  readonly read: (who: MemberPrincipal, path: string) => Promise<object>;
  /** A poem in English and, drafted, in German. */
  readonly poem: (title: string) => Promise<string>;
};

export const callerIn = (principal: MemberPrincipal, locale: string | null) => ({
  ...{ principal, locale, requestId: "locales" },
  announce: () => Promise.resolve(),
});

/** Schedules of one language, and fields that become localized later. */
export function inOneLanguage({ database, world, write, read, poem }: Poetry): void {
  describe("what is scheduled in one language", () => {
    const HOUR = 3_600_000;
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const order = (id: string, locale: string | null, times: object) =>
      runUseCase(
        scheduleEntry,
        { collection: "poems", id, revision: "any", ...times },
        { ...callerIn(world().acme.admin, locale), clock: () => Date.now() - HOUR },
      );
    const kept = async (id: string) => {
      const [row] = await ask<{ schedule: string | null; waits: boolean }>(
        database().superUrl,
        `SELECT schedule->>'id' AS schedule, publish_at IS NOT NULL AS waits FROM entries WHERE id = $1`,
        [id],
      );
      return { schedule: row?.schedule ?? null, waits: row?.waits ?? false };
    };
    const fire = async (id: string, deed: "publish" | "unpublish") => {
      const { schedule } = await kept(id);
      const payload = { organizationId: world().acme.id, id, schedule, deed };
      await fireDue(payload, { requestId: "job", announce: () => Promise.resolve() });
    };
    const shown = (id: string, locale: string) =>
      read(world().acme.admin, `/content/poems/${id}?inLocale=${locale}`);

    test("is published in that one alone, as it was then, and taken off in that one", async () => {
      const { admin } = world().acme;
      const id = await poem("Due");
      await order(id, "de", { publishAt: at(-9), unpublishAt: at(-1) });
      await write(admin, `poems/${id}`, { title: "Not yet", code: "z" });
      await write(admin, `poems/${id}?inLocale=de`, { title: "Später" });
      await fire(id, "publish");
      expect(await shown(id, "de")).toMatchObject({ title: "Due (de)", code: "c" });
      expect(await shown(id, "en")).toMatchObject({ title: "Due", status: "changed" });
      await fire(id, "unpublish");
      expect(await shown(id, "de")).toMatchObject({ title: "Due" });
      expect(await kept(id)).toEqual({ schedule: null, waits: false });
      const lines = await ask<{ summary: string; detail: object }>(
        database().superUrl,
        `SELECT summary, detail FROM audit_events WHERE subject_id = $1 AND actor_kind = 'schedule'
         ORDER BY occurred_at`,
        [id],
      );
      expect(lines.map(({ summary }) => summary.split(", ")[1])).toEqual([
        ...["as scheduled (de)", "as scheduled (de)"],
      ]);
      expect(lines[0]?.detail).toEqual({ locale: "de" });
    });

    test("stays when another one is published by hand, and is over when that one is", async () => {
      const { admin } = world().acme;
      const id = await poem("Hand");
      await order(id, "de", { publishAt: at(60) });
      await write(admin, `poems/${id}?inLocale=en`, { title: "Hands", status: "published" });
      expect((await kept(id)).waits).toBe(true);
      await write(admin, `poems/${id}?inLocale=de`, { title: "Hände", status: "published" });
      expect(await kept(id)).toEqual({ schedule: null, waits: false });
      await order(id, "de", { publishAt: at(60) });
      await write(admin, `poems/${id}?inLocale=de`, { status: "draft" });
      expect((await kept(id)).waits).toBe(false);
    });

    test("replaces nothing that is scheduled in another one, and comes after the default one", async () => {
      const { admin } = world().acme;
      const id = await poem("Only");
      await order(id, "de", { publishAt: at(60) });
      await expect(order(id, "fr", { publishAt: at(60) })).rejects.toThrow(
        "scheduled in de already",
      );
      await expect(order(id, null, { publishAt: at(60) })).rejects.toThrow(
        "scheduled in de already",
      );
      const fresh = (await write(admin, "poems/", { title: "Fresh" })).body.data.id;
      await expect(order(fresh, "de", { publishAt: at(60) })).rejects.toThrow(
        "default language first",
      );
    });
  });

  describe("yes or no, and any of a few", () => {
    const text = { kind: "text" };
    const notes = (publishes: boolean) => ({
      ...{ slug: publishes ? "notes" : "memos", name: "Notes", publishes },
      fields: [
        { ...text, id: newId(), name: "title", label: "Title" },
        {
          kind: "boolean",
          id: newId(),
          name: "done",
          label: "Done",
          localized: true,
          default: true,
        },
        {
          ...{ kind: "choices", id: newId(), name: "tags", label: "Tags", localized: true },
          choices: ["a", "b"],
        },
      ],
    });

    test.each([true, false])("are said, or left to the default (drafts: %s)", async (publishes) => {
      const { admin, id: organization } = world().acme;
      const collection = notes(publishes);
      const { slug } = collection;
      await runUseCase(createCollection, collection, system(organization, "provisioning"));
      const first = { title: "T", done: true, tags: ["a"] };
      const { id } = (await write(admin, `${slug}/`, first)).body.data;
      const german = async (attributes: object) => {
        expect((await write(admin, `${slug}/${id}?inLocale=de`, attributes)).status).toBe(200);
        const stored = await ask<{ draft: Record<string, { de?: unknown }> }>(
          database().superUrl,
          "SELECT draft FROM entries WHERE id = $1",
          [id],
        );
        return collection.fields.map((field) => stored[0]?.draft[field.id]?.de);
      };
      expect(await german({ done: false })).toEqual([undefined, false, undefined]);
      expect(await german({ done: null, tags: ["b"] })).toEqual([undefined, undefined, ["b"]]);
      expect(await german({ tags: [] })).toEqual([undefined, undefined, []]);
      expect(await german({ tags: null })).toEqual([undefined, undefined, undefined]);
      const question = { include: null, fields: {} };
      const asked = { collection: slug, id, question, said: "alone" };
      const caller = callerIn(admin, "de");
      const { item } = publishes
        ? await runUseCase(getDraftEntry, asked, caller)
        : await runUseCase(getPublishedEntry, asked, caller);
      expect(item.attributes).toMatchObject({ done: null, tags: null });
    });
  });

  describe("two who change the languages at once", () => {
    test("take away or bring back nothing that one of them has not seen", async () => {
      const { admin } = world().acme;
      const seen = ["en", "de"];
      const stale = { status: 412, code: "stale" };
      const change = (input: object) => runUseCase(changeLocales, input, callerIn(admin, null));
      const weigh = (input: object) => runUseCase(weighLocales, input, callerIn(admin, null));
      await expect(change({ locales: ["en"], seen })).rejects.toMatchObject(stale);
      await expect(weigh({ locales: ["en"], seen })).rejects.toMatchObject(stale);
      const present = ["en", "de", "fr"];
      expect(await weigh({ locales: present, seen: present })).toMatchObject({ removed: [] });
      expect(await change({ locales: present, seen: present })).toMatchObject({ changed: false });
    });
  });

  describe("a field that is there already", () => {
    const text = { kind: "text" };
    const songs = {
      ...{ slug: "songs", name: "Songs", publishes: true },
      fields: [
        { ...text, id: newId(), name: "title", label: "Title", required: true },
        { ...text, id: newId(), name: "code", label: "Code" },
      ],
    };
    const titleOf = async () => {
      const [row] = await ask<{ field: string; revision: number }>(
        database().superUrl,
        `SELECT f->>'id' AS field, c.revision FROM collections c, jsonb_array_elements(c.fields) f
         WHERE c.organization_id = $1 AND c.slug = 'songs' AND f->>'name' = 'title'`,
        [world().acme.id],
      );
      return { field: row?.field ?? "", revision: row?.revision ?? 0 };
    };
    const become = async (localized: boolean, confirmLoss?: string) => {
      const definition = { kind: "text", required: true, localized };
      const input = { ...(await titleOf()), definition, confirmLoss };
      return runUseCase(replaceField, input, callerIn(world().acme.admin, null));
    };

    test("gets several languages with its values in the default one, and but one again", async () => {
      const { admin } = world().acme;
      await runUseCase(createCollection, songs, system(world().acme.id, "provisioning"));
      const { id } = (await write(admin, "songs/", { title: "Song", code: "c" })).body.data;
      await write(admin, `songs/${id}`, { status: "published" });
      const shown = (locale: string) => read(admin, `/content/songs/${id}?inLocale=${locale}`);
      await become(true);
      expect(await shown("de")).toMatchObject({ title: "Song", code: "c", status: "published" });
      await write(admin, `songs/${id}?inLocale=de`, { title: "Lied", status: "published" });
      expect(await shown("de")).toMatchObject({ title: "Lied" });
      expect(await shown("en")).toMatchObject({ title: "Song" });
      const { field: one } = await titleOf();
      const definition = { kind: "text", required: true, localized: false };
      const weighed = await runUseCase(
        previewChange,
        { change: { kind: "replace", field: one, definition } },
        callerIn(admin, null),
      );
      expect(weighed).toMatchObject({ entries: 1, unfit: 0, altered: 1 });
      await expect(become(false)).rejects.toThrow("Something would be lost");
      await become(false, weighed.digest ?? "");
      expect(await shown("de")).toMatchObject({ title: "Song" });
    });

    test("says nothing afterwards where only another language said something", async () => {
      const { admin } = world().acme;
      await become(true);
      const { id } = (await write(admin, "songs/?inLocale=de", { title: "Nur" })).body.data;
      const { field: one } = await titleOf();
      const definition = { kind: "text", required: true, localized: false };
      const weighed = await runUseCase(
        previewChange,
        { change: { kind: "replace", field: one, definition } },
        callerIn(admin, null),
      );
      expect(weighed).toMatchObject({ entries: 2, unfit: 1, altered: 0 });
      await become(false, weighed.digest ?? "");
      expect(await read(admin, `/drafts/songs/${id}`)).toMatchObject({ title: null });
    });
  });
}
