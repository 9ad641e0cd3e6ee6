import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
} from "graphql";
import type { EntryQuestion } from "@/lib/query/question.ts";
import { entryType, shownField } from "./entry-types.ts";
import type { TypeStore } from "./type-store.ts";
import type { View } from "./caller-collections.ts";

type Asked = Pick<GraphQLResolveInfo, "fieldNodes" | "fragments" | "variableValues">;
type Sought = { readonly collection: string; readonly view: View };

/**
 * What a selection asks of entries, as the language of lists is asked: one statement reads them with
 * the fields that are named, and one more each relationship that is followed.
 * @param below the field that holds the entries, where they are not what the field itself gives.
 */
export function planQuestion(
  store: TypeStore,
  { collection, view }: Sought,
  { info, below }: { info: Asked; below?: string },
): EntryQuestion {
  const [include, fields] = [new Set<string>(), new Map<string, Set<string>>()];
  const walk = (nodes: readonly FieldNode[], at: Sought, path: readonly string[]): void => {
    const names = fields.get(at.collection) ?? new Set<string>();
    fields.set(at.collection, names);
    const type = entryType(store, at.collection, at.view);
    for (const [field, group] of byField(fieldsBelow(nodes, info), type)) {
      names.add(field.name);
      if (field.target === null) continue;
      const there = [...path, field.name];
      include.add(there.join("."));
      walk(group, field.target, there);
    }
  };
  const start = below === undefined ? info.fieldNodes : fieldsBelow(info.fieldNodes, info);
  const nodes = below === undefined ? start : start.filter(({ name }) => name.value === below);
  walk(nodes, { collection, view }, []);
  return {
    include: leavesOf([...include]).join(","),
    fields: Object.fromEntries([...fields].map(([type, names]) => [type, [...names].join(",")])),
  };
}

/** The paths that go on to no other of them: a longer one brings along all that it passes. */
const leavesOf = (paths: readonly string[]): string[] =>
  paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));

/** The fields that are selected within some, through fragments, without what is skipped. */
function fieldsBelow(
  nodes: readonly FieldNode[],
  { fragments, variableValues }: Asked,
): FieldNode[] {
  const found: FieldNode[] = [];
  const visited = new Set<string>();
  const collect = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (!isWanted(selection, variableValues)) continue;
      if (selection.kind === Kind.FIELD) found.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet.selections);
      else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        collect(fragments[selection.name.value]?.selectionSet.selections ?? []);
      }
    }
  };
  for (const { selectionSet } of nodes) collect(selectionSet?.selections ?? []);
  return found;
}

function isWanted(
  selection: SelectionNode,
  variables: GraphQLResolveInfo["variableValues"],
): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.["if"] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.["if"] !== false;
}

type Shown = NonNullable<ReturnType<typeof shownField>>;

/** The fields of the collection, each with every place where it is selected. */
function byField(nodes: readonly FieldNode[], type: GraphQLObjectType): Map<Shown, FieldNode[]> {
  const groups = new Map<Shown, FieldNode[]>();
  for (const node of nodes) {
    const field = type.getFields()[node.name.value];
    const shown = field === undefined ? null : shownField(field);
    if (shown !== null) groups.set(shown, [...(groups.get(shown) ?? []), node]);
  }
  return groups;
}
