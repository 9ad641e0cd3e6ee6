import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { MOST_COLUMNS, type Row, UNSPEAKABLE } from "./columns-of.ts";
import { jsonValues, type ListedValue } from "./json-values.ts";

/**
 * The rows of a list of objects. Of an entry as our own API writes it, its attributes are the columns,
 * and the ids that it is related to. What is no object is told as such.
 */
export async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  for await (const listed of jsonValues(text)) yield rowOf(listed);
}

function rowOf({ line, value, twice }: ListedValue): Row {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { line, values: {}, problem: "it is no object" };
  }
  const values = flat(value);
  const names = Object.keys(values);
  const unspeakable = names.find((name) => UNSPEAKABLE.has(name));
  if (twice !== null) return { line, values, problem: `it says “${twice.slice(0, 60)}” twice` };
  if (unspeakable !== undefined) {
    return { line, values: {}, problem: `nothing can be called “${unspeakable}”` };
  }
  const problem = names.length > MOST_COLUMNS ? `it has more than ${MOST_COLUMNS} members` : null;
  return { line, values, problem };
}

/** An entry of our own API, or what somebody else wrote. */
function flat(value: JsonObject): JsonObject {
  const { id, attributes, relationships } = value;
  if (!isObject(attributes)) return value;
  const links = Object.entries(isObject(relationships) ? relationships : {}).map(
    ([name, link]): [string, Json] => [name, linked(link)],
  );
  return { ...Object.fromEntries(links), ...attributes, ...(id === undefined ? {} : { id }) };
}

function linked(link: Json): Json {
  const data = isObject(link) ? (link["data"] ?? null) : null;
  const idOf = (one: Json): Json => (isObject(one) ? (one["id"] ?? null) : null);
  return Array.isArray(data) ? data.map(idOf) : idOf(data);
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
