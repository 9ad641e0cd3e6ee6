"use client";

import { ListFilter } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog, DialogClose } from "@/app/_ui/dialog.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import type { ListField } from "@/lib/content/list-for.ts";
import type { ListCondition } from "@/lib/saved-views/view-definition.ts";
import { comparisonsOf } from "./condition-words.ts";
import { FilterValue } from "./filter-value.tsx";
import { labelOf } from "./list-shape.ts";
import { useList, type ListTools } from "./use-list.ts";

type FilterDialogProps = ListTools & {
  /** Which condition is changed, and how it reads; left out: a new one. */
  readonly at?: number;
  readonly words?: string;
};

/** Says in words what a list is narrowed to: a field, how it is compared, and with what. */
export function FilterDialog({ at, words, ...tools }: FilterDialogProps) {
  const [open, setOpen] = useState(false);
  const { go } = useList(tools);
  const { conditions } = tools.state.definition;
  const known = at === undefined ? undefined : conditions[at];
  const formId = useId();
  const apply = (condition: ListCondition) => {
    setOpen(false);
    const next =
      at === undefined
        ? [...conditions, condition]
        : conditions.map((one, index) => (index === at ? condition : one));
    go({ definition: { conditions: next } });
  };
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={setOpen}
      title={at === undefined ? "Add a filter" : "Change the filter"}
      trigger={
        words === undefined ? (
          <Button icon={<ListFilter aria-hidden="true" />} disabled={conditions.length >= 20}>
            Filter
          </Button>
        ) : (
          <button
            type="button"
            className="h-6 min-w-0 truncate rounded-l-md px-2 hover:bg-hover pointer-coarse:h-9"
          >
            {words}
          </button>
        )
      }
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form={formId}>
            {at === undefined ? "Add filter" : "Change filter"}
          </Button>
        </>
      }
    >
      <ConditionForm id={formId} fields={tools.list.fields} known={known} onApply={apply} />
    </Dialog>
  );
}

type ConditionFormProps = {
  id: string;
  fields: readonly ListField[];
  known: ListCondition | undefined;
  onApply: (condition: ListCondition) => void;
};

function ConditionForm({ id, fields, known, onApply }: ConditionFormProps) {
  const offered = fields.filter((field) => comparisonsOf(field).length > 0);
  const [name, setName] = useState(known?.field ?? offered[0]?.name ?? "");
  const field = offered.find((one) => one.name === name);
  const comparisons = field === undefined ? [] : comparisonsOf(field);
  const [operator, setOperator] = useState(known?.operator ?? comparisons[0]?.operator);
  const [value, setValue] = useState(known?.value ?? "");
  const comparison = comparisons.find((one) => one.operator === operator) ?? comparisons[0];
  if (field === undefined || comparison === undefined) return <p>Nothing here can be filtered.</p>;
  return (
    <form
      id={id}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const given = comparison.value === "none" ? "true" : value;
        onApply({ field: field.name, operator: comparison.operator, value: given });
      }}
    >
      <SelectField
        label="Field"
        value={field.name}
        options={offered.map((one) => ({ value: one.name, label: labelOf(one) }))}
        onChange={({ target }) => {
          setName(target.value);
          setOperator(undefined);
          setValue("");
        }}
      />
      <SelectField
        label="Comparison"
        value={comparison.operator}
        options={comparisons.map((one) => ({ value: one.operator, label: one.words }))}
        onChange={({ target }) => {
          const next = comparisons.find((one) => one.operator === target.value);
          setOperator(next?.operator);
          if (next?.value !== comparison.value) setValue("");
        }}
      />
      <FilterValue kind={comparison.value} field={field} value={value} onChange={setValue} />
    </form>
  );
}
