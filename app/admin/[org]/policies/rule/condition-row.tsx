"use client";

import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { FieldNotes } from "@/app/_ui/field.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { phraseOf, phrasesOf, spanIn, spanOperand } from "@/lib/policies/rule-form/phrases.ts";
import {
  fieldAt,
  type RuleCondition,
  type RuleRelated,
  type RuleValue,
} from "@/lib/policies/rule-form/rule-tree.ts";
import { fieldChoices, startNode } from "@/lib/policies/rule-form/start-node.ts";
import { replaceNode } from "@/lib/policies/rule-form/tree-edits.ts";
import { SpanInput } from "./span-input.tsx";
import { onDelete, type TreeEditing } from "./tree-editing.ts";
import { ValueInput } from "./value-input.tsx";

type ConditionRowProps = {
  node: RuleCondition | RuleRelated;
  editing: TreeEditing;
  onRemove: () => void;
  /** The conditions on related entries. */
  children?: ReactNode;
};

/** One comparison: a field, words, and what they want beside them. */
export function ConditionRow({ node, editing, onRemove, children }: ConditionRowProps) {
  const { tree, place, problems, change } = editing;
  const { id, path } = node;
  const field = fieldAt(place.catalogue, place.collection, path);
  const phrases = field === null ? [] : phrasesOf(field);
  const chosen = field && node.kind === "condition" ? phraseOf(field, node)?.key : undefined;
  const before = node.kind === "condition" ? node.operand : undefined;
  const put = (next: RuleCondition | RuleRelated) => change(replaceNode(tree, id, next));
  const problem = problems.get(id);
  return (
    <div
      data-rule-part={id}
      className="flex min-w-0 flex-col gap-2 rounded-md border bg-surface p-2"
    >
      <div className="flex min-w-0 items-start gap-2">
        <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
          <SelectField
            label="Field"
            hideLabel
            value={path.join(".")}
            onKeyDown={onDelete(onRemove)}
            placeholder={path.length === 0 ? "Choose a field" : undefined}
            onChange={(event) => put(startNode(place, { id, path: event.target.value.split(".") }))}
            options={fieldChoices(place, path).map((choice) => ({
              value: choice.path.join("."),
              label: choice.label,
            }))}
          />
          <SelectField
            label="Comparison"
            hideLabel
            onKeyDown={onDelete(onRemove)}
            value={node.kind === "related" ? node.quantifier : (chosen ?? "")}
            onChange={(event) =>
              put(
                switched(node, startNode(place, { id, path, phrase: event.target.value, before })),
              )
            }
            options={phrases.map(({ key, words }) => ({ value: key, label: words }))}
          />
          {node.kind === "condition" && <Beside {...{ node, editing, put }} />}
        </div>
        <IconButton
          size="sm"
          variant="danger"
          label="Remove condition"
          icon={<Trash2 />}
          onClick={onRemove}
          onKeyDown={onDelete(onRemove)}
        />
      </div>
      {children}
      <FieldNotes id={`problem-${id}`} error={problem} />
    </div>
  );
}

/** @NOTE «has one where» and «has none where» ask the same inside. */
const switched = (
  before: RuleCondition | RuleRelated,
  next: RuleCondition | RuleRelated,
): RuleCondition | RuleRelated =>
  before.kind === "related" && next.kind === "related" ? { ...next, group: before.group } : next;

type BesideProps = {
  node: RuleCondition;
  editing: TreeEditing;
  put: (next: RuleCondition) => void;
};

function Beside({ node, editing: { place }, put }: BesideProps) {
  const field = fieldAt(place.catalogue, place.collection, node.path);
  const phrase = field === null ? null : phraseOf(field, node);
  if (field === null || phrase === null || phrase.input === "none") return null;
  const say = (operand: RuleValue | undefined) => put({ ...node, operand });
  const span = phrase.input === "span" ? spanIn(phrase.key, node.operand) : null;
  return (
    <div className="min-w-0 sm:col-span-2">
      {span === null ? (
        <ValueInput input={phrase.input} field={field} value={node.operand} onChange={say} />
      ) : (
        <SpanInput span={span} onChange={(next) => say(spanOperand(phrase.key, next))} />
      )}
    </div>
  );
}
