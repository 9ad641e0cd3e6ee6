import type { Rows } from "@/lib/trips/trip.ts";
import type { Scope } from "./scope.ts";
import type { Sql } from "./sql.ts";

type Reader = (statement: Sql) => Promise<Rows>;

const readers = new WeakMap<Scope["db"], Reader>();

/** Notes how content is read by a scope that can tell whether it changed. For `readingTrips` alone. */
export const noteReader = (db: Scope["db"], read: Reader): void => void readers.set(db, read);

/**
 * Reads rows by a statement whose answer follows from the organization's entries and collections, from
 * its own values and from the language, and from nothing else: no clock, no other table. They may be
 * those of an earlier request, where the database said in this one that none of it has changed since;
 * nobody can change them.
 */
export const readContent = <Row>(scope: Scope, statement: Sql): Promise<readonly Row[]> =>
  (readers.get(scope.db)?.(statement) ?? scope.db.$queryRaw(statement)) as Promise<readonly Row[]>;
