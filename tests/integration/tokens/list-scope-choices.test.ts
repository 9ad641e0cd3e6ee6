import { expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { createStaticToken } from "@/lib/tokens/create-static-token.ts";
import { listScopeChoices } from "@/lib/tokens/list-scope-choices.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const world = useTwoOrganizations(useDatabase());

const scopesFor = async (principal: Principal) => {
  const { choices } = await runUseCase(listScopeChoices, {}, callerOf(principal));
  return choices.flatMap(({ collection, actions }) =>
    actions.map((action) => `${collection}:${action}`),
  );
};

test("a member is offered what they may do themselves, and can have all of it", async () => {
  const { editor, nobody, admin } = world().acme;
  const offered = await scopesFor(editor);
  const actions = ["read", "read-draft", "create", "update"];
  expect(offered.toSorted()).toEqual(
    ["pages", "posts"].flatMap((name) => actions.map((action) => `${name}:${action}`)).toSorted(),
  );
  expect(await scopesFor(nobody)).toEqual([]);
  const all = await scopesFor(admin);
  expect(all).toEqual(expect.arrayContaining([...offered, "domains:delete", "audit-events:read"]));
  const input = { name: "All of it", scopes: all, expiresInDays: 1 };
  const made = await runUseCase(createStaticToken, input, callerOf(admin));
  expect(made).toHaveProperty("token");
});

test("nobody else is offered anything", async () => {
  const { guest, visitor, suspended } = world().acme;
  await expect(scopesFor(guest)).rejects.toBeInstanceOf(NotFound);
  for (const principal of [visitor, suspended]) {
    await expect(scopesFor(principal)).rejects.toBeInstanceOf(Unauthenticated);
  }
});
