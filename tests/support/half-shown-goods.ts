import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, type TestDatabase } from "./database.ts";
import { holdPermissions } from "./hold-permissions.ts";
import { callerOf, type Organization } from "./two-organizations.ts";

/** A good as whoever sees half of them may know it: of a hidden one nothing but name and shelf. */
export type Good = {
  readonly id: string;
  readonly name: string;
  readonly shelf: string;
  readonly hides: boolean;
  readonly price: number | null;
  readonly weight: number | null;
  readonly publishedAt: string | null;
};

/** @NOTE Of what may be hidden `price` is kept in an index and `weight` is not. */
const GOODS = {
  ...{ slug: "goods", name: "Goods", publishes: true },
  fields: [
    { name: "name", label: "Name", kind: "text", indexed: true },
    { name: "shelf", label: "Shelf", kind: "text" },
    { name: "price", label: "Price", kind: "integer", indexed: true },
    { name: "weight", label: "Weight", kind: "integer" },
  ],
};

const SHOWN = [null, 3, 1, null, 2, 3, null, 1];

/**
 * Puts sixteen goods into an organization, of which its member without a role may read names and shelves,
 * and all of every other one. `hidden` is what the others hold.
 */
export async function stockHalfShown(
  database: TestDatabase,
  { id: organizationId, admin, nobody }: Organization,
  hidden: (at: number) => number | null,
): Promise<readonly Good[]> {
  await runUseCase(createCollection, GOODS, callerOf(admin));
  const goods: Good[] = [];
  const days: string[] = [];
  for (let at = 0; at < 16; at += 1) {
    const hides = at % 2 === 1;
    const kept = (of: number) => (hides ? hidden(of) : (SHOWN[(of / 2) % 8] ?? null));
    const name = `${hides ? "shut" : "open"} ${String((at * 7) % 16).padStart(2, "0")}`;
    const good = { name, shelf: at % 3 === 0 ? "a" : "b", price: kept(at), weight: kept(at + 6) };
    const document = { type: "goods", id: null, relationships: {} };
    const attributes = { ...good, status: "published" };
    const input = { collection: "goods", document: { ...document, attributes } };
    const { item } = await runUseCase(createEntryResource, input, callerOf(admin));
    const day = hides ? 10 + ((hidden(at + 3) ?? 0) % 18) : 10 + ((at * 5) % 16);
    const publishedAt = `2026-${hides ? "02" : "01"}-${day}T00:00:00.000Z`;
    days.push(publishedAt);
    const nothing = { price: null, weight: null, publishedAt: null };
    goods.push({ id: item.id, hides, publishedAt, ...good, ...(hides ? nothing : {}) });
  }
  await ask(
    database.superUrl,
    `UPDATE entries e SET published_at = g.day::timestamptz
     FROM unnest($2::uuid[], $3::text[]) AS g (id, day) WHERE e.organization_id = $1 AND e.id = g.id`,
    [organizationId, goods.map(({ id }) => id), days],
  );
  const reading = { collection: "goods", action: "read" };
  const rule = { name: { _starts_with: "open" } };
  const some = { ...reading, fields: ["name", "shelf"] };
  await holdPermissions(database, nobody, [some, { ...reading, rule }]);
  return goods;
}

/** Goods in an order, by its words: what hides a field comes last, then what has no value the largest. */
export function inOrderOf(goods: readonly Good[], sort: string): readonly Good[] {
  const keys = `${sort},id`.split(",").map((part) => ({
    name: part.replace("-", "") as keyof Good,
    sign: part.startsWith("-") ? -1 : 1,
  }));
  return goods.toSorted((one, other) => {
    for (const { name, sign } of keys) {
      if (MAY_HIDE.has(name) && one.hides !== other.hides) return one.hides ? 1 : -1;
      const [a, b] = [one[name], other[name]];
      if (a === b) continue;
      if (a === null || b === null) return a === null ? sign : -sign;
      return a < b ? -sign : sign;
    }
    return 0;
  });
}

const MAY_HIDE: ReadonlySet<string> = new Set(["price", "weight", "publishedAt"]);
