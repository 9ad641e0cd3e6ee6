"use client";

import type { ComponentType } from "react";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { SwitchField } from "@/app/_ui/switch-field.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import {
  INDEXED_KINDS,
  isRelation,
  PATTERN_KINDS,
  UNIQUE_KINDS,
} from "@/lib/content/models/field-kinds.ts";
import { BoundsFields } from "./bounds-fields.tsx";
import { ChoicesField } from "./choices-field.tsx";
import { DefaultField } from "./default-field.tsx";
import { asKind, nameFor, type BlockDraft, type FieldDraft } from "./field-draft.ts";
import { KindField } from "./kind-field.tsx";

export type Target = { readonly slug: string; readonly name: string };

export type FieldFormProps = {
  readonly draft: FieldDraft;
  /** By the path of what is wrong, such as `fields.0.name`. */
  readonly errors: Readonly<Record<string, string>>;
  /** Where this field stands in them; empty: it is the field itself. */
  readonly path: string;
  readonly targets: readonly Target[];
  readonly onChange: (draft: FieldDraft) => void;
};

/** The fields and blocks that a field is made of; handed down, since they hold fields in turn. */
export type Parts = {
  readonly Fields: ComponentType<PartProps<FieldDraft> & { readonly legend: string }>;
  readonly Blocks: ComponentType<PartProps<BlockDraft>>;
};

export type PartProps<Part> = Pick<FieldFormProps, "errors" | "path" | "targets"> & {
  readonly parts: readonly Part[];
  readonly onChange: (parts: Part[]) => void;
};

/** Everything that can be said of a field of its kind, at whatever depth. */
export function FieldForm(props: FieldFormProps & { readonly parts: Parts }) {
  const { draft, errors, path, onChange } = props;
  const isNested = path !== "";
  const at = (member: string) => errors[isNested ? `${path}.${member}` : member];
  const set = (change: Partial<FieldDraft>) => onChange({ ...draft, ...change });
  const given = { draft, at, onChange: set };
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <Names {...given} />
      <KindField
        value={draft.kind}
        isNested={isNested}
        error={at("kind")}
        onChange={(next) => onChange(asKind(draft, next))}
      />
      <Made {...props} at={at} onChange={set} />
      <TextArea
        label="Help"
        optional
        rows={2}
        help="Stands below the input, as this does."
        error={at("help")}
        value={draft.help}
        onChange={(event) => set({ help: event.target.value })}
      />
      <SwitchField
        label="Required"
        help="Nothing is published without a value."
        checked={draft.required}
        onChange={(event) => set({ required: event.target.checked })}
      />
      <BoundsFields draft={draft} error={at("max") ?? at("min")} onChange={set} />
      <Pattern {...given} />
      <DefaultField draft={draft} error={at("default")} onChange={set} />
      {!isNested && <Keeping draft={draft} unique={at("unique")} onChange={set} />}
    </div>
  );
}

type PartOfForm = {
  readonly draft: FieldDraft;
  readonly at: (member: string) => string | undefined;
  readonly onChange: (change: Partial<FieldDraft>) => void;
};

/** @NOTE The name follows the label until somebody says another. */
function Names({ draft, at, onChange }: PartOfForm) {
  const follows = draft.name === nameFor(draft.label);
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        label="Label"
        help="What people read."
        error={at("label")}
        value={draft.label}
        onChange={({ target: { value } }) =>
          onChange({ label: value, ...(follows ? { name: nameFor(value) } : {}) })
        }
      />
      <TextField
        label="Name"
        mono
        help="What programs call it."
        error={at("name")}
        spellCheck={false}
        autoComplete="off"
        value={draft.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
    </div>
  );
}

type MadeProps = Omit<FieldFormProps, "onChange"> & PartOfForm & { readonly parts: Parts };

/** Where it leads, what one can choose, what it is made of: what its kind asks for. */
function Made({
  draft,
  path,
  errors,
  targets,
  at,
  onChange,
  parts: { Fields, Blocks },
}: MadeProps) {
  const below = (member: string) => (path === "" ? member : `${path}.${member}`);
  if (isRelation(draft)) {
    return (
      <SelectField
        label="Leads to"
        placeholder="Choose a collection"
        error={at("to")}
        value={draft.to ?? ""}
        options={targets.map(({ slug, name }) => ({ value: slug, label: name }))}
        onChange={({ target: { value } }) => onChange({ to: value === "" ? null : value })}
      />
    );
  }
  if (draft.choices !== null) {
    return (
      <ChoicesField
        value={draft.choices}
        error={at("choices")}
        onChange={(choices) => onChange({ choices })}
      />
    );
  }
  if (draft.fields !== null) {
    return (
      <Fields
        legend={draft.kind === "list" ? "Each item has" : "It is made of"}
        parts={draft.fields}
        path={below("fields")}
        {...{ errors, targets }}
        onChange={(fields) => onChange({ fields })}
      />
    );
  }
  if (draft.blocks === null) return null;
  return (
    <Blocks
      parts={draft.blocks}
      path={below("blocks")}
      {...{ errors, targets }}
      onChange={(blocks) => onChange({ blocks })}
    />
  );
}

function Pattern({ draft, at, onChange }: PartOfForm) {
  if (!PATTERN_KINDS.has(draft.kind)) return null;
  return (
    <TextField
      label="Pattern"
      optional
      mono
      help="A regular expression (RE2) that the whole text must fit."
      error={at("pattern")}
      spellCheck={false}
      value={draft.pattern ?? ""}
      onChange={({ target: { value } }) => onChange({ pattern: value === "" ? null : value })}
    />
  );
}

type KeepingProps = {
  readonly draft: FieldDraft;
  readonly unique: string | undefined;
  readonly onChange: (change: Partial<FieldDraft>) => void;
};

/** What only a field of the entry itself can be. */
function Keeping({ draft, unique, onChange }: KeepingProps) {
  return (
    <>
      {UNIQUE_KINDS.has(draft.kind) && (
        <SwitchField
          label="Unique"
          help="No two entries have the same value."
          error={unique}
          checked={draft.unique}
          onChange={(event) => onChange({ unique: event.target.checked })}
        />
      )}
      {INDEXED_KINDS.has(draft.kind) && (
        <SwitchField
          label="Indexed"
          help="Lists of many entries are filtered and sorted by it quickly."
          checked={draft.indexed}
          onChange={(event) => onChange({ indexed: event.target.checked })}
        />
      )}
      {!isRelation(draft) && (
        <SwitchField
          label="Several languages"
          help="Has a value for each language of the organization; what says nothing in one is read in the default one. Everything else is the same in all of them."
          checked={draft.localized}
          disabled={draft.unique}
          onChange={(event) => onChange({ localized: event.target.checked })}
        />
      )}
      <SwitchField
        label="Hidden"
        help="Not a column of lists, and behind «more fields» in forms."
        checked={draft.hidden}
        onChange={(event) => onChange({ hidden: event.target.checked })}
      />
    </>
  );
}
