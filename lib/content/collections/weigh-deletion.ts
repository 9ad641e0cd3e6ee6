import type { Scope } from "@/lib/tenancy/scope.ts";
import { countViews } from "./count-views.ts";
import { countEntries } from "./field-values.ts";
import type { HeldCollection } from "./held-collection.ts";
import { namesOf, namingPolicies, policiesOn } from "./naming-policies.ts";
import type { LeadingHere, Preview } from "./preview.ts";
import { sealed } from "./require-confirmed.ts";

/** A relation of another collection that leads to one, with the collection that it is of. */
export type Leading = LeadingHere & { readonly of: HeldCollection };

/** The relations of other collections that lead to one. */
export const leadingTo = (all: readonly HeldCollection[], slug: string): readonly Leading[] =>
  all
    .filter((one) => one.slug !== slug)
    .flatMap((of) =>
      of.fields
        .filter(({ to }) => to === slug)
        .map(({ id, label }) => ({ id, label, collection: of.name, of })),
    );

type Deleting = {
  readonly collection: HeldCollection;
  readonly all: readonly HeldCollection[];
  readonly alsoFields: readonly string[];
};

/** What it costs to delete a collection, and the relations elsewhere that go with it. */
export async function weighDeletion(
  scope: Scope,
  { collection, all, alsoFields }: Deleting,
): Promise<Preview> {
  const { id, slug } = collection;
  const leading = leadingTo(all, slug);
  const blockers = await blockersOf(scope, leading, alsoFields);
  const counted = await countEntries(scope, id);
  return sealed(
    { kind: "delete", collection: id, alsoFields: [...alsoFields].toSorted() },
    {
      ...{ ...counted, unfit: counted.entries, altered: 0, blockers },
      examples: [],
      listing: await policiesOn(scope, slug),
      asking: { count: 0, names: [] },
      views: await countViews(scope, { collection: id }),
      relations: leading.map(({ of: _of, ...told }) => told),
    },
  );
}

async function blockersOf(
  scope: Scope,
  leading: readonly Leading[],
  alsoFields: readonly string[],
): Promise<string[]> {
  const blockers: string[] = [];
  for (const { id, label, collection, of } of leading) {
    const where = `«${label}» of «${collection}»`;
    if (!alsoFields.includes(id)) {
      blockers.push(`The field ${where} leads here: remove it, too, or first.`);
      continue;
    }
    if (of.fields.every(({ to, id: other }) => to !== null && alsoFields.includes(other))) {
      blockers.push(`«${collection}» would have no field left.`);
    }
    const { asking } = await namingPolicies(scope, id);
    if (asking.count > 0) {
      blockers.push(`Rules, conditions or presets ask ${where}: change ${namesOf(asking)} first.`);
    }
  }
  return blockers;
}
