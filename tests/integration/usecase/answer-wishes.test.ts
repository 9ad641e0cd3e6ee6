import { expect, test } from "vitest";
import { listAuditEvents } from "@/lib/audit-log/list-audit-events.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { listEntriesUseCase } from "@/lib/content/list-entries.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { answerWishes } from "@/lib/usecase/answer-wishes.ts";
import { useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const world = useTwoOrganizations(useDatabase());

const wishes = {
  read: { run: listEntriesUseCase, on: { collection: "pages" } },
  create: { run: createEntry, on: { collection: "pages" } },
  publish: { run: publishEntry, on: { collection: "pages" } },
  authors: { run: listEntriesUseCase, on: { collection: "authors" } },
  audit: { run: listAuditEvents },
};

test("a wish is answered as the engine would answer the deed", async () => {
  const { admin, editor, nobody } = world().acme;
  const all = { read: true, create: true, publish: true, authors: true, audit: true };
  expect((await answerWishes(wishes, callerOf(admin))).can).toEqual(all);
  expect(await answerWishes(wishes, callerOf(editor))).toEqual({
    can: { ...all, publish: false, authors: false, audit: false },
    roles: ["editor"],
  });
  expect((await answerWishes(wishes, callerOf(nobody))).can).toEqual(
    Object.fromEntries(Object.keys(all).map((name) => [name, false])),
  );
});

test("somebody who is suspended gets no answer at all", async () => {
  const { suspended } = world().acme;
  await expect(answerWishes(wishes, callerOf(suspended))).rejects.toBeInstanceOf(Unauthenticated);
});
