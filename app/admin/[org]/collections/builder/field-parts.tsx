"use client";

import { Plus } from "lucide-react";
import { useId } from "react";
import type { ComponentProps, ReactNode } from "react";
import { RowList } from "@/app/_screens/fields/row-list.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { nameFor, newBlock, newDraft, type BlockDraft } from "./field-draft.ts";
import { FieldForm, type PartProps, type Parts } from "./field-form.tsx";
import { KINDS } from "./kinds.ts";

/** The fields that a group, an item of a list or a block has, in their order. */
function NestedFields(props: ComponentProps<Parts["Fields"]>) {
  const { errors, path, targets } = props;
  return (
    <PartList
      {...props}
      noun="Field"
      kindOf={({ kind }) => KINDS[kind].label}
      adding={{ label: "Add field within", make: () => newDraft("text") }}
      renderForm={(field, at, onChange) => (
        <FieldForm
          draft={field}
          path={`${path}.${at}`}
          {...{ errors, targets, onChange }}
          parts={PARTS}
        />
      )}
    />
  );
}

type BlockKindsProps = ComponentProps<Parts["Blocks"]>;

/** The kinds of blocks that a field takes, each with its fields. */
function BlockKinds(props: BlockKindsProps) {
  const { errors, path, targets } = props;
  return (
    <PartList
      {...props}
      legend="Kinds of blocks"
      noun="Block"
      kindOf={({ fields }) => `${fields.length} fields`}
      adding={{ label: "Add a kind of block", make: newBlock }}
      renderForm={(block, at, onChange) => (
        <BlockKind path={`${path}.${at}`} {...{ block, errors, targets, onChange }} />
      )}
    />
  );
}

type PartListProps<Part> = PartProps<Part> & {
  readonly legend: string;
  /** What a part is called aloud: «Field», «Block». */
  readonly noun: string;
  readonly kindOf: (part: Part) => string;
  readonly adding: { readonly label: string; readonly make: () => Part };
  readonly renderForm: (part: Part, at: number, onChange: (part: Part) => void) => ReactNode;
};

/** What something is made of, in its order: each part with a form of its own. */
function PartList<Part extends { readonly label: string }>(props: PartListProps<Part>) {
  const { parts, errors, path, legend, noun, kindOf, adding, renderForm, onChange } = props;
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p id={id} className="text-sm font-medium text-ink">
        {legend}
      </p>
      <RowList
        {...{ errors, path, noun, onChange }}
        items={parts}
        labelledBy={id}
        readOnly={false}
        renderRow={(part, at, { replace }) => ({
          label: part.label === "" ? `${noun} ${at + 1}` : part.label,
          summary: kindOf(part),
          content: renderForm(part, at, (next) => replace(at, next)),
        })}
        renderBelow={({ add }) => (
          <>
            {errors[path] !== undefined && (
              <p className="text-sm text-danger-text">{errors[path]}</p>
            )}
            <div>
              <Button
                size="sm"
                icon={<Plus aria-hidden="true" />}
                onClick={() => add(adding.make(), parts.length)}
              >
                {adding.label}
              </Button>
            </div>
          </>
        )}
      />
    </div>
  );
}

type BlockKindProps = Omit<BlockKindsProps, "parts" | "onChange"> & {
  readonly block: BlockDraft;
  readonly onChange: (block: BlockDraft) => void;
};

function BlockKind({ block, errors, path, targets, onChange }: BlockKindProps) {
  const rename = (label: string) => {
    const follows = block.name === nameFor(block.label);
    onChange({ ...block, label, ...(follows ? { name: nameFor(label) } : {}) });
  };
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Label"
          error={errors[`${path}.label`]}
          value={block.label}
          onChange={(event) => rename(event.target.value)}
        />
        <TextField
          label="Name"
          mono
          error={errors[`${path}.name`]}
          spellCheck={false}
          autoComplete="off"
          value={block.name}
          onChange={(event) => onChange({ ...block, name: event.target.value })}
        />
      </div>
      <NestedFields
        legend="It is made of"
        parts={block.fields}
        path={`${path}.fields`}
        {...{ errors, targets }}
        onChange={(fields) => onChange({ ...block, fields })}
      />
    </div>
  );
}

/** What a field is made of: fields and blocks, which hold fields in turn. */
export const PARTS: Parts = { Fields: NestedFields, Blocks: BlockKinds };
