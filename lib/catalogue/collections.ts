import type { Action } from "@/lib/access/action.ts";
import { takesRules } from "@/lib/access/ruled-collections.ts";
import type { FieldDescription, FieldKind } from "@/lib/query/field.ts";
import type { Operator } from "@/lib/query/filter.ts";
import { operatorsOf } from "@/lib/query/operators.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { choicesOf } from "./choices-of.ts";
import { contentCollections } from "./content-collections.ts";
import type { KnownCollection } from "./known-collection.ts";
import { spelledOut } from "./spelled-out.ts";
import { SYSTEM_COLLECTIONS } from "./system-collections.ts";

/** A field as whoever writes a policy sees it. */
export type DescribedField = {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** `rule-only`: rules may name it, and no answer shows it. */
  readonly access: FieldDescription["access"] | "rule-only";
  /** The collection that a relationship leads to. */
  readonly to: string | null;
  /** What a rule may compare it by; none: it is not for rules. */
  readonly operators: readonly Operator[];
  /** The only values there are; null: any. */
  readonly choices: readonly string[] | null;
};

/** A collection as whoever writes a policy sees it. */
export type CollectionDescription = Pick<
  KnownCollection,
  "slug" | "name" | "icon" | "kind" | "drafts"
> & {
  readonly takesRules: boolean;
  readonly actions: readonly Action[];
  readonly fields: readonly DescribedField[];
};

/** All that a permission can be about in the scope's organization: content by name, then the house. */
export const knownCollections = (scope: Scope): Promise<readonly KnownCollection[]> =>
  Promise.resolve([...contentCollections(scope), ...SYSTEM_COLLECTIONS]);

/** As `knownCollections`, for people: the names, the fields with their operators, the choices. */
export async function describeCollections(scope: Scope): Promise<readonly CollectionDescription[]> {
  return (await knownCollections(scope)).map(described);
}

function described(collection: KnownCollection): CollectionDescription {
  const { slug, name, icon, kind, drafts, actions, fields } = collection;
  const ruled = collection.asked("update")?.fields ?? new Map<string, FieldDescription>();
  const ruleOnly = [...ruled].filter(([field]) => !fields.has(field));
  return {
    ...{ slug, name, icon, kind, drafts, actions },
    takesRules: takesRules(slug),
    fields: [
      ...[...fields].map(([field, of]) => fieldOf(field, of)),
      ...ruleOnly.map(([field, of]) => ({ ...fieldOf(field, of), access: "rule-only" as const })),
    ],
  };
}

const fieldOf = (name: string, field: FieldDescription): DescribedField => ({
  name,
  label: field.label ?? spelledOut(name),
  kind: field.kind,
  access: field.access,
  to: field.to ?? field.toMany ?? null,
  operators: field.filterable ? operatorsOf(field.kind) : [],
  choices: choicesOf(field),
});
