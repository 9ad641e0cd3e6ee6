import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  type GraphQLInputFieldConfig,
  type GraphQLInputType,
} from "graphql";
import type { FieldKind } from "@/lib/query/field.ts";
import { operandShape, operatorsOf } from "@/lib/query/operators.ts";
import type { CallerField, View } from "./caller-collections.ts";
import { memberName, typeName } from "./names.ts";
import { DATE_TIME, INTEGER, JSON_VALUE } from "./scalars.ts";
import type { TypeStore } from "./type-store.ts";

/** What a list of a collection can be filtered by in a view: the same that the REST API takes. */
export function filterType(store: TypeStore, slug: string, view: View): GraphQLInputObjectType {
  return inputType(store, typeName(slug, view === "draft" ? "Draft_Filter" : "Filter"), () =>
    conditions(store, slug, view),
  );
}

function inputType(
  store: TypeStore,
  name: string,
  fields: () => Record<string, GraphQLInputFieldConfig>,
): GraphQLInputObjectType {
  return store.once(name, () => new GraphQLInputObjectType({ name, fields }));
}

function conditions(
  store: TypeStore,
  slug: string,
  view: View,
): Record<string, GraphQLInputFieldConfig> {
  const self = filterType(store, slug, view);
  const fields = store.collections.get(slug)?.views.get(view) ?? [];
  return {
    _and: { type: listOf(self), description: "All of these hold." },
    _or: { type: listOf(self), description: "One of these holds." },
    id: { type: testsType(store, "id") },
    ...Object.fromEntries(
      fields
        .filter(({ description }) => description.filterable)
        .map((field) => [memberName(field.name), conditionOn(store, field)]),
    ),
  };
}

function conditionOn(store: TypeStore, field: CallerField): GraphQLInputFieldConfig {
  const { description, target } = field;
  const extensions = { [NAME]: field.name };
  if (target === null) return { type: testsType(store, description.kind), extensions };
  const { collection, view } = target;
  const there = filterType(store, collection, view);
  if (description.to === null) {
    const name = typeName(collection, view === "draft" ? "Draft_Several" : "Several");
    const type = inputType(store, name, () => testsOf(description.kind, there));
    return { type, extensions };
  }
  const name = typeName(collection, view === "draft" ? "Draft_Link" : "Link");
  const type = inputType(store, name, () => ({
    ...conditions(store, collection, view),
    ...testsOf(description.kind, there),
  }));
  return { type, extensions };
}

const testsType = (store: TypeStore, kind: FieldKind): GraphQLInputObjectType =>
  inputType(store, TESTS[kind].name, () => testsOf(kind, null));

function testsOf(
  kind: FieldKind,
  there: GraphQLInputType | null,
): Record<string, GraphQLInputFieldConfig> {
  const { value } = TESTS[kind];
  const tests = operatorsOf(kind).flatMap((operator): [string, GraphQLInputFieldConfig][] => {
    switch (operandShape(operator)) {
      case "flag":
        return [[operator, { type: GraphQLBoolean }]];
      case "list":
      case "pair":
        return [[operator, { type: listOf(value) }]];
      case "condition":
        return there === null ? [] : [[operator, { type: there }]];
      default:
        return [[operator, { type: value }]];
    }
  });
  return Object.fromEntries(tests);
}

const listOf = (type: GraphQLInputType) => new GraphQLList(new GraphQLNonNull(type));

/** Where a condition says which field it is on. */
const NAME = "gatehouse:name";

const TESTS: Readonly<Record<FieldKind, { name: string; value: GraphQLInputType }>> = {
  text: { name: "TextTests", value: GraphQLString },
  integer: { name: "IntegerTests", value: INTEGER },
  decimal: { name: "DecimalTests", value: GraphQLFloat },
  boolean: { name: "BooleanTests", value: GraphQLBoolean },
  instant: { name: "InstantTests", value: DATE_TIME },
  id: { name: "IdTests", value: GraphQLID },
  "text-list": { name: "TextListTests", value: GraphQLString },
  "id-list": { name: "IdListTests", value: GraphQLID },
  json: { name: "JsonTests", value: JSON_VALUE },
};

/** A filter by the names of fields, as the language of lists reads it. */
export function filterOf(type: GraphQLInputType, value: unknown): unknown {
  if (type instanceof GraphQLNonNull) return filterOf(type.ofType, value);
  if (type instanceof GraphQLList) {
    const of = type.ofType;
    return Array.isArray(value) ? value.map((part) => filterOf(of, part)) : value;
  }
  if (!(type instanceof GraphQLInputObjectType) || typeof value !== "object" || value === null) {
    return value;
  }
  const fields = type.getFields();
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => {
      const field = fields[key];
      if (field === undefined) return [];
      const name = field.extensions[NAME];
      return [[typeof name === "string" ? name : key, filterOf(field.type, part)]];
    }),
  );
}
