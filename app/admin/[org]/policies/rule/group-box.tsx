"use client";

import { FolderPlus, Plus, Trash2 } from "lucide-react";
import { Button } from "@/app/_ui/button.tsx";
import { cx } from "@/app/_ui/cx.ts";
import { FieldNotes } from "@/app/_ui/field.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { fieldAt, type RuleGroup, type RuleNode } from "@/lib/policies/rule-form/rule-tree.ts";
import { firstNode } from "@/lib/policies/rule-form/start-node.ts";
import { addNode, neighbourOf, removeNode, setMode } from "@/lib/policies/rule-form/tree-edits.ts";
import { ConditionRow } from "./condition-row.tsx";
import { freshKey } from "./fresh-key.ts";
import { focusPart, onDelete, type TreeEditing } from "./tree-editing.ts";

type GroupBoxProps = {
  group: RuleGroup;
  editing: TreeEditing;
  /** Removes the group; the outermost one stays. */
  onRemove?: (() => void) | undefined;
};

/** Conditions that hold together: all of them, or any of them. `Delete` removes where one is. */
export function GroupBox({ group, editing, onRemove }: GroupBoxProps) {
  const { tree, place, problems, change } = editing;
  const problem = problems.get(group.id);
  const add = (node: RuleNode) => {
    change(addNode(tree, group.id, node));
    focusPart(node.id);
  };
  const addGroup = () => {
    const of = [firstNode(freshKey(), place)];
    add({ kind: "group", id: freshKey(), mode: group.mode === "all" ? "any" : "all", of });
  };
  return (
    <div
      data-rule-part={group.id}
      tabIndex={-1}
      className={cx(
        "flex min-w-0 flex-col gap-2 rounded-lg border p-2.5",
        onRemove === undefined ? "bg-sunken/60" : "bg-surface",
      )}
    >
      <div className="flex items-center justify-between gap-2">
        <div className="w-40">
          <SelectField
            label="How they are joined"
            hideLabel
            value={group.mode}
            onKeyDown={onRemove && onDelete(onRemove)}
            onChange={(event) =>
              change(setMode(tree, group.id, event.target.value === "any" ? "any" : "all"))
            }
            options={MODES}
          />
        </div>
        {onRemove && (
          <IconButton
            size="sm"
            variant="danger"
            label="Remove this group"
            icon={<Trash2 />}
            onClick={onRemove}
            onKeyDown={onDelete(onRemove)}
          />
        )}
      </div>
      {group.of.length > 0 && (
        <ul className="flex flex-col gap-2">
          {group.of.map((node) => (
            <li key={node.id}>
              <Part node={node} editing={editing} />
            </li>
          ))}
        </ul>
      )}
      <FieldNotes id={`problem-${group.id}`} error={problem} />
      <div className="flex flex-wrap gap-1.5">
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => add(firstNode(freshKey(), place))}
        >
          Add condition
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<FolderPlus aria-hidden="true" />}
          onClick={addGroup}
        >
          Add group
        </Button>
      </div>
    </div>
  );
}

const MODES = [
  { value: "all", label: "All of these hold" },
  { value: "any", label: "Any of these holds" },
];

function Part({ node, editing }: { node: RuleNode; editing: TreeEditing }) {
  const { tree, place, change } = editing;
  const remove = () => {
    const next = neighbourOf(tree, node.id);
    change(removeNode(tree, node.id));
    focusPart(next);
  };
  if (node.kind === "group") return <GroupBox group={node} editing={editing} onRemove={remove} />;
  const to = fieldAt(place.catalogue, place.collection, node.path)?.to ?? null;
  return (
    <ConditionRow node={node} editing={editing} onRemove={remove}>
      {node.kind === "related" && to !== null && (
        <GroupBox
          group={node.group}
          editing={{ ...editing, place: { ...place, collection: to } }}
        />
      )}
    </ConditionRow>
  );
}
