import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { rightsArbitrary } from "../../support/access-worlds.ts";
import { pageOf } from "../../support/access/asked.ts";
import { DEPTH, holdFor } from "../../support/access/hold-for.ts";
import { acceptAll, archiveOf, arrive, digestNow } from "../../support/archives.ts";
import { useDatabase } from "../../support/database.ts";
import type { ModelRights } from "../../support/reference-model.ts";
import { useStoredWorlds } from "../../support/stored-worlds.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const { settle } = useStoredWorlds(database, world);

const RUNS = 4;

/** @NOTE What nobody could store here no archive brings in: fields of what concerns whole entries. */
const storable = (rights: ModelRights): ModelRights => ({
  ...rights,
  policies: rights.policies.map((policy) =>
    policy.map((one) => (one.action === "delete" ? { ...one, fields: null } : one)),
  ),
});

let globex = "";

beforeAll(async () => {
  globex = await digestNow(world().globex.id);
});

/** All that the engine and the lists say to somebody: grants, and each post and author that they see. */
async function toldTo(principal: Principal) {
  const grants = await openScope({ principal, requestId: "test", mode: "read" }, (scope) =>
    Promise.resolve(scope.grants),
  );
  const seen = [];
  for (const collection of ["posts", "authors"] as const) {
    for (const view of ["published", "draft"] as const) {
      seen.push(await pageOf(principal, { collection, view, question: {} }));
    }
  }
  return { grants, seen };
}

test(
  "whatever an organization's rights are, a copy of it by an archive decides and shows the same",
  async () => {
    await holdFor(
      "archives",
      fc.asyncProperty(rightsArbitrary.map(storable), async (rights) => {
        await settle("acme", rights);
        const { acme } = world();
        const id = newId<OrganizationId>();
        await arrive(await archiveOf(acme.id), { slug: `c-${id.slice(0, 8)}`, name: null }, id);
        await acceptAll(database().superUrl, id);
        expect(await digestNow(id)).toBe(await digestNow(acme.id));
        for (const principal of [acme.admin, acme.nobody, acme.partner]) {
          const there = await toldTo(principal);
          expect(await toldTo({ ...principal, organizationId: id })).toEqual(there);
        }
      }),
      RUNS,
    );
    expect(await digestNow(world().globex.id)).toBe(globex);
  },
  120_000 * DEPTH,
);
