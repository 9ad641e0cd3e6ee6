import { memberText, typeText, union, type Schema } from "./schema-text.ts";

type Parameter = {
  readonly name?: string;
  readonly schema?: Schema;
};

type Operation = { readonly parameters?: readonly Parameter[] };

/** The API's own description of what a caller may use, as far as types are made of it. */
export type ApiDescription = {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const CONTENT = /^\/api\/v1\/(?:content|drafts)\/([^/{}]+)(?:\/\{id\})?$/;

/**
 * The text of a module of types for what a caller may use: their collections of content, in order of
 * their names. The same description gives the same text.
 */
export function generateTypes(description: ApiDescription): string {
  const names = Object.keys(description.paths).flatMap((path) => CONTENT.exec(path)?.[1] ?? []);
  const collections = [...new Set(names)]
    .toSorted()
    .map((name) => collectionText(name, description));
  return `// Written by \`gatehouse types\`: what you may use of the API. Run it again after a change.

${PREAMBLE}
/** Your collections, for \`createClient<Collections>(…)\`. */
export type Collections = {
${collections.join("")}};
`;
}

function collectionText(name: string, description: ApiDescription): string {
  const { schemas } = description.components;
  const { attributes, relationships } = schemas[name]?.properties ?? {};
  const members = [
    `fields: ${block(attributes?.properties ?? {}, (schema) => typeText(schema, "answered"))}`,
    `links: ${block(relationships?.properties ?? {}, linkText)}`,
    `filter: ${filterText(name, description)}`,
    `sort: ${sortText(name, description)}`,
    `create: ${writtenText(schemas[`${name}-create`])}`,
    `update: ${writtenText(schemas[`${name}-update`])}`,
  ];
  const lines = members.map((member) => `    readonly ${member};\n`).join("");
  return `  readonly ${memberText(name)}: {\n${lines}  };\n`;
}

function block(
  schemas: Readonly<Record<string, Schema>>,
  text: (schema: Schema) => string,
): string {
  const lines = Object.entries(schemas)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, schema]) => `      readonly ${memberText(name)}: ${text(schema)};\n`);
  return lines.length === 0 ? NONE : `{\n${lines.join("")}    }`;
}

/** An object without members. */
const NONE = "{ readonly [Name in never]: never }";

function linkText(schema: Schema): string {
  const data = schema.properties?.["data"] ?? {};
  const to = [data, data.items ?? {}, ...(data.anyOf ?? [])].flatMap(
    ({ properties }) => properties?.["type"]?.const ?? [],
  );
  const isMany = data.type === "array";
  return `{ readonly to: ${union(to.map((type) => JSON.stringify(type)))}; readonly many: ${String(isMany)} }`;
}

/** Null where nothing is written. */
function writtenText(schema: Schema | undefined): string {
  if (schema === undefined) return "null";
  const attributes = schema.properties?.["attributes"];
  if (attributes?.properties === undefined) return NONE;
  const lines = Object.entries(attributes.properties)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `      readonly ${memberText(name)}?: ${typeText(value, "sent")};\n`);
  return `{\n${lines.join("")}    }`;
}

const parameterOf = (collection: string, parameter: string, { paths }: ApiDescription) =>
  ["content", "drafts"]
    .flatMap((view) => paths[`/api/v1/${view}/${collection}`]?.get?.parameters ?? [])
    .find(({ name }) => name === parameter)?.schema;

function sortText(collection: string, description: ApiDescription): string {
  const values = parameterOf(collection, "sort", description)?.items?.enum ?? [];
  return union(values.map((value) => JSON.stringify(value)).toSorted());
}

/** All that may be sought, and all of it combined. */
function filterText(collection: string, description: ApiDescription): string {
  const self = `Collections[${JSON.stringify(collection)}]["filter"]`;
  const links = description.components.schemas[collection]?.properties?.["relationships"];
  const fields = parameterOf(collection, "filter", description)?.properties ?? {};
  const lines = Object.entries(fields)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, schema]) => {
      const to = targetIn(links?.properties?.[name]);
      return `      readonly ${memberText(name)}?: ${conditionText(schema, to)};\n`;
    });
  const combined = ["_and", "_or"].map((name) => `      readonly ${name}?: readonly ${self}[];\n`);
  return `{\n${[...combined, ...lines].join("")}    }`;
}

function targetIn(link: Schema | undefined): string | null {
  const name = /readonly to: ("[^"]+")/.exec(link === undefined ? "" : linkText(link))?.[1];
  return name === undefined ? null : `Collections[${name}]["filter"]`;
}

/** What a field may be compared with: a value, or tests by operators; along a relation, a filter. */
function conditionText(schema: Schema, target: string | null): string {
  const [value = {}, tests = {}] = schema.anyOf ?? [];
  if (schema.anyOf === undefined) return typeText(schema, "sent");
  const isList = value.type === "array";
  const plain = typeText(isList ? (value.items ?? {}) : value, "sent");
  const operators = Object.keys(tests.properties ?? {});
  const isMany = operators.includes("_some");
  return union([
    ...(isList || value.type === "object" ? [] : [plain]),
    ...(target === null || isMany ? [] : [target]),
    testsText(operators, [plain, isMany ? (target ?? "never") : null]),
  ]);
}

function testsText(
  operators: readonly string[],
  [value, target]: readonly [string, string | null],
): string {
  const family = FAMILIES.find(([, names]) => isDeepEqual(names, operators))?.[0];
  const names = family ?? union(operators.map((name) => JSON.stringify(name)).toSorted());
  return `Tests<${[value, names, ...(target === null ? [] : [target])].join(", ")}>`;
}

const isDeepEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join() === other.toSorted().join();

const PRESENCE = ["_null", "_nnull"];
const EQUALITY = ["_eq", "_neq", "_in", "_nin", ...PRESENCE];
const ORDER = [...EQUALITY, "_lt", "_lte", "_gt", "_gte", "_between"];
const PARTS = ["_contains", "_ncontains"];
const EMPTINESS = ["_empty", "_nempty"];

/** Operators that fields of a kind have in common, by the name that the types have for them. */
const FAMILIES: readonly (readonly [string, readonly string[]])[] = [
  ["Presence", PRESENCE],
  ["Equality", EQUALITY],
  ["Order", ORDER],
  ["Text", [...ORDER, ...EMPTINESS, ...PARTS, "_icontains", "_starts_with", "_ends_with"]],
  ["List", [...PRESENCE, ...EMPTINESS, ...PARTS]],
  ["Several", [...PRESENCE, ...EMPTINESS, ...PARTS, "_some", "_none"]],
];

/** What all generated types build on. @NOTE Exported, so that no compiler misses who uses it. */
const PREAMBLE = `${FAMILIES.map(
  ([name, operators]) =>
    `export type ${name} = ${union(operators.map((one) => JSON.stringify(one)))};\n`,
).join("")}
/** What a field is compared with, by operators; \`Target\` is a filter at the other end. */
export type Tests<Value, Operator extends string, Target = never> = {
  readonly [Name in Operator]?: Name extends "_in" | "_nin" | "_between"
    ? readonly Value[]
    : Name extends "_null" | "_nnull" | "_empty" | "_nempty"
      ? boolean
      : Name extends "_some" | "_none"
        ? Target
        : Value | null;
};
`;
