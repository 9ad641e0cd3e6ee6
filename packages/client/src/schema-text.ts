/** A JSON Schema, as far as the API's own document writes it. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
};

/** Whether what is described is sent or answered: defaults fill in what is not sent. */
export type Side = "sent" | "answered";

/** A schema as a type of TypeScript. What it says of values beyond their types is left out. */
export function typeText(schema: Schema, side: Side): string {
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map((value) => JSON.stringify(value)));
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts !== undefined) return union(parts.map((part) => typeText(part, side)));
  const types = schema.type === undefined ? [] : [schema.type].flat();
  return types.length === 0 ? "unknown" : union(types.map((type) => plainText(type, schema, side)));
}

function plainText(type: string, schema: Schema, side: Side): string {
  switch (type) {
    case "integer":
      return "number";
    case "array":
      return `readonly ${inBrackets(typeText(schema.items ?? {}, side))}[]`;
    case "object":
      return objectText(schema, side);
    default:
      return type;
  }
}

function objectText(
  { properties, required = [], additionalProperties }: Schema,
  side: Side,
): string {
  const members = Object.entries(properties ?? {}).map(([name, schema]) => {
    const isThere = side === "answered" || required.includes(name);
    return `readonly ${memberText(name)}${isThere ? "" : "?"}: ${typeText(schema, side)}`;
  });
  if (members.length > 0) return `{ ${members.join("; ")} }`;
  const rest = typeof additionalProperties === "object" ? typeText(additionalProperties, side) : "";
  return `{ readonly [name: string]: ${rest === "" ? "unknown" : rest} }`;
}

/** The name of a member, in quotes where it needs them. */
export const memberText = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);

/** Several types as one, each once. */
export function union(types: readonly string[]): string {
  const once = [...new Set(types)];
  if (once.includes("unknown")) return "unknown";
  return once.length === 0 ? "never" : once.join(" | ");
}

const inBrackets = (type: string): string =>
  /^[\w"']+$/.test(type) || (type.startsWith("{") && !type.includes(" | ")) ? type : `(${type})`;
