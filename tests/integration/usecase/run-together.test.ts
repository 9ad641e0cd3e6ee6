import { expect, test, vi } from "vitest";
import { createEntry } from "@/lib/content/create-entry.ts";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { Conflict, Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
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

async function create(caller: Caller, slug: string): Promise<string> {
  return (await runUseCase(createEntry, page(slug), caller)).id;
}

async function publish(caller: Caller, id: string): Promise<void> {
  await runUseCase(publishEntry, { collection: "pages", id, revision: 1 }, caller);
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
  await runTogether(callerOf(world().acme.admin, effects), async (caller) => {
    const ids = [await create(caller, "both-1"), await create(caller, "both-2")];
    for (const id of ids) await publish(caller, id);
  });
  expect(await traces("both-")).toEqual({ entries: 2, lines: 4 });
  expect(effects).toEqual(["content-changed"]);
});

test("one that fails undoes all, and nothing is announced", async () => {
  const effects: string[] = [];
  const failing = runTogether(callerOf(world().acme.admin, effects), async (caller) => {
    await publish(caller, await create(caller, "half-1"));
    await create(caller, "half-1");
  });
  await expect(failing).rejects.toBeInstanceOf(Conflict);
  expect(await traces("half-")).toEqual({ entries: 0, lines: 0 });
  expect(effects).toEqual([]);
});

test("one that fails undoes all also where the others go on", async () => {
  const going = runTogether(callerOf(world().acme.admin), async (caller) => {
    await create(caller, "on-1");
    const nonsense = { collection: "pages", id: "nonsense" };
    await runUseCase(publishEntry, nonsense, caller).catch(() => null);
    await create(caller, "on-2");
  });
  await expect(going).rejects.toThrow("Some of the input is not valid.");
  expect(await traces("on-")).toEqual({ entries: 0, lines: 0 });
});

test("each is checked by itself: what may be created may not be published too", async () => {
  const asking = runTogether(callerOf(world().acme.editor), async (caller) => {
    await publish(caller, await create(caller, "own-1"));
  });
  await expect(asking).rejects.toBeInstanceOf(Forbidden);
  expect(await traces("own-")).toEqual({ entries: 0, lines: 0 });
});

test("the other organization's entries are not found", async () => {
  const { acme, globex } = world();
  const id = await runTogether(callerOf(acme.admin), (caller) => create(caller, "acme-own"));
  const asking = runTogether(callerOf(globex.admin), async (caller) => {
    await create(caller, "globex-own");
    await runUseCase(getEntryUseCase, { collection: "pages", id }, caller);
  });
  await expect(asking).rejects.toBeInstanceOf(NotFound);
  expect(await traces("globex-own")).toEqual({ entries: 0, lines: 0 });
});

test("one organization's crowd leaves the connections to the others", async () => {
  const { acme, globex } = world();
  const begun: string[] = [];
  let open = (): void => undefined;
  const shut = new Promise<void>((resolve) => (open = resolve));
  const crowd = Array.from({ length: 15 }, (_, index) =>
    runTogether(callerOf(acme.admin), async () => {
      begun.push(`${index}`);
      await shut;
    }),
  );
  await vi.waitFor(() => expect(begun).toHaveLength(1));
  await create(callerOf(globex.admin), "globex-meanwhile");
  await runTogether(callerOf(globex.admin), (caller) => create(caller, "globex-too"));
  expect(begun).toHaveLength(1);
  open();
  await Promise.all(crowd);
  expect(begun).toEqual(crowd.map((_, index) => `${index}`));
});
