"use client";

import { Plus } from "lucide-react";
import { useId } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { DropdownMenu, MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { BlockIcon } from "./block-icon.tsx";
import { FieldFrame } from "./field-frame.tsx";
import type { FormBlock } from "./form-field.ts";
import { useSurroundings } from "./form-surroundings.tsx";
import { blankValues, listOf, recordOf, textOf, type FormValue } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";
import { RowList } from "./row-list.tsx";
import { summaryOf } from "./row-summary.ts";

/** Parts of several kinds in reading order, each with the fields of its kind. */
export function BlocksInput(props: InputProps) {
  const { field, path, value, readOnly, error, onChange, Grid } = props;
  const { errors } = useSurroundings();
  const id = useId();
  const items = listOf(value);
  const kinds = field.blocks ?? [];
  const isFull = field.max !== null && items.length >= field.max;
  return (
    <FieldFrame id={id} {...textsOf(props)}>
      <RowList
        {...{ items, keyOf, errors, path, readOnly, onChange }}
        labelledBy={`${id}-label`}
        noun="Block"
        renderRow={(item, at, { add, replace }) => {
          const values = recordOf(item);
          const kind = kinds.find(({ name }) => name === values["kind"]);
          const fields = kind?.fields ?? [];
          return {
            label: kind?.label ?? `${textOf(values["kind"])} (no kind any more)`,
            summary: summaryOf(fields, values),
            actions: !readOnly && (
              <AddBelow
                {...{ kinds, isFull, at }}
                onAdd={(block) => add(newBlock(block), at + 1)}
              />
            ),
            content: (
              <Grid
                {...{ fields, values, readOnly }}
                path={`${path}.${at}`}
                onChange={(next) => replace(at, { ...values, ...next })}
              />
            ),
          };
        }}
        renderBelow={({ add }) =>
          !readOnly && (
            <AddBlock
              {...{ kinds, isFull, error }}
              onAdd={(block) => add(newBlock(block), items.length)}
            />
          )
        }
      />
    </FieldFrame>
  );
}

type AddBlockProps = {
  readonly kinds: readonly FormBlock[];
  readonly isFull: boolean;
  readonly onAdd: (block: FormBlock) => void;
};

/** Adds a block at the end, of the kind that is pressed. */
function AddBlock({ kinds, isFull, error, onAdd }: AddBlockProps & Pick<InputProps, "error">) {
  return (
    <div
      data-invalid={error === undefined ? undefined : "true"}
      tabIndex={-1}
      className="flex flex-wrap items-center justify-center gap-2 rounded-lg border border-dashed py-2.5 data-[invalid=true]:border-danger"
    >
      {kinds.map((block) => (
        <Button
          key={block.name}
          variant="ghost"
          disabled={isFull}
          icon={<BlockIcon kind={block.name} />}
          onClick={() => onAdd(block)}
        >
          Add {block.label.toLowerCase()}
        </Button>
      ))}
    </div>
  );
}

/** Chooses what comes after a block. */
function AddBelow({ kinds, isFull, at, onAdd }: AddBlockProps & { readonly at: number }) {
  const label = `Add below block ${at + 1}`;
  return (
    <DropdownMenu
      trigger={
        <Button size="sm" variant="ghost" disabled={isFull} aria-label={label}>
          <Plus aria-hidden="true" />
        </Button>
      }
    >
      {kinds.map((block) => (
        <MenuItem
          key={block.name}
          icon={<BlockIcon kind={block.name} />}
          onSelect={() => onAdd(block)}
        >
          {block.label}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}

const keyOf = (item: FormValue): string => textOf(recordOf(item)["id"]);

const newBlock = ({ name, fields }: FormBlock): FormValue => ({
  ...blankValues(fields),
  id: crypto.randomUUID(),
  kind: name,
});
