import { parse, type Compare, type Filter } from "scim2-parse-filter";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import { ScimInvalid } from "./scim-invalid.ts";

/** Where an attribute is kept. `exact`: upper and lower case differ (RFC 7643 §2.2). */
export type Attribute = {
  readonly sql: Sql;
  readonly kind: "text" | "exact" | "boolean";
  /** Stands for a test of it in place of `sql`, where there are several values. */
  readonly holds?: (value: string) => Sql;
};

/** Attributes by their names in lower case. */
export type Attributes = ReadonlyMap<string, Attribute>;

const LONGEST = 2_000;
const MOST_TESTS = 20;

/**
 * A filter of SCIM (RFC 7644 §3.4.2.2) as a condition. Nothing but the attributes given can be asked
 * about, and no value becomes a pattern.
 * @throws ScimInvalid for a filter that cannot be read, is too long, or asks about something else.
 */
export function compileFilter(text: string | null, attributes: Attributes): Sql {
  if (text === null || text.trim() === "") return sql`true`;
  if (text.length > LONGEST) throw invalid("The filter is too long.");
  const budget = { left: MOST_TESTS };
  return conditionOf(read(text), { attributes, budget });
}

type Around = { readonly attributes: Attributes; readonly budget: { left: number } };

function read(text: string): Filter {
  try {
    return parse(text);
  } catch {
    throw invalid("The filter cannot be read.");
  }
}

function conditionOf(filter: Filter, around: Around): Sql {
  around.budget.left -= 1;
  if (around.budget.left < 0) throw invalid("The filter asks too much at once.");
  switch (filter.op) {
    case "and":
    case "or": {
      const parts = filter.filters.map((one) => sql`(${conditionOf(one, around)})`);
      return joinSql(parts, filter.op === "and" ? " AND " : " OR ");
    }
    case "not":
      return sql`NOT (${conditionOf(filter.filter, around)})`;
    case "[]":
      throw invalid("Ask about the attribute itself: emails.value, members.value.");
    case "pr":
      return presence(attributeOf(filter.attrPath, around));
    default:
      return testOf(filter, attributeOf(filter.attrPath, around));
  }
}

function attributeOf(path: string, { attributes }: Around): Attribute {
  const name = path.toLowerCase().replace(/^urn:ietf:params:scim:schemas:core:2\.0:\w+:/, "");
  const found = attributes.get(name);
  if (found === undefined) throw invalid("The filter names an attribute that is not searchable.");
  return found;
}

function presence({ sql: kept, holds }: Attribute): Sql {
  if (holds !== undefined) throw invalid("Only eq compares this attribute.");
  return sql`${kept} IS NOT NULL`;
}

function testOf({ op, compValue }: Compare, { sql: kept, kind, holds }: Attribute): Sql {
  if (kind === "boolean") {
    if (op !== "eq" && op !== "ne") throw invalid("Only eq and ne compare this attribute.");
    const isTrue = String(compValue).toLowerCase() === "true";
    return sql`coalesce(${kept}, false) = ${op === "eq" ? isTrue : !isTrue}`;
  }
  if (typeof compValue !== "string" || compValue.includes("\0")) {
    throw invalid("The filter compares a text with something else.");
  }
  if (holds !== undefined) {
    if (op !== "eq") throw invalid("Only eq compares this attribute.");
    return holds(compValue);
  }
  const [column, value] =
    kind === "exact" ? [kept, sql`${compValue}`] : [sql`lower(${kept})`, sql`lower(${compValue})`];
  return compared(op, column, value);
}

function compared(op: Compare["op"], column: Sql, value: Sql): Sql {
  switch (op) {
    case "eq":
      return sql`coalesce(${column} = ${value}::text, false)`;
    case "ne":
      return sql`${column} IS DISTINCT FROM ${value}::text`;
    case "co":
      return sql`coalesce(strpos(${column}, ${value}::text) > 0, false)`;
    case "sw":
      return sql`coalesce(starts_with(${column}, ${value}::text), false)`;
    case "ew":
      return sql`coalesce(right(${column}, length(${value}::text)) = ${value}::text, false)`;
    default:
      throw invalid("Compare with eq, ne, co, sw, ew or pr.");
  }
}

const invalid = (detail: string) => new ScimInvalid("invalidFilter", detail);
