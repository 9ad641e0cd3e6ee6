import { expect, test } from "vitest";
import { createEntry } from "@/lib/content/create-entry.ts";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { listEntriesUseCase } from "@/lib/content/list-entries.ts";
import { moveEntry } from "@/lib/content/move-entry.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { pageOf } from "./pages.ts";

const world = useTwoOrganizations(useDatabase());
const collection = "pages" as const;

test("a page changes places with its neighbour, and the others keep theirs", async () => {
  const { admin } = world().acme;
  const parentId = await create("above", null);
  // All on place 0, as they come from an import: then the title decides.
  const [a, b, c] = [
    await create("a", parentId),
    await create("b", parentId),
    await create("c", parentId),
  ];
  const effects: string[] = [];
  const move = (id: string, step: 1 | -1) =>
    runUseCase(moveEntry, { collection, id, step }, callerOf(admin, effects));
  expect(await order(parentId)).toEqual([a, b, c]);
  expect(await move(c, -1)).toEqual({ moved: true });
  expect(await order(parentId)).toEqual([a, c, b]);
  expect(await move(a, 1)).toEqual({ moved: true });
  expect(await order(parentId)).toEqual([c, a, b]);
  expect(effects).toEqual(["content-changed", "content-changed"]);
  expect(await move(b, 1)).toEqual({ moved: false });
  expect(await order(parentId)).toEqual([c, a, b]);
});

test("moving a page makes nobody's draft stale", async () => {
  const { admin } = world().acme;
  const id = await create(newId(), null);
  await runUseCase(moveEntry, { collection, id, step: -1 }, callerOf(admin));
  const entry = await runUseCase(getEntryUseCase, { collection, id }, callerOf(admin));
  expect(entry.revision).toBe(1);
});

test("a page of another organization is not found, and none of theirs moves", async () => {
  const id = await create(newId(), null);
  const before = await order(null);
  const theirs = callerOf(world().globex.admin);
  await expect(runUseCase(moveEntry, { collection, id, step: -1 }, theirs)).rejects.toBeInstanceOf(
    NotFound,
  );
  expect(await order(null)).toEqual(before);
});

async function create(slug: string, parentId: string | null): Promise<string> {
  const input = { collection, slug, parentId, data: pageOf(slug) };
  return (await runUseCase(createEntry, input, callerOf(world().acme.admin))).id;
}

async function order(parentId: string | null): Promise<string[]> {
  const all = await runUseCase(listEntriesUseCase, { collection }, callerOf(world().acme.admin));
  return all.filter((page) => page.parentId === parentId).map(({ id }) => id);
}
