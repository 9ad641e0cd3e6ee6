"use client";

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
import { BlockKinds } from "./block-kinds.tsx";
import { BoundsFields } from "./bounds-fields.tsx";
import { ChoicesField } from "./choices-field.tsx";
import { DefaultField } from "./default-field.tsx";
import { asKind, nameFor, type FieldDraft } from "./field-draft.ts";
import { KindField } from "./kind-field.tsx";
import { NestedFields } from "./nested-fields.tsx";

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

/** Everything that can be said of a field of its kind, at whatever depth. */
export function FieldForm({ draft, errors, path, targets, onChange }: FieldFormProps) {
  const { kind } = draft;
  const isNested = path !== "";
  const at = (member: string) => errors[isNested ? `${path}.${member}` : member];
  const set = (change: Partial<FieldDraft>) => onChange({ ...draft, ...change });
  const label = (text: string) =>
    set({ label: text, ...(draft.name === nameFor(draft.label) ? { name: nameFor(text) } : {}) });
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Label"
          help="What people read."
          error={at("label")}
          value={draft.label}
          onChange={(event) => label(event.target.value)}
        />
        <TextField
          label="Name"
          mono
          help="What programs call it."
          error={at("name")}
          spellCheck={false}
          autoComplete="off"
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </div>
      <KindField
        value={kind}
        isNested={isNested}
        error={at("kind")}
        onChange={(next) => onChange(asKind(draft, next))}
      />
      {isRelation(draft) && (
        <SelectField
          label="Leads to"
          placeholder="Choose a collection"
          error={at("to")}
          value={draft.to ?? ""}
          options={targets.map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(event) => set({ to: event.target.value === "" ? null : event.target.value })}
        />
      )}
      {draft.choices !== null && (
        <ChoicesField
          value={draft.choices}
          error={at("choices")}
          onChange={(choices) => set({ choices })}
        />
      )}
      {draft.fields !== null && (
        <NestedFields
          legend={kind === "list" ? "Each item has" : "It is made of"}
          fields={draft.fields}
          path={isNested ? `${path}.fields` : "fields"}
          {...{ errors, targets }}
          onChange={(fields) => set({ fields })}
        />
      )}
      {draft.blocks !== null && (
        <BlockKinds
          blocks={draft.blocks}
          path={isNested ? `${path}.blocks` : "blocks"}
          {...{ errors, targets }}
          onChange={(blocks) => set({ blocks })}
        />
      )}
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
      {PATTERN_KINDS.has(kind) && (
        <TextField
          label="Pattern"
          optional
          mono
          help="A regular expression (RE2) that the whole text must fit."
          error={at("pattern")}
          spellCheck={false}
          value={draft.pattern ?? ""}
          onChange={(event) =>
            set({ pattern: event.target.value === "" ? null : event.target.value })
          }
        />
      )}
      <DefaultField draft={draft} error={at("default")} onChange={set} />
      {!isNested && <Keeping draft={draft} unique={at("unique")} onChange={set} />}
    </div>
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
      <SwitchField
        label="Hidden"
        help="Not a column of lists, and behind «more fields» in forms."
        checked={draft.hidden}
        onChange={(event) => onChange({ hidden: event.target.checked })}
      />
    </>
  );
}
