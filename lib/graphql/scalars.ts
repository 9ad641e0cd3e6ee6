import { GraphQLScalarType, Kind, valueFromASTUntyped } from "graphql";
import { Invalid } from "@/lib/kernel/errors.ts";

/** Any JSON value. */
export const JSON_VALUE = new GraphQLScalarType({
  name: "JSON",
  description: "Any JSON value.",
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

/** An instant in UTC. */
export const DATE_TIME = new GraphQLScalarType({
  name: "DateTime",
  description: "A day and a time in UTC, as ISO 8601 spells it.",
  parseValue: textOnly,
  parseLiteral: (node) => textOnly(node.kind === Kind.STRING ? node.value : null),
});

/** @NOTE GraphQL's own Int ends at 2,147,483,647. */
export const INTEGER = new GraphQLScalarType({
  name: "Integer",
  description: "A whole number between -1,000,000,000,000,000 and 1,000,000,000,000,000.",
  parseValue: wholeNumber,
  parseLiteral: (node) => wholeNumber(node.kind === Kind.INT ? Number(node.value) : null),
});

function textOnly(value: unknown): string {
  if (typeof value === "string") return value;
  throw new Invalid("Give a day and a time as a text, such as 2026-11-22T10:30:00Z.");
}

function wholeNumber(value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new Invalid("Give a whole number.");
}
