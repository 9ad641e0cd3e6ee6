import type { FieldDescription, FieldKind } from "@/lib/query/field.ts";
import type { Operator } from "@/lib/query/filter.ts";
import { operatorsOf } from "@/lib/query/operators.ts";
import type { Reaching } from "@/lib/usecase/answer-reach.ts";
import type { CollectionModel } from "./models/collection-model.ts";
import type { FieldDefinition } from "./models/field-definition.ts";
import { isLocalized } from "./models/localized.ts";
import { findModel, modelsOf } from "./models/model-of.ts";

/** A field as a list shows it to one member. */
export type ListField = {
  readonly name: string;
  /** What people call it; null: its name, spelled out. */
  readonly label: string | null;
  readonly kind: FieldKind;
  /** As it was defined; of the fields that every entry has, and of those in code: their kind. */
  readonly as: string;
  readonly choices: readonly string[] | null;
  /** The collection that it leads to, and the field there that names an entry; null: not shown. */
  readonly to: { readonly collection: string; readonly title: string | null } | null;
  readonly sortable: boolean;
  readonly operators: readonly Operator[];
  /** Whether a list shows it before anybody chose its columns. */
  readonly usual: boolean;
};

/** What somebody may do with entries of a collection, as far as it is known before one is named. */
export type ListRights = Readonly<
  Record<"create" | "update" | "delete" | "publish" | "bin", boolean>
>;

/** A collection's list as one member sees it. */
export type ListFor = {
  readonly slug: string;
  readonly name: string;
  readonly icon: string;
  /** `draft`: entries as their editors have them. */
  readonly view: "draft" | "published";
  /** The field that names an entry; null where they may not read it. */
  readonly title: string | null;
  readonly fields: readonly ListField[];
  /** The languages that its entries can be read in, the default one first; none where there is but one. */
  readonly locales: readonly string[];
  readonly can: ListRights;
};

/** The lists of entries that somebody has, each with what they may read in it. Pages are a tree. */
export const listsFor = (reaching: Reaching): readonly ListFor[] =>
  modelsOf(reaching).flatMap((model) =>
    model.slug === "pages" || model.singleton ? [] : (listFor(model, reaching) ?? []),
  );

function listFor(model: CollectionModel, reaching: Reaching): ListFor | null {
  const { slug, name, icon, publishes, titleField } = model;
  const { reach } = reaching;
  const drafted = publishes ? reach(slug, "read-draft") : null;
  const reads = drafted ?? reach(slug, "read");
  if (reads === null) return null;
  const view = drafted === null ? "published" : "draft";
  const fields = fieldsOf(model, view, reaching).filter((field) => reads(field.name));
  const update = reach(slug, "update");
  return {
    ...{ slug, name, icon, view, fields },
    locales: localesOf(model, reaching),
    title: titleField !== null && reads(titleField) ? titleField : null,
    can: {
      ...{ create: reach(slug, "create") !== null, update: update !== null },
      delete: reach(slug, "delete") !== null,
      publish: publishes && reach(slug, "publish") !== null,
      // @NOTE The bin takes entries as a whole, so it takes the right to all of an entry's fields.
      bin: update !== null && [...model.fields.keys()].every((field) => update(field)),
    },
  };
}

const localesOf = (model: CollectionModel, { collections }: Reaching): readonly string[] =>
  collections.locales.length > 1 && isLocalized(model) ? collections.locales : [];

function fieldsOf(
  model: CollectionModel,
  view: ListFor["view"],
  reaching: Reaching,
): readonly ListField[] {
  return [...model.fields].flatMap(([name, field]) => {
    if (name === "id" || field.access === "write-only") return [];
    const type = field.to ?? field.toMany ?? null;
    const to = type === null ? null : targetOf(type, view, reaching);
    return type !== null && to === null ? [] : [fieldFor(model, name, { ...field, target: to })];
  });
}

type Described = FieldDescription & { readonly target: ListField["to"] };

function fieldFor(model: CollectionModel, name: string, field: Described): ListField {
  const { kind, label = null, filterable, sortable, target: to } = field;
  const defined = model.definitions?.find((one) => one.name === name);
  return {
    ...{ name, label, kind, to, sortable },
    as: defined?.kind ?? kind,
    choices: defined?.choices ?? field.choices ?? null,
    operators: filterable ? operatorsOf(kind) : [],
    usual: isUsual(name, field, defined),
  };
}

/** @NOTE As `relatedSource`: in a view of drafts as drafted, where one may read drafts over there. */
function targetOf(type: string, view: ListFor["view"], reaching: Reaching): ListField["to"] {
  const model = findModel(reaching, type);
  if (model === null) return null;
  const drafted = view === "draft" && model.publishes ? reaching.reach(type, "read-draft") : null;
  const reads = drafted ?? reaching.reach(type, "read");
  if (reads === null) return null;
  const { titleField } = model;
  const title = titleField !== null && reads(titleField) ? titleField : null;
  return { collection: type, title };
}

const LONG: ReadonlySet<string> = new Set(["long-text", "rich-text", "group", "list", "blocks"]);

/** Names in code that lists begin without: they are long, or of use to few. */
const SELDOM: ReadonlySet<string> = new Set([
  ...["slug", "createdAt", "excerpt", "secretNote", "bio", "sticky", "categories"],
]);

function isUsual(
  name: string,
  { kind }: FieldDescription,
  defined: Pick<FieldDefinition, "kind" | "hidden"> | undefined,
): boolean {
  if (kind === "json" || SELDOM.has(name)) return false;
  return defined === undefined || (!defined.hidden && !LONG.has(defined.kind));
}
