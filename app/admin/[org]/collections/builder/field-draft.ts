import type { BlockDefinition, FieldDefinition } from "@/lib/content/models/field-definition.ts";
import { NUMBER_KINDS, type DefinedKind } from "@/lib/content/models/field-kinds.ts";

/** A field while somebody describes it; one without an id gets one when it is saved. */
export type FieldDraft = Omit<FieldDefinition, "id" | "fields" | "blocks"> & {
  readonly id?: string;
  readonly fields: FieldDraft[] | null;
  readonly blocks: BlockDraft[] | null;
};

export type BlockDraft = Omit<BlockDefinition, "id" | "fields"> & {
  readonly id?: string;
  readonly fields: FieldDraft[];
};

/** A field of a kind that nothing is said of yet. */
export const newDraft = (kind: DefinedKind): FieldDraft => ({
  ...{ name: "", label: "", help: "", kind, to: null },
  ...{ required: false, unique: false, indexed: false, localized: false, hidden: false },
  ...{ min: null, max: null, pattern: null, default: null },
  ...partsOf(kind),
});

export const newBlock = (): BlockDraft => ({ name: "", label: "", fields: [newDraft("text")] });

/** The same field as another kind: what means nothing there is dropped. */
export const asKind = (draft: FieldDraft, kind: DefinedKind): FieldDraft => {
  if (draft.kind === kind) return draft;
  const { name, label, help, required, hidden, localized, choices } = draft;
  const parts = partsOf(kind);
  return {
    ...newDraft(kind),
    ...{ name, label, help, required, hidden, localized },
    ...parts,
    choices: parts.choices === null ? null : (choices ?? parts.choices),
    fields: parts.fields === null ? null : (draft.fields ?? parts.fields),
    ...(draft.id === undefined ? {} : { id: draft.id }),
  };
};

const partsOf = (kind: DefinedKind) => ({
  choices: kind === "choice" || kind === "choices" ? [] : null,
  fields: kind === "group" || kind === "list" ? [newDraft("text")] : null,
  blocks: kind === "blocks" ? [newBlock()] : null,
});

/** The name for programs that a label suggests: «Opening hours» is `openingHours`. */
export function nameFor(label: string): string {
  const words = label
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036F]/g, "")
    .match(/[a-zA-Z0-9]+/g);
  const [first = "", ...rest] = words ?? [];
  const name =
    first.toLowerCase() + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return name.replace(/^\d+/, "").slice(0, 60);
}

/** What the bounds of a kind are about; null: it has none. */
export function boundsOf(kind: DefinedKind): { min: string; max: string } | null {
  if (NUMBER_KINDS.has(kind)) return { min: "Smallest", max: "Largest" };
  if (kind === "text" || kind === "long-text") {
    return { min: "Fewest characters", max: "Most characters" };
  }
  if (["choices", "relations", "list", "blocks"].includes(kind)) {
    return { min: "Fewest", max: "Most" };
  }
  return null;
}

/** What a draft says, as the use case takes it: of a field within others the id too. */
export const saidOf = ({ id: _id, ...said }: FieldDraft): Omit<FieldDraft, "id"> => said;
