import { beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import type { ClientReport } from "@/lib/client-errors/client-report.ts";
import { countClientErrors } from "@/lib/client-errors/count-client-errors.ts";
import { getClientError } from "@/lib/client-errors/get-client-error.ts";
import { listClientErrors } from "@/lib/client-errors/list-client-errors.ts";
import { recordClientErrors } from "@/lib/client-errors/record-client-errors.ts";
import { resolveClientError } from "@/lib/client-errors/resolve-client-error.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const report = (message: string, change: Partial<ClientReport> = {}): ClientReport => ({
  kind: "error",
  message,
  source: "",
  stack: "",
  page: "/",
  browser: "",
  directive: null,
  blocked: null,
  ...change,
});

const NOW = Date.UTC(2026, 2, 14, 10, 30);
const DAY = 86_400_000;

const record = (to: Organization, reports: readonly ClientReport[], at = NOW) => {
  const principal = { kind: "system", organizationId: to.id, purpose: "client-errors" } as const;
  return runUseCase(recordClientErrors, { reports }, { ...callerOf(principal), clock: () => at });
};
const list = (principal: Principal, input: object = {}) =>
  runUseCase(listClientErrors, input, callerOf(principal));
const idOf = async (principal: Principal, message: string) =>
  (await list(principal)).errors.find((error) => error.message === message)?.id ?? "";

const csp = { kind: "csp", directive: "img-src", blocked: "https://a.test" } as const;

beforeAll(async () => {
  const { acme, globex } = world();
  for (const [index, name] of ["one", "two", "three", "four", "five"].entries()) {
    await record(acme, [report(name), report(name)], NOW - index * DAY);
  }
  await record(acme, [report("img-src refused a", csp)]);
  await record(globex, [report("globex-only")]);
});

describe("the list of browser errors", () => {
  test("leads through all of them and back, last seen first", async () => {
    const { admin } = world().acme;
    const first = await list(admin, { size: 2, filter: { kind: "error" } });
    const second = await list(admin, {
      size: 2,
      filter: { kind: "error" },
      older: first.older ?? "",
    });
    const third = await list(admin, {
      size: 2,
      filter: { kind: "error" },
      older: second.older ?? "",
    });
    const walked = [first, second, third].flatMap(({ errors }) => errors);
    expect(walked.map(({ message }) => message)).toEqual(["one", "two", "three", "four", "five"]);
    expect([first.newer, third.older]).toEqual([null, null]);
    const back = await list(admin, {
      size: 2,
      filter: { kind: "error" },
      newer: third.newer ?? "",
    });
    expect(back.errors).toEqual(second.errors);
  });

  test("is narrowed by kind and status", async () => {
    const { admin } = world().acme;
    const kinds = (await list(admin, { filter: { kind: "csp" } })).errors.map(({ kind }) => kind);
    expect(kinds).toEqual(["csp"]);
    expect((await list(admin, { filter: { status: "resolved" } })).errors).toEqual([]);
  });

  test("counts the last fourteen days, of all and of each", async () => {
    const { admin } = world().acme;
    const id = await idOf(admin, "three");
    const caller = { ...callerOf(admin), clock: () => NOW };
    const { days, byError, open } = await runUseCase(countClientErrors, { ids: [id] }, caller);
    expect(days).toHaveLength(14);
    expect(days.at(-1)).toEqual({ day: "2026-03-14", count: 3 });
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(11);
    expect(byError[id]?.slice(-4)).toEqual([0, 2, 0, 0]);
    expect(open).toEqual({ error: 5, csp: 1 });
  });
});

describe("an error is resolved", () => {
  test("and reopened, each with a line in the ledger; twice writes no second line", async () => {
    const { admin } = world().acme;
    const id = await idOf(admin, "two");
    const set = (status: string) => runUseCase(resolveClientError, { id, status }, callerOf(admin));
    expect(await set("resolved")).toMatchObject({ id, status: "resolved" });
    await set("resolved");
    const found = await runUseCase(getClientError, { id }, callerOf(admin));
    expect(found.status).toBe("resolved");
    await set("open");
    const lines = await ask(
      database().superUrl,
      "SELECT action, summary FROM audit_events WHERE subject_id = $1 ORDER BY occurred_at, id",
      [id],
    );
    expect(lines.map(({ action }) => action as string).toSorted()).toEqual([
      "client-error.reopen",
      "client-error.resolve",
    ]);
  });

  test("and opens by itself when it is seen once more", async () => {
    const { acme } = world();
    const id = await idOf(acme.admin, "four");
    await runUseCase(resolveClientError, { id, status: "resolved" }, callerOf(acme.admin));
    await record(acme, [report("four")]);
    const found = await runUseCase(getClientError, { id }, callerOf(acme.admin));
    expect(found).toMatchObject({ status: "open", count: 3 });
  });
});

describe("nobody else", () => {
  test("sees or resolves the errors of another organization", async () => {
    const { acme, globex } = world();
    const messages = (await list(globex.admin)).errors.map(({ message }) => message);
    expect(messages).toEqual(["globex-only"]);
    const id = await idOf(acme.admin, "one");
    const caller = callerOf(globex.admin);
    await expect(runUseCase(getClientError, { id }, caller)).rejects.toBeInstanceOf(NotFound);
    const resolve = runUseCase(resolveClientError, { id, status: "resolved" }, caller);
    await expect(resolve).rejects.toBeInstanceOf(NotFound);
    const { byError, days } = await runUseCase(
      countClientErrors,
      { ids: [id] },
      { ...caller, clock: () => NOW },
    );
    expect(byError[id]?.every((count) => count === 0)).toBe(true);
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });

  test.each(["editor", "nobody", "guest", "visitor"] as const)(
    "hears that there are any: the %s",
    async (who) => {
      await expect(list(world().acme[who])).rejects.toThrow();
      const id = await idOf(world().acme.admin, "one");
      const resolve = { id, status: "resolved" };
      await expect(
        runUseCase(resolveClientError, resolve, callerOf(world().acme[who])),
      ).rejects.toThrow();
    },
  );

  test("records any by themselves, nor does the system for another purpose", async () => {
    const { acme } = world();
    const input = { reports: [report("made up")] };
    await expect(
      runUseCase(recordClientErrors, input, callerOf(acme.editor)),
    ).rejects.toBeInstanceOf(NotFound);
    const principal = {
      kind: "system",
      organizationId: acme.id,
      purpose: "guest-entry",
    } as const;
    await expect(runUseCase(recordClientErrors, input, callerOf(principal))).rejects.toBeInstanceOf(
      NotFound,
    );
  });
});
