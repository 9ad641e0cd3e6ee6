import type { Json, JsonObject } from "@/lib/kernel/json.ts";

/** The longest line; what needs more stands below its name. */
const WIDTH = 100;

/**
 * Writes an object as YAML 1.2, the same text for the same value: what fits on a line stands on one,
 * but for lists of objects, whose items begin a line each. Ends in a line break.
 */
export const yamlText = (value: JsonObject): string => `${membersOf(value, "").join("\n")}\n`;

/** A value on one line. */
export const yamlLine = (value: Json): string => flow(value);

/** @param indent is what every line begins with. */
const membersOf = (value: JsonObject, indent: string): string[] =>
  Object.entries(value).flatMap(([name, member]) => memberOf(`${indent}${scalar(name)}:`, member));

function memberOf(head: string, value: Json): string[] {
  const line = `${head} ${flow(value)}`;
  const indent = " ".repeat(head.length - head.trimStart().length + 2);
  if (!isLong(value, line)) return [line];
  return [head, ...blockOf(value, indent)];
}

/** An object or list on lines of its own. */
function blockOf(value: Json, indent: string): string[] {
  if (!Array.isArray(value)) return membersOf(value as JsonObject, indent);
  return value.flatMap((item) => {
    const line = `${indent}- ${flow(item)}`;
    if (typeof item !== "object" || item === null || isEmpty(item)) return [line];
    if (isRule(item) && line.length <= WIDTH) return [line];
    const [first = "", ...rest] = blockOf(item, `${indent}  `);
    return [`${indent}- ${first.trimStart()}`, ...rest];
  });
}

function isLong(value: Json, line: string): boolean {
  if (typeof value !== "object" || value === null || isEmpty(value)) return false;
  return line.length > WIDTH || isListOfParts(value);
}

/** Roles, policies, permissions, assertions: a line for each of their members keeps changes small. */
const isListOfParts = (value: Json): boolean =>
  Array.isArray(value) &&
  value.some((one) => typeof one === "object" && one !== null && !isRule(one));

/** A condition: all that it says stands behind a field's name or an operator, one or several. */
const isRule = (value: Json): boolean =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every((one) => typeof one === "object");

const isEmpty = (value: Json): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

function flow(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, one]) => `${scalar(name)}: ${flow(one)}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  return typeof value === "string" ? scalar(value) : JSON.stringify(value);
}

const PLAIN = /^[\p{L}$_](?:[\p{L}\p{N}$_./()+-]| (?! |$))*$/u;
const WORDS = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** A text bare where every reader takes it for a text, and as in JSON otherwise. */
const scalar = (text: string): string =>
  PLAIN.test(text) && !WORDS.test(text) ? text : JSON.stringify(text);
