import { labelOf, treeSentence } from "../rule-form/sentence.ts";
import type { RuleDraft } from "../rule-form/rule-draft.ts";
import type { PermissionDraft, PolicyAction, PolicyCollection } from "./permission-draft.ts";

/** What a policy says of one action on one collection. */
export type Cell = {
  readonly state: "none" | "all" | "limited";
  readonly permissions: readonly PermissionDraft[];
  /** One line for each permission. */
  readonly words: readonly string[];
};

/** One collection of a policy; null for one that the catalogue does not know any more. */
export type MatrixRow = {
  readonly slug: string;
  readonly name: string;
  readonly collection: PolicyCollection | null;
};

export type MatrixGroup = { readonly title: string; readonly rows: readonly MatrixRow[] };

/** What the permissions say of an action on a collection. */
export function cellOf(
  drafts: readonly PermissionDraft[],
  { collection, action }: { readonly collection: string; readonly action: PolicyAction },
  catalogue: readonly PolicyCollection[],
): Cell {
  const permissions = drafts.filter(
    (draft) => draft.collection === collection && draft.action === action,
  );
  const words = permissions.map((draft) => permissionWords(draft, catalogue));
  if (permissions.length === 0) return { state: "none", permissions, words };
  return { state: permissions.some(isWhole) ? "all" : "limited", permissions, words };
}

/** Whether a permission leaves nothing out. */
export const isWhole = ({ fields, rule, validation }: PermissionDraft): boolean =>
  fields === null && rule === null && validation === null;

/** A permission as one line: «where status is published; only title and body». */
export function permissionWords(
  { collection, fields, rule, validation, presets }: PermissionDraft,
  catalogue: readonly PolicyCollection[],
): string {
  const known = catalogue.find(({ slug }) => slug === collection);
  const label = (name: string) => {
    const field = known?.fields.find((one) => one.name === name);
    return field === undefined ? name : labelOf([field]);
  };
  const place = { catalogue, collection };
  const parts = [
    ...(rule === null ? [] : [`where ${draftWords(rule, place)}`]),
    ...(fields === null ? [] : [`only ${listWords(fields.map(label))}`]),
    ...(validation === null ? [] : [`if ${draftWords(validation, place)} when it is written`]),
    ...(presets.length === 0
      ? []
      : [`filling in ${listWords(presets.map((p) => label(p.field)))}`]),
  ];
  return parts.length === 0 ? "everything" : parts.join("; ");
}

type Place = { readonly catalogue: readonly PolicyCollection[]; readonly collection: string };

const draftWords = ({ tree }: RuleDraft, place: Place): string =>
  tree === null ? "a rule in JSON holds" : treeSentence(tree, place);

/** «title, body and 4 more»: a line stays a line. */
export function listWords(names: readonly string[]): string {
  const shown = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more`] : names;
  if (shown.length === 0) return "no field";
  return shown.length === 1
    ? (shown[0] ?? "")
    : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** The collections that matter to a policy and no others (S-67): content first, then the house. */
export function matrixGroups(
  relevant: readonly string[],
  catalogue: readonly PolicyCollection[],
): readonly MatrixGroup[] {
  const rowOf = (slug: string): MatrixRow => {
    const collection = catalogue.find((known) => known.slug === slug) ?? null;
    return { slug, name: collection?.name ?? slug, collection };
  };
  const rows = [...new Set(relevant)].map(rowOf).toSorted((a, b) => a.name.localeCompare(b.name));
  const group = (title: string, belongs: (row: MatrixRow) => boolean): MatrixGroup => ({
    title,
    rows: rows.filter(belongs),
  });
  return [
    group("Content", ({ collection }) => collection?.kind === "content"),
    group("System", ({ collection }) => collection?.kind === "system"),
    group("No longer there", ({ collection }) => collection === null),
  ].filter((one) => one.rows.length > 0);
}
