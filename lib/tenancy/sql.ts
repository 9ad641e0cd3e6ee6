import { Prisma } from "@/lib/db/generated/client.ts";
import { toGatehouseError } from "@/lib/db/errors.ts";
import { inOneTrip } from "@/lib/db/pool.ts";
import type { Rows } from "@/lib/trips/trip.ts";

/** A piece of SQL with its values apart; pieces nest. There is no way to make one of a text. */
export type Sql = Prisma.Sql;

/** Makes a piece of SQL of a template; what stands in `${}` is a value or another piece. */
export const sql = Prisma.sql;

/** A statement as Prisma takes one: a template, or a piece of SQL. */
export const spelled = (statement: TemplateStringsArray | Sql, values: readonly unknown[]): Sql =>
  "raw" in statement ? sql(statement, ...values) : statement;

/**
 * A whole number as it is written, and no value apart: how many rows are wanted shapes the plan, and
 * PostgreSQL keeps one for all values. Throws for anything else.
 */
export function wholeNumber(value: number): Sql {
  if (!Number.isSafeInteger(value) || value < 0) throw new TypeError("This is no whole number.");
  return Prisma.raw(String(value));
}

/**
 * The same piece, with its text written out once: for one that is sent again and again, as a piece
 * otherwise puts its text together each time.
 */
export const spelledOut = (piece: Sql): Sql =>
  Object.defineProperty(piece, "text", { value: piece.text });

/**
 * The piece that `make` makes of a value, put together once: after that each other value takes the place
 * of the first.
 */
export function withHole<Value = string>(make: (value: unknown) => Sql): (value: Value) => Sql {
  const hole = {};
  const { strings, values, text } = make(hole);
  return (value) => {
    const filled = new Prisma.Sql(
      strings,
      values.map((one) => (one === hole ? value : one)),
    );
    return Object.defineProperty(filled, "text", { value: text });
  };
}

/** Puts a separator between pieces or values; throws for none. */
export const joinSql: typeof Prisma.join = Prisma.join;

/**
 * Asks several pieces in one round trip and one transaction: a context that the first of them sets
 * ends with the last.
 * @returns the rows of each, as text, numbers, truth, moments, lists and JSON.
 * @throws what a failure of the database means to the house, as `openScope` does.
 */
export async function askTogether(statements: readonly Sql[]): Promise<readonly Rows[]> {
  try {
    return await inOneTrip(statements);
  } catch (cause) {
    throw toGatehouseError(cause);
  }
}
