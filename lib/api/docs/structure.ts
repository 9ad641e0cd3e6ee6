import type { Json, JsonObject } from "@/lib/kernel/json.ts";

/** What a structured value holds, in a few words, by its schema: «list of objects: at, what». */
export function structureOf(schema: JsonObject): string {
  const [plain = schema] = partsOf(schema).filter((part) => part["type"] !== "null");
  if (plain["type"] === "array") {
    const kinds = partsOf(objectIn(plain["items"])).flatMap(kindOf);
    return kinds.length > 0 ? `blocks: ${kinds.join(", ")}` : listText(objectIn(plain["items"]));
  }
  return isRichText(plain) ? "rich text" : objectText("object", plain);
}

function listText(items: JsonObject): string {
  return "properties" in items ? objectText("list of objects", items) : "list";
}

function objectText(what: string, { properties }: JsonObject): string {
  const names = Object.keys(objectIn(properties));
  return names.length === 0 ? "structured" : `${what}: ${names.join(", ")}`;
}

/** The ways that a value can be, where there are several. */
const partsOf = (schema: JsonObject): JsonObject[] =>
  [schema["anyOf"] ?? schema["oneOf"] ?? []].flat().map(objectIn);

/** What a block is called, as its schema fixes it. */
function kindOf({ properties }: JsonObject): string[] {
  const { const: kind } = objectIn(objectIn(properties)["kind"]);
  return typeof kind === "string" ? [kind] : [];
}

const isRichText = ({ properties }: JsonObject): boolean =>
  objectIn(objectIn(properties)["type"])["const"] === "doc";

const objectIn = (value: Json | undefined): JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
