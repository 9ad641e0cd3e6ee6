import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import { countViews } from "./count-views.ts";
import { examplesOf, readsEverywhere } from "./examples.ts";
import { countTwins, countValues, someWithValue } from "./field-values.ts";
import type { HeldCollection } from "./held-collection.ts";
import { namesOf, namingPolicies } from "./naming-policies.ts";
import type { Preview } from "./preview.ts";
import { sealed, type Found } from "./require-confirmed.ts";
import { weighReplacement, weighUpdate, type Weighed } from "./weigh-values.ts";

/** What nothing speaks of. */
const NOBODY = { count: 0, names: [] } as const;

const NOTHING: Omit<Found, "entries" | "inBin"> = {
  ...{ unfit: 0, altered: 0, examples: [], relations: [], blockers: [] },
  ...{ listing: NOBODY, asking: NOBODY, views: 0 },
};

type Becoming = { readonly before: FieldDefinition; readonly after: FieldDefinition };

/**
 * What it costs to take a field away: its values are kept where nobody reaches them. One that is
 * removed already is deleted for good with its values, of which nothing is shown.
 */
export async function weighRemoval(
  scope: Scope,
  collection: HeldCollection,
  id: string,
): Promise<Preview> {
  const at = { collection: collection.id, field: id };
  const counted = await countValues(scope, at);
  if (collection.removed.some((field) => field.id === id)) {
    return sealed({ kind: "purge", field: id }, { ...NOTHING, ...counted, unfit: counted.entries });
  }
  const field = fieldIn(collection.fields, id);
  const policies = await namingPolicies(scope, field.id);
  const ids = await someWithValue(scope, at);
  return sealed(
    { kind: "remove", field: field.id },
    {
      ...{ ...NOTHING, ...counted, ...policies, unfit: counted.entries },
      examples: await examplesOf(scope, { slug: collection.slug, field }, ids),
      views: await countViews(scope, at),
      blockers: [
        ...askedBlockers(policies.asking),
        ...(collection.fields.length > 1 ? [] : ["A collection has one field at least."]),
      ],
    },
  );
}

/** What it costs that a field asks something else of its values, which stay as they are. */
export async function weighFieldUpdate(
  scope: Scope,
  collection: HeldCollection,
  becoming: Becoming,
): Promise<Preview> {
  const { before, after } = becoming;
  const weighed = isStricter(becoming)
    ? await weighUpdate(scope, { collection: collection.id, ...becoming })
    : { entries: 0, inBin: 0, unfit: 0, altered: 0, some: [] };
  const blockers =
    before.unique || !after.unique ? [] : await twinBlockers(scope, collection, after);
  return sealed(
    { kind: "update", field: before.id, definition: after as never },
    {
      ...NOTHING,
      ...(await asToldTo(scope, { collection, field: before }, weighed)),
      blockers,
    },
  );
}

/** What it costs that another field takes the place of one. */
export async function weighFieldReplacement(
  scope: Scope,
  collection: HeldCollection,
  becoming: Becoming,
): Promise<Preview> {
  const { before, after } = becoming;
  const weighed = await weighReplacement(scope, { collection: collection.id, ...becoming });
  const { asking } = await namingPolicies(scope, before.id);
  return sealed(
    { kind: "replace", field: before.id, definition: after as never },
    {
      ...{ ...NOTHING, asking },
      views: await countViews(scope, { collection: collection.id, field: before.id }),
      ...(await asToldTo(scope, { collection, field: before }, weighed)),
      blockers: askedBlockers(asking),
    },
  );
}

/** The field of a collection with an id. @throws NotFound. */
export function fieldIn<Field extends { readonly id: string }>(
  fields: readonly Field[],
  id: string,
): Field {
  const field = fields.find((one) => one.id === id);
  if (field === undefined) throw new NotFound();
  return field;
}

type Of = { readonly collection: HeldCollection; readonly field: FieldDefinition };

/** How values fare, for those alone who may read them all. */
async function asToldTo(
  scope: Scope,
  { collection: { slug }, field }: Of,
  { entries, inBin, unfit, altered, some }: Weighed,
): Promise<Pick<Found, "entries" | "inBin" | "unfit" | "altered" | "examples">> {
  const isTold = entries === 0 || readsEverywhere(scope, { slug, field });
  return {
    ...{ entries, inBin, unfit: isTold ? unfit : null, altered: isTold ? altered : null },
    examples: isTold ? await examplesOf(scope, { slug, field }, some) : [],
  };
}

const askedBlockers = (asking: Found["asking"]): string[] =>
  asking.count === 0
    ? []
    : [`Rules, conditions or presets ask this field: change ${namesOf(asking)} first.`];

async function twinBlockers(
  scope: Scope,
  { id, slug }: HeldCollection,
  field: FieldDefinition,
): Promise<string[]> {
  const twins = await countTwins(scope, { collection: id, field: field.id });
  if (twins === 0) return [];
  const many = readsEverywhere(scope, { slug, field }) ? `${twins} entries` : "Some entries";
  return [`${many} share their value with another: make them differ first.`];
}

/** Whether a value that was good might not be any more. */
function isStricter({ before, after }: Becoming): boolean {
  const bounds = (field: FieldDefinition) => JSON.stringify(demandsOf(field));
  return bounds(before) !== bounds(after);
}

/** What a field asks of its values, at all depths. */
const demandsOf = ({
  required,
  min,
  max,
  pattern,
  choices,
  fields,
  blocks,
}: FieldDefinition): unknown => [
  ...[required, min, max, pattern, choices],
  fields?.map(demandsOf) ?? null,
  blocks?.map((block) => block.fields.map(demandsOf)) ?? null,
];
