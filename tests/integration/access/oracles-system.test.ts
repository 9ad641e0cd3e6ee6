import { beforeAll, describe, expect, test, vi } from "vitest";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { askAll, type Hostile } from "../../support/oracles/ask-twin.ts";
import {
  OPEN,
  storeTwinSystem,
  SYSTEM_TYPES,
  systemQuestions,
} from "../../support/oracles/twin-system.ts";
import { idOf } from "../../support/oracles/twin-entries.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

// @NOTE One that is given up goes on beside the next: their statements would be counted together.
vi.setConfig({ testTimeout: 240_000 });

const database = useDatabase();
const world = useTwoOrganizations(database);

/** Somebody who may see and change what begins with a word, and of that some fields. */
const rights = SYSTEM_TYPES.flatMap(({ type, by, shown }) => {
  const start = by === "hostname" ? "open" : OPEN;
  const rule = { [by]: { _starts_with: start } };
  const changes = type === "audit-events" ? [] : [{ collection: type, action: "update", rule }];
  const removes = ["users", "roles", "policies", "domains"].includes(type)
    ? [{ collection: type, action: "delete", rule }]
    : [];
  return [{ collection: type, action: "read", fields: shown, rule }, ...changes, ...removes];
});

beforeAll(async () => {
  const { id: organizationId, nobody } = world().acme;
  const system = { kind: "system", organizationId, purpose: "provisioning" } as const;
  const role = { slug: "reader", name: "Reader", permissions: rights };
  const { id } = await runUseCase(createRole, role, callerOf(system));
  await ask(database().superUrl, "INSERT INTO member_roles VALUES ($1, $2, $3)", [
    ...[organizationId, nobody.memberId, id],
  ]);
}, 60_000);

const KNOWN = new Set(
  SYSTEM_TYPES.flatMap(({ id }) => Array.from({ length: 9 }, (_, at) => idOf(`${id} ${at}`))),
);

async function expectAlike(questions: readonly Hostile[]): Promise<void> {
  const { id, nobody } = world().acme;
  const { superUrl } = database();
  await storeTwinSystem(superUrl, id, "one");
  // @NOTE What a process finds out once is found out before anything is compared.
  await askAll(nobody, questions.slice(0, 1), KNOWN);
  const one = await askAll(nobody, questions, KNOWN);
  await storeTwinSystem(superUrl, id, "other");
  await askAll(nobody, questions.slice(0, 1), KNOWN);
  const other = await askAll(nobody, questions, KNOWN);
  const differing = one.flatMap((told, at) =>
    JSON.stringify(told) === JSON.stringify(other[at]) ? [] : [[told, other[at]]],
  );
  expect(differing).toEqual([]);
  expect(one.map(({ status }) => status)).not.toContain(500);
}

describe("what is hidden is told by no question about", () => {
  test.each(SYSTEM_TYPES)("$type", (asked) => expectAlike(systemQuestions(asked)));
});
