import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { binEntryUseCase } from "@/lib/content/bin-entry.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { previewChange } from "@/lib/content/collections/preview-change.ts";
import { replaceField } from "@/lib/content/collections/replace-field.ts";
import { restoreVersion } from "@/lib/content/restore-version.ts";
import { scheduleEntry } from "@/lib/content/schedule-entry.ts";
import { fireDue } from "@/lib/jobs/fire-due.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { system } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const HOUR = 3_600_000;
const minutes = (ahead: number) => new Date(Date.now() + ahead * 60_000).toISOString();
const speaking = (principal: MemberPrincipal, locale: string | null) => ({
  ...callerOf(principal),
  locale,
});

/** Of songs nothing is in several languages yet, of hymns the title alone, of poems also the lines. */
beforeAll(async () => {
  const { acme } = world();
  for (const slug of ["poems", "songs", "hymns"]) {
    const localized = slug !== "songs";
    const field = (name: string, kind: string, more: object = {}) => ({
      ...{ id: newId(), name, label: name, kind },
      ...more,
    });
    const fields = [
      field("title", "text", { required: true, localized }),
      field("code", "text"),
      ...(slug === "hymns" ? [] : [field("lines", "integer", { localized })]),
    ];
    const model = { slug, name: slug, publishes: true, fields };
    await runUseCase(createCollection, model, system(acme.id, "provisioning"));
  }
  const data = { type: "settings", id: acme.id, attributes: { locales: ["en", "de", "fr"] } };
  await askApi(acme.admin, "/settings", { method: "PATCH", body: { data } });
});

async function write(who: MemberPrincipal, path: string, attributes: object) {
  const [type = "", rest = ""] = path.split("/");
  const [id = ""] = rest.split("?");
  const data = { type, attributes, ...(id === "" ? {} : { id }) };
  const how = id === "" ? {} : { method: "PATCH", headers: { "If-Match": "*" } };
  return askApi(who, `/content/${id === "" ? type : path}`, { ...how, body: { data } });
}

const read = async (path: string): Promise<Record<string, unknown>> => {
  const { status, body } = await askApi(world().acme.admin, path);
  return status === 200 ? body.data.attributes : { status };
};

/** Published in English, and with a German draft where there is German. */
async function entry(slug: string, title: string): Promise<string> {
  const { admin } = world().acme;
  const { id } = (await write(admin, `${slug}/`, { title, code: "c" })).body.data;
  await write(admin, `${slug}/${id}`, { status: "published" });
  if (slug !== "songs") {
    await write(admin, `${slug}/${id}?inLocale=de`, { title: `${title} (de)` });
  }
  return id;
}

type Ordered = { locale: string | null; times: object; who?: MemberPrincipal };

/** Ordered an hour ago, so that what lies behind now was ahead then. */
const order = (slug: string, id: string, { locale, times, who = world().acme.admin }: Ordered) =>
  runUseCase(
    scheduleEntry,
    { collection: slug, id, revision: "any", ...times },
    { ...speaking(who, locale), clock: () => Date.now() - HOUR },
  );

type Row = { schedule: { id: string } | null; failure: { reason: string } | null };

async function rowOf(id: string): Promise<Row> {
  const [row] = await ask<Row>(
    database().superUrl,
    "SELECT schedule, schedule_failure AS failure FROM entries WHERE id = $1",
    [id],
  );
  if (row === undefined) throw new Error("There is no such entry.");
  return row;
}

async function fire(id: string, deed: "publish" | "unpublish"): Promise<void> {
  const { schedule } = await rowOf(id);
  const job = { organizationId: world().acme.id, id, schedule: schedule?.id, deed };
  await fireDue(job, { requestId: "job", announce: () => Promise.resolve() });
}

/** Gives a field's place to another one, as the dashboard does: seen, and then done. */
async function become(slug: string, name: string, definition: object): Promise<void> {
  const [known] = await ask<{ field: string; revision: number }>(
    database().superUrl,
    `SELECT f->>'id' AS field, c.revision FROM collections c, jsonb_array_elements(c.fields) f
     WHERE c.organization_id = $1 AND c.slug = $2 AND f->>'name' = $3`,
    [world().acme.id, slug, name],
  );
  const { field = "", revision = 0 } = known ?? {};
  const caller = callerOf(world().acme.admin);
  const change = { kind: "replace" as const, field, definition };
  const { digest } = await runUseCase(previewChange, { change }, caller);
  const confirmed = digest === null ? {} : { confirmLoss: digest };
  await runUseCase(replaceField, { field, revision, definition, ...confirmed }, caller);
}

const onPoems = (action: string, locale?: string) => ({
  ...{ collection: "poems", action },
  ...(locale === undefined ? {} : { rule: { _locale: { _eq: locale } } }),
});
const READS = [onPoems("read"), onPoems("read-draft")];

describe("a right in one language", () => {
  test.each([["en"], ["de"]])("publishes nothing in another: %s", async (locale) => {
    const { editor } = world().acme;
    const id = await entry("poems", `One ${locale}`);
    await holdPermissions(database(), editor, [...READS, onPoems("publish", locale)]);
    expect((await write(editor, `poems/${id}`, { status: "published" })).status).toBe(403);
    const all = { locale: null, times: { publishAt: minutes(-5) }, who: editor };
    await expect(order("poems", id, all)).rejects.toThrow(Forbidden);
    expect(await read(`/content/poems/${id}?inLocale=de`)).toMatchObject({
      title: `One ${locale}`,
    });
    const theirs = await write(editor, `poems/${id}?inLocale=${locale}`, { status: "published" });
    expect(theirs.status).toBe(200);
  });

  test("is no right any more, by the time all are published, where it was one in each", async () => {
    const { editor } = world().acme;
    const id = await entry("poems", "Later");
    await holdPermissions(database(), editor, [...READS, onPoems("publish")]);
    await order("poems", id, { locale: null, times: { publishAt: minutes(-5) }, who: editor });
    await holdPermissions(database(), editor, [...READS, onPoems("publish", "en")]);
    await fire(id, "publish");
    expect((await rowOf(id)).failure?.reason).toContain("may not publish it any more");
    expect(await read(`/content/poems/${id}?inLocale=de`)).toMatchObject({ title: "Later" });
  });

  test.each([["en"], [null]])("takes back no schedule of another: %s", async (locale) => {
    const { editor } = world().acme;
    const id = await entry("poems", `Two ${String(locale)}`);
    await order("poems", id, { locale, times: { publishAt: minutes(60) } });
    await holdPermissions(database(), editor, [...READS, onPoems("publish", "de")]);
    const never = { publishAt: null, unpublishAt: null };
    expect((await write(editor, `poems/${id}`, never)).status).toBe(403);
    expect((await write(editor, `poems/${id}?inLocale=de`, never)).status).toBe(409);
    expect((await rowOf(id)).schedule).not.toBeNull();
    const { admin } = world().acme;
    expect((await write(admin, `poems/${id}`, never)).status).toBe(200);
    expect((await rowOf(id)).schedule).toBeNull();
  });

  test("bins nothing, for that takes the entry out of all", async () => {
    const { editor } = world().acme;
    const id = await entry("poems", "Binned");
    await holdPermissions(database(), editor, [...READS, onPoems("update", "de")]);
    const binned = runUseCase(
      binEntryUseCase,
      { collection: "poems", id, revision: "any" },
      speaking(editor, "de"),
    );
    await expect(binned).rejects.toThrow(Forbidden);
    expect(await read(`/content/poems/${id}`)).toMatchObject({ title: "Binned" });
  });

  test("opens nothing of the other organization", async () => {
    const id = await entry("poems", "Ours");
    const { admin } = world().globex;
    expect((await write(admin, `poems/${id}`, { status: "published" })).status).toBe(404);
  });
});

describe("what is scheduled", () => {
  test("loses nothing to a field that is in several languages since", async () => {
    const id = await entry("songs", "Three");
    await order("songs", id, { locale: null, times: { publishAt: minutes(-5) } });
    await become("songs", "code", { kind: "text", localized: true });
    await fire(id, "publish");
    expect(await read(`/content/songs/${id}`)).toMatchObject({ code: "c" });
    expect((await rowOf(id)).failure?.reason).toContain("Schedule it again");
  });

  test("for one language is not done to all once there are no others", async () => {
    const { admin } = world().acme;
    const [off, out] = [await entry("hymns", "Off"), await entry("hymns", "Out")];
    await write(admin, `hymns/${off}?inLocale=de`, { status: "published" });
    await order("hymns", off, { locale: "de", times: { unpublishAt: minutes(-5) } });
    await write(admin, `hymns/${out}`, { code: "half a sentence" });
    await order("hymns", out, { locale: "de", times: { publishAt: minutes(-5) } });
    await become("hymns", "title", { kind: "text", required: true, localized: false });
    await fire(off, "unpublish");
    await fire(out, "publish");
    expect(await read(`/content/hymns/${off}`)).toMatchObject({ title: "Off" });
    expect(await read(`/content/hymns/${out}`)).toMatchObject({ code: "c" });
    expect((await rowOf(off)).failure?.reason).toContain("Schedule it again");
  });
});

describe("restoring a version", () => {
  test("leaves what the version does not know", async () => {
    const { admin } = world().acme;
    const id = await entry("songs", "Five");
    await become("songs", "title", { kind: "text", required: true, localized: true });
    await write(admin, `songs/${id}`, { title: "Five, new" });
    const input = { collection: "songs", id, number: 1, revision: "any" as const };
    await runUseCase(restoreVersion, input, callerOf(admin));
    expect(await read(`/drafts/songs/${id}`)).toMatchObject({ title: "Five, new", code: "c" });
  });

  test("in another language leaves what is in none", async () => {
    const { admin } = world().acme;
    const id = await entry("poems", "Seven");
    await write(admin, `poems/${id}`, { code: "new code" });
    await write(admin, `poems/${id}?inLocale=de`, { title: "Sieben, neu" });
    const input = { collection: "poems", id, number: 3, revision: "any" as const };
    await runUseCase(restoreVersion, input, speaking(admin, "de"));
    expect(await read(`/drafts/poems/${id}?inLocale=de`)).toMatchObject({
      ...{ title: "Seven (de)", code: "new code" },
    });
  });
});

test("one key stands for one language by GraphQL", async () => {
  const { admin } = world().acme;
  const id = await entry("poems", "Twelve");
  const key = newId();
  const query = `mutation { a: update_poems(id: "${id}", revision: 3, input: { title: "Again" }) { _revision } }`;
  const send = (search: string) =>
    askApi(admin, `/graphql${search}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": key },
      body: { query },
    });
  expect((await send("")).body).toMatchObject({ data: { a: { _revision: 4 } } });
  expect((await send("?inLocale=de")).body).toHaveProperty("errors");
});
