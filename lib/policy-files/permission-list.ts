import { ACTIONS, type Action } from "@/lib/access/action.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { spelledJson } from "@/lib/kernel/spelled-json.ts";
import { canonical, inOrder } from "./canonical.ts";
import type { FilePermission } from "./policy-file.ts";
import type { StatePermission } from "./policy-state.ts";

/** The permissions of a policy in the file, one for each action, in the order in which they stand. */
export const unpackPermissions = (permissions: readonly FilePermission[]): StatePermission[] =>
  permissions.flatMap((permission) => unpackPermission(permission));

/** One permission of a file, once for each of its actions. */
export function unpackPermission(permission: FilePermission): StatePermission[] {
  const { collection, fields, rule, validation, presets } = permission;
  const named = permission.actions ?? (permission.action === undefined ? [] : [permission.action]);
  return [...new Set(named)].map((action) => ({
    ...{ collection, action },
    fields: fields === undefined ? null : [...new Set(fields)],
    rule: conditionsOf(rule),
    validation: conditionsOf(validation),
    presets: conditionsOf(presets),
  }));
}

/** Permissions as a file writes them: in one order, those together that differ in the action alone. */
export function packPermissions(permissions: readonly StatePermission[]): FilePermission[] {
  const groups = new Map<string, { readonly rest: Rest; readonly actions: Set<Action> }>();
  for (const { action, ...rest } of permissions) {
    const text = spelledRest(rest);
    const group = groups.get(text) ?? { rest, actions: new Set() };
    groups.set(text, group);
    group.actions.add(action);
  }
  return [...groups]
    .map(([text, { rest, actions }]) => ({ text, rest, actions: inActionOrder(actions) }))
    .toSorted(byCollectionAndAction)
    .map(({ rest, actions }) => written(rest, actions));
}

/** One text for each permission; the same for the same, however it was written. */
export const spelledPermission = ({ action, ...rest }: StatePermission): string =>
  `${action} ${spelledRest(rest)}`;

type Rest = Omit<StatePermission, "action">;

const spelledRest = ({ collection, fields, rule, validation, presets }: Rest): string =>
  spelledJson([collection, sortedFields(fields), rule, validation, presets]);

const sortedFields = (fields: readonly string[] | null): string[] | null =>
  fields === null ? null : [...new Set(fields)].toSorted(inOrder);

type Group = { readonly text: string; readonly rest: Rest; readonly actions: readonly Action[] };

const inActionOrder = (actions: ReadonlySet<Action>): Action[] =>
  ACTIONS.filter((action) => actions.has(action));

const byCollectionAndAction = (a: Group, b: Group): number =>
  inOrder(a.rest.collection, b.rest.collection) ||
  firstAction(a) - firstAction(b) ||
  inOrder(a.text, b.text);

const firstAction = ({ actions: [first = "read"] }: Group): number => ACTIONS.indexOf(first);

function written({ collection, ...rest }: Rest, actions: readonly Action[]): FilePermission {
  const fields = sortedFields(rest.fields);
  return {
    ...{ collection, actions: [...actions] },
    ...(fields === null ? {} : { fields }),
    ...(rest.rule === null ? {} : { rule: canonical(rest.rule) }),
    ...(rest.validation === null ? {} : { validation: canonical(rest.validation) }),
    ...(rest.presets === null ? {} : { presets: canonical(rest.presets) }),
  };
}

const conditionsOf = (
  conditions: Readonly<Record<string, unknown>> | undefined,
): JsonObject | null => (conditions === undefined ? null : (conditions as JsonObject));
