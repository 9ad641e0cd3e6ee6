import { isSystemCollection } from "@/lib/access/ruled-collections.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { leadsTo } from "@/lib/query/field.ts";
import { operandShape, operatorsOf } from "@/lib/query/operators.ts";
import { readSchema } from "../reference/field-schema.ts";
import {
  shownFields,
  type OperationReference,
  type ResourceReference,
} from "../reference/reference.ts";

const parameterRef = (name: string): JsonObject => ({ $ref: `#/components/parameters/${name}` });

/** Parameters that mean the same everywhere. */
export const COMMON_PARAMETERS: Readonly<Record<string, JsonObject>> = {
  organization: {
    ...{ name: "X-Organization", in: "header", schema: { type: "string" }, example: "acme" },
    description:
      "The organization's slug. Needed on the dashboard's host; an organization's own host names it.",
  },
  "if-match": {
    ...{
      name: "If-Match",
      in: "header",
      schema: { type: "string" },
      example: '"3.9f86d081884c7d65"',
    },
    description:
      "The ETag of the state that the change was made from. Needed to change or delete entries.",
  },
  "idempotency-key": {
    ...{ name: "Idempotency-Key", in: "header", schema: { type: "string" } },
    example: "7f9c24e8-3b1d-4a52-8e0f-6c5d4b3a2f1e",
    description: "The same request with the same key happens once; its answer is told again.",
  },
  "page-size": {
    ...{ name: "page[size]", in: "query" },
    schema: {
      anyOf: [{ type: "integer", minimum: 1, maximum: 100 }, { const: "all" }],
      default: 25,
    },
    description:
      "How many to list at once. `all` of it as a stream, where the answer is `application/json` or " +
      "`text/csv`, which is all of it by itself.",
  },
  "confirm-loss": {
    ...{ name: "confirmLoss", in: "query", schema: { type: "string" } },
    description: "That what would be lost was looked at: the `digest` of the preview.",
  },
  "in-locale": {
    ...{ name: "inLocale", in: "query", schema: { type: "string" }, example: "de" },
    description:
      "The language to read or write in, one of the organization's; what says nothing in it is in the default one. A status written with it publishes that language alone.",
  },
  "page-after": place("after", "what follows"),
  "page-before": place("before", "what leads up to"),
};

function place(side: string, what: string): JsonObject {
  return {
    ...{ name: `page[${side}]`, in: "query", schema: { type: "string" } },
    description: `Lists ${what} a place. Take it from the links of another page.`,
  };
}

/** All that an operation may be told beside its body. */
export function parametersOf(
  { route, path }: OperationReference,
  resource: ResourceReference,
  all: readonly ResourceReference[],
): JsonObject[] {
  const { parameters: families, method } = route;
  return [
    ...pathParameters(path, resource),
    parameterRef("organization"),
    ...(families.includes("filter") ? [filterParameter(resource)] : []),
    ...(families.includes("sort") ? [sortParameter(resource)] : []),
    ...(families.includes("page")
      ? ["page-size", "page-after", "page-before"].map(parameterRef)
      : []),
    ...(families.includes("include") ? includeParameter(resource) : []),
    ...(families.includes("fields") ? withinReach(resource, all).map(fieldsParameter) : []),
    ...(families.includes("confirmLoss") ? [parameterRef("confirm-loss")] : []),
    ...(families.includes("inLocale") ? [parameterRef("in-locale")] : []),
    ...(route.precondition === undefined ? [] : [parameterRef(route.precondition)]),
    ...(method === "POST" ? [parameterRef("idempotency-key")] : []),
  ];
}

/** The type and all that can be included from it, at whatever distance. */
function withinReach(
  resource: ResourceReference,
  all: readonly ResourceReference[],
): readonly ResourceReference[] {
  const reached = new Set([resource.type]);
  // @NOTE What is added while a set is walked is walked too.
  for (const type of reached) {
    for (const { description } of all.find((one) => one.type === type)?.fields ?? []) {
      const type = leadsTo(description);
      if (type !== null) reached.add(type);
    }
  }
  return all.filter(({ type }) => reached.has(type));
}

function pathParameters(path: string, resource: ResourceReference): JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    ...{ name, in: "path", required: true },
    schema: name === "name" ? { type: "string", enum: linkNames(resource) } : { type: "string" },
  }));
}

const linkNames = (resource: ResourceReference): string[] =>
  shownFields(resource)
    .filter(({ description }) => leadsTo(description) !== null)
    .map(({ name }) => name);

/** @NOTE `deepObject` says how one level is written; operators are one more of the same. */
function filterParameter(resource: ResourceReference): JsonObject {
  const filterable = resource.fields.filter((one) => one.mayRead && one.description.filterable);
  const properties = filterable.map(({ name, description }): [string, JsonObject] => {
    const value = readSchema({ ...description, nullable: false });
    const operators = operatorsOf(description.kind).map((operator): [string, JsonObject] => [
      operator,
      operandShape(operator) === "flag" ? { type: "boolean" } : { type: "string" },
    ]);
    const tests = { type: "object", properties: Object.fromEntries(operators) };
    return [name, { anyOf: [value, { ...tests, additionalProperties: false }] }];
  });
  return {
    ...{ name: "filter", in: "query", style: "deepObject", explode: true },
    description:
      "Which entries to list: `filter[field][_operator]=value`, `filter[field]=value` for `_eq`, " +
      "`filter[_or][0][field]=…`. A list is written with commas. Or all of it as JSON: `filter={…}`.",
    schema: {
      type: "object",
      properties: { ...Object.fromEntries(properties), ...searchOf(resource) },
    },
  };
}

/** Words are looked for in content; nothing else keeps texts. */
const searchOf = ({ type }: ResourceReference): JsonObject =>
  isSystemCollection(type)
    ? {}
    : {
        _search: {
          description: "Words, all of which must be there, in fields that you may read.",
          ...{ type: "string", maxLength: 300 },
        },
      };

function sortParameter(resource: ResourceReference): JsonObject {
  const names = resource.fields
    .filter(({ mayRead, description }) => mayRead && description.sortable)
    .flatMap(({ name }) => [name, `-${name}`]);
  return listParameter("sort", "The order; a minus makes it descending.", names);
}

function includeParameter(resource: ResourceReference): JsonObject[] {
  const names = linkNames(resource);
  if (names.length === 0) return [];
  const text = `Related entries to bring along: ${names.join(", ")}. A path goes on with a dot.`;
  return [listParameter("include", text, null)];
}

function fieldsParameter(resource: ResourceReference): JsonObject {
  const names = shownFields(resource).map(({ name }) => name);
  return listParameter(
    `fields[${resource.type}]`,
    `The fields of ${resource.type} to show.`,
    names,
  );
}

const listParameter = (
  name: string,
  description: string,
  values: readonly string[] | null,
): JsonObject => ({
  ...{ name, description, in: "query", style: "form", explode: false },
  schema: {
    type: "array",
    items: {
      type: "string",
      ...(values === null || values.length === 0 ? {} : { enum: [...values] }),
    },
  },
});
