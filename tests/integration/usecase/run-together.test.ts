import { expect, test } from "vitest";
import { createEntry } from "@/lib/content/create-entry.ts";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { Conflict, Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { runTogether, type RunOne } from "@/lib/usecase/run-together.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const page = (slug: string) => ({
  collection: "pages",
  slug,
  parentId: null,
  data: { title: slug, blocks: [] },
});

async function create(run: RunOne, slug: string): Promise<string> {
  return (await run(createEntry, page(slug))).id;
}

async function publish(run: RunOne, id: string): Promise<void> {
  await run(publishEntry, { collection: "pages", id, revision: 1 });
}

/** Entries and ledger lines that hold a word, in all organizations. */
async function traces(word: string): Promise<{ entries: number; lines: number }> {
  const [row] = await ask<{ entries: number; lines: number }>(
    database().superUrl,
    `SELECT (SELECT count(*)::int FROM entries WHERE slug LIKE $1) AS entries,
       (SELECT count(*)::int FROM audit_events WHERE summary LIKE $1) AS lines`,
    [`%${word}%`],
  );
  return row!;
}

test("use cases run together leave a line each, and their effects are announced once", async () => {
  const effects: string[] = [];
  await runTogether(callerOf(world().acme.admin, effects), async (run) => {
    const ids = [await create(run, "both-1"), await create(run, "both-2")];
    for (const id of ids) await publish(run, id);
  });
  expect(await traces("both-")).toEqual({ entries: 2, lines: 4 });
  expect(effects).toEqual(["content-changed"]);
});

test("one that fails undoes all, and nothing is announced", async () => {
  const effects: string[] = [];
  const failing = runTogether(callerOf(world().acme.admin, effects), async (run) => {
    await publish(run, await create(run, "half-1"));
    await create(run, "half-1");
  });
  await expect(failing).rejects.toBeInstanceOf(Conflict);
  expect(await traces("half-")).toEqual({ entries: 0, lines: 0 });
  expect(effects).toEqual([]);
});

test("one that fails undoes all also where the others go on", async () => {
  const going = runTogether(callerOf(world().acme.admin), async (run) => {
    await create(run, "on-1");
    await run(publishEntry, { collection: "pages", id: "nonsense" }).catch(() => null);
    await create(run, "on-2");
  });
  await expect(going).rejects.toThrow("Some of the input is not valid.");
  expect(await traces("on-")).toEqual({ entries: 0, lines: 0 });
});

test("each is checked by itself: what may be created may not be published too", async () => {
  const asking = runTogether(callerOf(world().acme.editor), async (run) => {
    await publish(run, await create(run, "own-1"));
  });
  await expect(asking).rejects.toBeInstanceOf(Forbidden);
  expect(await traces("own-")).toEqual({ entries: 0, lines: 0 });
});

test("the other organization's entries are not found", async () => {
  const { acme, globex } = world();
  const id = await runTogether(callerOf(acme.admin), (run) => create(run, "acme-own"));
  const asking = runTogether(callerOf(globex.admin), async (run) => {
    await create(run, "globex-own");
    await run(getEntryUseCase, { collection: "pages", id });
  });
  await expect(asking).rejects.toBeInstanceOf(NotFound);
  expect(await traces("globex-own")).toEqual({ entries: 0, lines: 0 });
});
