import { beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { countDraftEntries, countPublishedEntries } from "@/lib/content/resource/count-entries.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { joined, system } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const NAME = newId();
const SECRET = newId();

beforeAll(async () => {
  const { acme, globex } = world();
  for (const [{ id }, count, end] of [
    [acme, 1_200, ""],
    [globex, 3, "0"],
  ] as const) {
    const fields = [
      { id: end === "" ? NAME : newId(), name: "name", label: "Name", kind: "text" },
      { id: end === "" ? SECRET : newId(), name: "secret", label: "Secret", kind: "text" },
    ];
    const input = { slug: "goods", name: "Goods", website: true, publishes: true, fields };
    await runUseCase(createCollection, input, system(id, "provisioning"));
    await ask(
      database().superUrl,
      `INSERT INTO entries (organization_id, id, collection_id, slug, draft, published, published_slug)
       SELECT c.organization_id, gen_random_uuid(), c.id, 's' || g, d.data,
         CASE WHEN g % 3 = 0 THEN d.data END, CASE WHEN g % 3 = 0 THEN 's' || g END
       FROM collections c, generate_series(1, $2::int) g,
         LATERAL (SELECT jsonb_build_object($3::text, 'n' || g, $4::text, 'hidden-only') AS data) d
       WHERE c.organization_id = $1 AND c.slug = 'goods'`,
      [id, count, NAME, SECRET],
    );
  }
});

const drafts = (who: Principal, filter: object | null = null) =>
  runUseCase(countDraftEntries, { collection: "goods", filter }, callerOf(who));
const published = (who: Principal, filter: object | null = null) =>
  runUseCase(countPublishedEntries, { collection: "goods", filter }, callerOf(who));

describe("how many entries there are", () => {
  test("is told up to a thousand, and that there are more", async () => {
    const { admin } = world().acme;
    expect(await drafts(admin)).toEqual({ count: 1_000, more: true });
    expect(await published(admin)).toEqual({ count: 400, more: false });
    expect(await drafts(admin, { name: { _starts_with: "n11" } })).toEqual({
      count: 111,
      more: false,
    });
  });

  test("is told of one's own organization, and of what one may read there", async () => {
    const { acme, globex } = world();
    expect(await drafts(globex.admin)).toEqual({ count: 3, more: false });
    const reader = await joined(database().superUrl, { id: acme.id, name: "rena", roles: [] });
    const rule = { name: { _in: ["n3", "n4", "n6"] } };
    await holdPermissions(database(), reader, [
      { collection: "goods", action: "read", fields: ["name"], rule },
    ]);
    expect(await published(reader)).toEqual({ count: 2, more: false });
    await expect(published(reader, { secret: "hidden-only" })).rejects.toThrow(BadParameter);
    await expect(drafts(reader)).rejects.toThrow();
    await expect(published(acme.nobody)).rejects.toThrow(NotFound);
  });
});
