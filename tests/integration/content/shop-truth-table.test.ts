import { beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { askApi, type Told } from "../../support/api/ask-api.ts";
import { useDatabase } from "../../support/database.ts";
import { everybody, useShop } from "../../support/shop.ts";
import {
  ACTIONS,
  CHANGE,
  COLLECTIONS,
  FIELDS,
  may,
  NEW,
  PEOPLE,
  seen,
  type Deed,
  type ShopCollection,
  type Somebody,
} from "../../support/shop-table.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const shop = useShop(database, world);

const principal = (who: Somebody): Principal => everybody(world(), shop())[who] as Principal;

/** Ids by collection, as an Admin sees them. */
const ids = new Map<ShopCollection, string[]>();

beforeAll(async () => {
  for (const collection of COLLECTIONS) {
    const { body } = await askApi(world().acme.admin, `/content/${collection}?page[size]=100`);
    ids.set(
      collection,
      body.data.map(({ id }) => id),
    );
  }
});

const CELLS = PEOPLE.flatMap((who) =>
  COLLECTIONS.flatMap((collection) => ACTIONS.map((deed) => [who, deed, collection] as const)),
);

describe("the shop's truth table, through the API", () => {
  test.each(CELLS)("%s: %s %s", async (who, deed, collection) => {
    const told = await attempt(who, deed, collection);
    const isDone = told.status >= 200 && told.status < 300;
    expect(isDone).toBe(may(who, deed, collection));
    if (!isDone) expect(told.status).toBe(refusalOf(who, deed, collection));
    if (!isDone) expect(JSON.stringify(told.body)).not.toContain("hidden-only");
  });
});

const READABLE = PEOPLE.flatMap((who) =>
  COLLECTIONS.filter((collection) => may(who, "read", collection)).map(
    (collection) => [who, collection] as const,
  ),
);

describe("of what somebody reads", () => {
  test.each(READABLE)("%s sees of %s those fields and no others", async (who, collection) => {
    const told = await askApi(principal(who), `/content/${collection}?page[size]=100`);
    expect(told.body.data).toHaveLength(ids.get(collection)?.length ?? 0);
    for (const entry of told.body.data) {
      const { attributes, relationships } = entry as Partial<typeof entry>;
      const names = [...Object.keys(attributes ?? {}), ...Object.keys(relationships ?? {})];
      expect(names.toSorted()).toEqual([...seen(who, collection)].toSorted());
    }
    const isWhole = seen(who, collection).length === FIELDS[collection].length;
    if (!isWhole) expect(JSON.stringify(told.body)).not.toContain("hidden-only");
  });

  test.each(READABLE)(
    "%s asks of %s for no field that they do not see",
    async (who, collection) => {
      for (const name of FIELDS[collection].filter((one) => !seen(who, collection).includes(one))) {
        const nothing = name.replace(/.$/, "Q");
        for (const query of ["filter[$][_nnull]=true", "sort=$", `fields[${collection}]=$`]) {
          const path = (field: string) => `/content/${collection}?${query.replace("$", field)}`;
          const [told, other] = [
            await askApi(principal(who), path(name)),
            await askApi(principal(who), path(nothing)),
          ];
          expect([told.status, told.body.errors[0]?.detail]).toEqual([
            400,
            other.body.errors[0]?.detail,
          ]);
        }
      }
    },
  );
});

/** What is refused is forbidden to those who know of the collection, and not there for all others. */
function refusalOf(who: Somebody, deed: Deed, collection: ShopCollection): number {
  // @NOTE No address knows of it, whoever asks.
  if (deed === "obliterate") return 405;
  if (who === "suspended" || who === "visitor") return 401;
  return may(who, "read", collection) ? 403 : 404;
}

async function attempt(who: Somebody, deed: Deed, type: ShopCollection): Promise<Told> {
  const [id = ""] = ids.get(type) ?? [];
  const one = `/content/${type}/${id}`;
  const headers = { "If-Match": "*" };
  const asker = principal(who);
  switch (deed) {
    case "create":
      return created(who, type);
    case "read":
      return askApi(asker, `/content/${type}`);
    case "update": {
      const body = { data: { type, id, attributes: CHANGE[type] } };
      return askApi(asker, one, { method: "PATCH", headers, body });
    }
    case "delete":
      return deleted(who, type);
    case "obliterate":
      return askApi(asker, `${one}/obliterate`, { method: "POST", body: { data: { type, id } } });
  }
}

/** @NOTE What was made goes again, so that the next one meets the same shop. */
async function created(who: Somebody, type: ShopCollection): Promise<Told> {
  const told = await add(principal(who), type);
  if (told.status === 201) await remove(world().acme.admin, type, told.body.data.id);
  return told;
}

/** Deletes an entry that an Admin has just made. */
async function deleted(who: Somebody, type: ShopCollection): Promise<Told> {
  const { admin } = world().acme;
  const { id } = (await add(admin, type)).body.data;
  const told = await remove(principal(who), type, id);
  if (told.status !== 204) await remove(admin, type, id);
  return told;
}

function add(who: Principal, type: ShopCollection): Promise<Told> {
  const [id = ""] = ids.get("inventory") ?? [];
  const relationships = type === "sales" ? { item: { data: { type: "inventory", id } } } : {};
  const body = { data: { type, attributes: NEW[type], relationships } };
  return askApi(who, `/content/${type}`, { body });
}

const remove = (who: Principal, type: ShopCollection, id: string): Promise<Told> =>
  askApi(who, `/content/${type}/${id}`, { method: "DELETE", headers: { "If-Match": "*" } });
