"use client";

import { Plus } from "lucide-react";
import { useId } from "react";
import type { ComponentProps } from "react";
import { RowFrame } from "@/app/_screens/fields/row-frame.tsx";
import { useDragging } from "@/app/_screens/fields/use-dragging.ts";
import { useRows } from "@/app/_screens/fields/use-rows.ts";
import { Button } from "@/app/_ui/button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { nameFor, newBlock, newDraft, type BlockDraft } from "./field-draft.ts";
import { FieldForm, type Parts } from "./field-form.tsx";
import { KINDS } from "./kinds.ts";

type NestedFieldsProps = ComponentProps<Parts["Fields"]>;

/** The fields that a group, an item of a list or a block has, in their order. */
function NestedFields(props: NestedFieldsProps) {
  const { legend, parts: fields, errors, path, targets, onChange } = props;
  const id = useId();
  const { list, said, ...rows } = useRows({ items: fields, onChange, noun: "Field" });
  const dragging = useDragging(rows.move);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p id={id} className="text-sm font-medium text-ink">
        {legend}
      </p>
      <ol ref={list} aria-labelledby={id} className="flex flex-col gap-2 empty:hidden">
        {fields.map((field, at) => (
          <RowFrame
            key={rows.keys[at]}
            rowKey={rows.keys[at] ?? ""}
            name={`Field ${at + 1}`}
            label={field.label === "" ? `Field ${at + 1}` : field.label}
            summary={KINDS[field.kind].label}
            {...{ at, dragging }}
            readOnly={false}
            count={fields.length}
            hasError={Object.keys(errors).some((one) => one.startsWith(`${path}.${at}.`))}
            onMove={(to) => rows.move(at, to)}
            onRemove={() => rows.remove(at)}
          >
            <FieldForm
              draft={field}
              path={`${path}.${at}`}
              {...{ errors, targets }}
              parts={PARTS}
              onChange={(next) => rows.replace(at, next)}
            />
          </RowFrame>
        ))}
      </ol>
      {errors[path] !== undefined && <p className="text-sm text-danger-text">{errors[path]}</p>}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => rows.add(newDraft("text"), fields.length)}
        >
          Add field within
        </Button>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

type BlockKindsProps = ComponentProps<Parts["Blocks"]>;

/** The kinds of blocks that a field takes, each with its fields. */
function BlockKinds({ parts: blocks, errors, path, targets, onChange }: BlockKindsProps) {
  const id = useId();
  const { list, said, ...rows } = useRows({ items: blocks, onChange, noun: "Block" });
  const dragging = useDragging(rows.move);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p id={id} className="text-sm font-medium text-ink">
        Kinds of blocks
      </p>
      <ol ref={list} aria-labelledby={id} className="flex flex-col gap-2 empty:hidden">
        {blocks.map((block, at) => (
          <RowFrame
            key={rows.keys[at]}
            rowKey={rows.keys[at] ?? ""}
            name={`Block ${at + 1}`}
            label={block.label === "" ? `Block ${at + 1}` : block.label}
            summary={`${block.fields.length} fields`}
            {...{ at, dragging }}
            readOnly={false}
            count={blocks.length}
            hasError={Object.keys(errors).some((one) => one.startsWith(`${path}.${at}.`))}
            onMove={(to) => rows.move(at, to)}
            onRemove={() => rows.remove(at)}
          >
            <BlockKind
              block={block}
              path={`${path}.${at}`}
              {...{ errors, targets }}
              onChange={(next) => rows.replace(at, next)}
            />
          </RowFrame>
        ))}
      </ol>
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => rows.add(newBlock(), blocks.length)}
        >
          Add a kind of block
        </Button>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
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
