"use client";

import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { Dialog, DialogClose } from "@/app/_ui/dialog.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import type { ListField } from "@/lib/content/list-for.ts";
import type { ViewDefinition } from "@/lib/saved-views/view-definition.ts";
import { DENSITIES, PAGE_SIZES } from "@/lib/saved-views/view-sizes.ts";
import { keepArrangementAction } from "./actions.ts";
import { columnsOf, labelOf } from "./list-shape.ts";
import { NOT_NARROWED } from "./not-narrowed.ts";
import { useList, type ListTools } from "./use-list.ts";

/** Chooses the columns of a list and their order, how long its pages are and how tall its rows. */
export function DisplayDialog(tools: ListTools) {
  const { list, state, saved, org } = tools;
  const router = useRouter();
  const { go } = useList(tools);
  const [open, setOpen] = useState(false);
  const apply = async (shown: Shown) => {
    setOpen(false);
    go({ definition: shown });
    // @NOTE Within a view it is the view that is changed, and whoever changes it says when to save.
    if (saved === null || state.view !== null) return;
    const definition = { ...state.definition, ...shown, ...NOT_NARROWED };
    const opens = saved.arrangement?.opens ?? null;
    await keepArrangementAction(org, { collection: list.slug, definition, opens });
    router.refresh();
  };
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={setOpen}
      title="Columns"
      description="What the list shows of each entry, in this order."
      trigger={<Button icon={<Columns3 aria-hidden="true" />}>Columns</Button>}
    >
      {open && <DisplayForm {...{ list, state }} onApply={(shown) => void apply(shown)} />}
    </Dialog>
  );
}

type Shown = Pick<ViewDefinition, "columns" | "size" | "density"> & Partial<ViewDefinition>;
type DisplayFormProps = Pick<ListTools, "list" | "state"> & { onApply: (shown: Shown) => void };

function DisplayForm({ list, state: { definition }, onApply }: DisplayFormProps) {
  const shown = columnsOf(list, definition);
  const [order, setOrder] = useState<readonly ListField[]>([
    ...shown,
    ...list.fields.filter((field) => !shown.includes(field)),
  ]);
  const [chosen, setChosen] = useState(new Set(shown.map(({ name }) => name)));
  const [size, setSize] = useState(definition.size);
  const [density, setDensity] = useState(definition.density);
  const toggle = (name: string) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    if (next.size > 0) setChosen(next);
  };
  const asUsual = () => onApply({ columns: null, sort: null, size, density });
  const columns = order.flatMap(({ name }) => (chosen.has(name) ? [name] : []));
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onApply({ columns, size, density });
      }}
    >
      <ul aria-label="Columns" className="max-h-72 divide-y overflow-y-auto rounded-lg border">
        {order.map((field, at) => (
          <li key={field.name} className="flex items-center gap-2 px-3 py-1">
            <span className="min-w-0 flex-1">
              <CheckboxField
                label={labelOf(field)}
                checked={chosen.has(field.name)}
                onChange={() => toggle(field.name)}
              />
            </span>
            {[-1, 1].map((by) => (
              <IconButton
                key={by}
                size="sm"
                label={`Move ${labelOf(field)} ${by < 0 ? "up" : "down"}`}
                icon={by < 0 ? <ArrowUp /> : <ArrowDown />}
                disabled={order[at + by] === undefined}
                onClick={() => setOrder(moved(order, at, at + by))}
              />
            ))}
          </li>
        ))}
      </ul>
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label="Entries a page"
          value={String(size)}
          options={PAGE_SIZES.map((one) => ({ value: String(one), label: String(one) }))}
          onChange={({ target }) =>
            setSize(PAGE_SIZES.find((one) => String(one) === target.value) ?? size)
          }
        />
        <SelectField
          label="Rows"
          value={density}
          options={DENSITIES.map((one) => ({ value: one, label: one }))}
          onChange={({ target }) =>
            setDensity(DENSITIES.find((one) => one === target.value) ?? density)
          }
        />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={asUsual}>
          Usual columns and order
        </Button>
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" type="submit">
          Show these
        </Button>
      </div>
    </form>
  );
}

function moved(order: readonly ListField[], from: number, to: number): readonly ListField[] {
  const next = [...order];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
}
