import {
  getArgumentValues,
  getNamedType,
  isListType,
  getNullableType,
  isCompositeType,
  isIntrospectionType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import { MOST, shownField } from "./entry-types.ts";
import { TooComplex } from "./graphql-errors.ts";
import { LIMITS } from "./limits.ts";
import type { ReadDocument } from "./read-document.ts";

type Variables = Readonly<Record<string, unknown>>;

/**
 * Sees that an operation asks for no more than one request may, with every list as long as it may
 * become. The document is valid: no fragment holds itself, every field is there.
 * @throws TooComplex.
 */
export function measureOperation(
  schema: GraphQLSchema,
  read: ReadDocument,
  variables: Variables,
): void {
  const { operation, document } = read;
  const root = schema.getRootType(operation.operation);
  if (!root) return;
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const walking: Walking = { schema, variables, fragments, count: { fields: 0 } };
  const roots = fieldsIn(operation.selectionSet, root, walking);
  if (roots.length > LIMITS.roots) {
    throw new TooComplex(`An operation has at most ${LIMITS.roots} fields at its root.`);
  }
  const values = sizeOf(operation.selectionSet, root, { walking, path: [] });
  if (values <= LIMITS.values) return;
  throw new TooComplex(
    `This may come to ${values} values, and an answer holds at most ${LIMITS.values}. Ask for ` +
      "shorter lists with `first`, or for fewer fields.",
  );
}

type Fragments = ReadonlyMap<
  string,
  { readonly typeCondition: { readonly name: { readonly value: string } } } & {
    readonly selectionSet: SelectionSetNode;
  }
>;

type Walking = {
  readonly schema: GraphQLSchema;
  readonly variables: Variables;
  readonly fragments: Fragments;
  readonly count: { fields: number };
};

type At = { readonly walking: Walking; readonly path: readonly Step[] };
type Step = { readonly name: string; readonly isIntrospection: boolean };

function sizeOf(selectionSet: SelectionSetNode, type: GraphQLCompositeType, at: At): number {
  return fieldsIn(selectionSet, type, at.walking).reduce(
    (sum, [node, parent]) => sum + sizeOfField(node, parent, at),
    0,
  );
}

function sizeOfField(node: FieldNode, parent: GraphQLCompositeType, { walking, path }: At): number {
  const field = fieldOf(parent, node.name.value);
  const type = field === null ? null : getNamedType(field.type);
  const isIntrospection = type !== null && isIntrospectionType(type);
  const here = [...path, { name: node.name.value, isIntrospection }];
  requireShallow(here);
  if (isIntrospection) requirePlain(node, here);
  if (field === null || !isCompositeType(type) || node.selectionSet === undefined) return 1;
  const inside = sizeOf(node.selectionSet, type, { walking, path: here });
  return 1 + (isIntrospection ? 1 : lengthOf(field, node, walking.variables)) * inside;
}

function requireShallow(path: readonly Step[]): void {
  const most = path[0]?.isIntrospection === true ? LIMITS.introspectionDepth : LIMITS.depth;
  if (path.length > most) throw new TooComplex(`Fields are at most ${most} levels deep.`);
}

/**
 * @NOTE What introspection tells is as long as the schema: once it is short, many times it is not. A
 * list within a list of the same kind, such as the types of fields of types, comes to all pairs.
 */
function requirePlain({ alias, name }: FieldNode, path: readonly Step[]): void {
  if (alias !== undefined) throw new TooComplex("Introspection is asked without aliases.");
  const isChain = name.value === "type" || name.value === "ofType";
  if (isChain || path.filter((step) => step.name === name.value).length === 1) return;
  throw new TooComplex("Introspection asks for each list once on the way down.");
}

/** How many values a field may hold. */
function lengthOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): number {
  const { first, last } = getArgumentValues(field, node, variables);
  const wanted = [first, last].find((size) => typeof size === "number");
  if (field.args.some(({ name }) => name === "after")) return between(wanted ?? PAGE, LONGEST_PAGE);
  if (!isListType(getNullableType(field.type)) || field.name === "nodes") return 1;
  return shownField(field)?.target === null ? SEVERAL : between(wanted ?? MOST, MOST);
}

const between = (size: number, most: number): number => Math.min(Math.max(size, 1), most);

const PAGE = 25;
const LONGEST_PAGE = 100;

/** Of what one entry holds itself: as many items as lists and blocks often have. */
const SEVERAL = 20;

/** The fields that are selected, each with the type it is selected on. */
function fieldsIn(
  { selections }: SelectionSetNode,
  type: GraphQLCompositeType,
  walking: Walking,
): [FieldNode, GraphQLCompositeType][] {
  return selections.flatMap((selection): [FieldNode, GraphQLCompositeType][] => {
    walking.count.fields += 1;
    if (walking.count.fields > LIMITS.fields) {
      throw new TooComplex(`A request has at most ${LIMITS.fields} fields.`);
    }
    if (selection.kind === Kind.FIELD) return [[selection, type]];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : walking.fragments.get(selection.name.value);
    if (fragment === undefined) return [];
    const condition = walking.schema.getType(fragment.typeCondition?.name.value ?? "");
    const on = isCompositeType(condition) ? condition : type;
    return fieldsIn(fragment.selectionSet, on, walking);
  });
}

function fieldOf(
  parent: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | null {
  if (name === "__schema") return SchemaMetaFieldDef;
  if (name === "__type") return TypeMetaFieldDef;
  return isObjectType(parent) ? (parent.getFields()[name] ?? null) : null;
}
