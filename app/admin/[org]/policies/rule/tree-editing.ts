import type { KeyboardEvent } from "react";
import type { RuleGroup } from "@/lib/policies/rule-form/rule-tree.ts";
import type { RulePlace } from "@/lib/policies/rule-form/sentence.ts";

/** What every part of a rule's picture works on: the whole tree, and what it is about here. */
export type TreeEditing = {
  readonly tree: RuleGroup;
  /** The collection whose fields this part names. */
  readonly place: RulePlace;
  /** By the id of the part. */
  readonly problems: ReadonlyMap<string, string>;
  readonly change: (tree: RuleGroup) => void;
};

/** Moves the focus to a part once React has drawn the tree anew. */
export function focusPart(id: string): void {
  setTimeout(() => {
    const part = document.querySelector<HTMLElement>(`[data-rule-part="${CSS.escape(id)}"]`);
    (part?.querySelector<HTMLElement>("select, input, button") ?? part)?.focus();
  }, 0);
}

/** `Delete` on a control that takes no text removes the part that it stands in. */
export const onDelete = (remove: () => void) => (event: KeyboardEvent) => {
  if (event.key !== "Delete") return;
  event.preventDefault();
  remove();
};
