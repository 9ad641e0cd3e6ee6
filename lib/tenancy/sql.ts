import { Prisma } from "@/lib/db/generated/client.ts";

/** A piece of SQL with its values apart; pieces nest. There is no way to make one of a text. */
export type Sql = Prisma.Sql;

/** Makes a piece of SQL of a template; what stands in `${}` is a value or another piece. */
export const sql = Prisma.sql;

/** Puts a separator between pieces or values; throws for none. */
export const joinSql: typeof Prisma.join = Prisma.join;
