import { expect, test } from "vitest";
import { z } from "zod";
import { Forbidden, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

/** How many transactions are open anywhere in this database, as PostgreSQL itself sees it. */
async function openTransactions(): Promise<number> {
  const rows = await ask<{ open: number }>(
    database().superUrl,
    `SELECT count(*)::int AS open FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`,
  );
  return rows[0]?.open ?? -1;
}

const prepared: number[] = [];
const openInside: number[] = [];
const publishPage = defineMutation({
  action: "publish",
  collection: "pages",
  input: z.strictObject({}),
  prepare: async () => {
    prepared.push(await openTransactions());
    return "prepared";
  },
  run: async ({ prepared: word }) => {
    openInside.push(await openTransactions());
    return word;
  },
  audit: () => null,
});

test("a use case prepares while no transaction is open, and runs with what it prepared", async () => {
  expect(await runUseCase(publishPage, {}, callerOf(world().acme.admin))).toBe("prepared");
  expect(prepared.splice(0)).toEqual([0]);
  expect(openInside.splice(0)).toEqual([1]);
});

test("nothing is prepared for somebody who may not do it", async () => {
  const { editor, nobody, suspended } = world().acme;
  await expect(runUseCase(publishPage, {}, callerOf(editor))).rejects.toThrow(Forbidden);
  await expect(runUseCase(publishPage, {}, callerOf(nobody))).rejects.toThrow(NotFound);
  await expect(runUseCase(publishPage, {}, callerOf(suspended))).rejects.toThrow(Unauthenticated);
  expect(prepared).toEqual([]);
});

test("together with others nothing is prepared: their transaction is open already", async () => {
  const together = runTogether(callerOf(world().acme.admin), (caller) =>
    runUseCase(publishPage, {}, caller),
  );
  await expect(together).rejects.toThrow("This takes a request of its own.");
  expect(prepared).toEqual([]);
});
