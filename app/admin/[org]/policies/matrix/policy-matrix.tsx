"use client";

import { useRef } from "react";
import type { KeyboardEvent } from "react";
import { X } from "lucide-react";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { ACTION_COLUMNS, actionLabel } from "@/lib/policies/policy-form/action-words.ts";
import {
  cellOf,
  matrixGroups,
  type Cell,
  type MatrixRow,
} from "@/lib/policies/policy-form/matrix.ts";
import type {
  PolicyAction,
  PolicyCollection,
} from "@/lib/policies/policy-form/permission-draft.ts";
import type { PolicyDraft } from "../policy-draft.ts";
import { nextCell } from "./next-cell.ts";
import { MatrixCell } from "./matrix-cell.tsx";

/** Names a cell. */
export type Spot = { readonly collection: string; readonly action: PolicyAction };

type PolicyMatrixProps = {
  draft: PolicyDraft;
  catalogue: readonly PolicyCollection[];
  /** Keys of permissions with something wrong about them. */
  wrong: ReadonlySet<string>;
  canChange: boolean;
  onOpen: (spot: Spot) => void;
  onClear: (spot: Spot) => void;
  onRemoveCollection: (slug: string) => void;
};

/**
 * What the policy says of each collection and action. Arrow keys walk over the cells, Enter opens
 * one, `Delete` empties it.
 */
export function PolicyMatrix(props: PolicyMatrixProps) {
  const { draft, catalogue, canChange, onClear } = props;
  const table = useRef<HTMLTableElement>(null);
  const groups = matrixGroups(draft.collections, catalogue);
  const known = new Set<PolicyAction>(groups.flatMap(({ rows }) => rows.flatMap(actionsOf(draft))));
  const actions = ACTION_COLUMNS.filter((action) => known.has(action));
  const onKeyDown = (event: KeyboardEvent, spot: Spot) => {
    if (event.key === "Delete" && canChange) {
      event.preventDefault();
      return onClear(spot);
    }
    const next = nextCell(event.key, event.currentTarget, table.current);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <table ref={table} role="table" className="block w-full text-sm sm:table">
      <caption className="sr-only">Permissions by collection and action</caption>
      <thead role="rowgroup" className="max-sm:sr-only">
        <tr role="row">
          <th role="columnheader" scope="col" className={`${heading} text-left`}>
            Collection
          </th>
          {actions.map((action) => (
            <th key={action} role="columnheader" scope="col" className={`${heading} text-center`}>
              {actionLabel(action)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody key={title} role="rowgroup" className="block sm:table-row-group">
          <tr role="row" className="block sm:table-row">
            <th
              role="rowheader"
              scope="rowgroup"
              colSpan={actions.length + 1}
              className="block bg-sunken/60 px-4 py-1.5 text-left text-xs font-medium text-muted sm:table-cell sm:px-5"
            >
              {title}
            </th>
          </tr>
          {rows.map((row) => (
            <Row key={row.slug} {...{ ...props, row, actions, onKeyDown }} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** What a collection knows; of one that is gone, what the policy still says. */
const actionsOf =
  (draft: PolicyDraft) =>
  ({ slug, collection }: MatrixRow): readonly PolicyAction[] => {
    if (collection !== null) return collection.actions;
    return draft.permissions.filter((one) => one.collection === slug).map(({ action }) => action);
  };

type RowProps = PolicyMatrixProps & {
  row: MatrixRow;
  actions: readonly PolicyAction[];
  onKeyDown: (event: KeyboardEvent, spot: Spot) => void;
};

function Row({ row, actions, draft, catalogue, wrong, ...props }: RowProps) {
  const { slug, name } = row;
  const offered = actionsOf(draft)(row);
  const isWrong = ({ permissions }: Cell) => permissions.some(({ key }) => wrong.has(key));
  return (
    <tr role="row" className="relative block border-t px-4 py-3 sm:table-row sm:p-0">
      <th
        role="rowheader"
        scope="row"
        className="block pb-2 text-left font-medium wrap-anywhere text-ink sm:table-cell sm:py-1.5 sm:pr-2 sm:pl-5"
      >
        <span className="flex items-center justify-between gap-2">
          {name}
          {props.canChange && (
            <IconButton
              size="sm"
              label={`Remove ${name} from this policy`}
              icon={<X />}
              onClick={() => props.onRemoveCollection(slug)}
            />
          )}
        </span>
      </th>
      {actions.map((action) => {
        const cell = cellOf(draft.permissions, { collection: slug, action }, catalogue);
        const spot = { collection: slug, action };
        return (
          <td
            key={action}
            role="cell"
            className="inline-block pr-1.5 pb-1.5 sm:table-cell sm:p-1 sm:last:pr-5"
          >
            {offered.includes(action) || cell.state !== "none" ? (
              <MatrixCell
                {...{ cell, action, name }}
                wrong={isWrong(cell)}
                onOpen={() => props.onOpen(spot)}
                onKeyDown={(event) => props.onKeyDown(event, spot)}
              />
            ) : null}
          </td>
        );
      })}
    </tr>
  );
}

const heading = "px-1 py-2 text-xs font-medium text-muted first:pl-5 last:pr-5";
