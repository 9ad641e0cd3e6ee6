import type { JsonObject } from "@/lib/kernel/json.ts";
import { JSON_API } from "../media-type.ts";
import { EXAMPLE_ID, exampleBody, exampleIdentifier } from "../reference/example.ts";
import type { OperationReference, ResourceReference } from "../reference/reference.ts";
import type { OperationKind } from "../route.ts";
import { creatable, schemaRef, updatable } from "./resource-schemas.ts";
import { linkageSchemas, linkTypes } from "./responses.ts";

type RequestBody = {
  required: true;
  content: { [type: string]: { schema: JsonObject; example: JsonObject } };
};

/** What an operation is sent; null for one that reads no body. */
export function requestBodyOf(
  { route }: OperationReference,
  resource: ResourceReference,
): RequestBody | null {
  const { type } = resource;
  if (route.body === "none") return null;
  if (route.body === "entries") {
    const data = { type: "array", maxItems: 100, items: namedSchema(type) };
    const example = { ...exampleIdentifier(type), meta: { ifMatch: '"3.9f86d081884c7d65"' } };
    return requestBody(wrapped(data), { data: [example] });
  }
  if (route.body === "identifier" && !LINK_KINDS.has(route.kind)) {
    return requestBody(wrapped(namedSchema(type)), { data: exampleIdentifier(type) });
  }
  if (route.body === "identifier") {
    const [first = type] = linkTypes(resource);
    const isList = route.kind !== "update-relationship";
    const schemas = linkageSchemas(resource).filter(({ type }) => !isList || type === "array");
    const example = exampleIdentifier(first);
    return requestBody(wrapped({ anyOf: schemas }), { data: isList ? [example] : example });
  }
  const isNew = route.kind === "create";
  const fields = isNew ? creatable(resource) : updatable(resource);
  if (fields.length === 0) return requestBody({ type: "object" }, { data: { type } });
  const schema = wrapped(schemaRef(`${type}-${isNew ? "create" : "update"}`));
  return requestBody(schema, exampleBody(resource, { fields, id: isNew ? null : EXAMPLE_ID }));
}

/** The rows whose identifiers are linkage; to others an identifier names an entry of their own type. */
const LINK_KINDS: ReadonlySet<OperationKind> = new Set([
  ...(["update-relationship", "add-relationship", "remove-relationship"] as const),
]);

const namedSchema = (type: string): JsonObject => ({
  ...{ type: "object", required: ["type", "id"] },
  properties: { type: { const: type }, id: { type: "string" }, meta: { type: "object" } },
});

const wrapped = (data: JsonObject): JsonObject => ({
  ...{ type: "object", required: ["data"], properties: { data } },
});

const requestBody = (schema: JsonObject, example: JsonObject): RequestBody => ({
  required: true,
  content: { [JSON_API]: { schema, example } },
});
