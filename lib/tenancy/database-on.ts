import { Forbidden } from "@/lib/kernel/errors.ts";
import { log } from "@/lib/kernel/log.ts";
import type { Check, PipelinedTransaction } from "@/lib/trips/pipelined-transaction.ts";
import type { Rows } from "@/lib/trips/trip.ts";
import type { Scope } from "./scope.ts";
import { spelled, type Sql } from "./sql.ts";

const transactions = new WeakMap<Scope["db"], PipelinedTransaction>();

/**
 * A transaction as scopes have it: pieces of SQL go to PostgreSQL as they are, and Prisma's models join in
 * where somebody asks for one.
 */
export function databaseOn(transaction: PipelinedTransaction): Scope["db"] {
  const ask = (statement: Spelled, values: readonly unknown[]) =>
    transaction.ask(spelled(statement, values));
  const own: Readonly<Record<string, unknown>> = {
    $queryRaw: async (statement: Spelled, ...values: readonly unknown[]): Promise<Rows> =>
      (await ask(statement, values)).rows,
    $executeRaw: async (statement: Spelled, ...values: readonly unknown[]): Promise<number> =>
      rowsIn((await ask(statement, values)).tag),
  };
  const db = new Proxy(own, {
    get: (_, name) =>
      typeof name !== "string" || name === "then"
        ? undefined
        : (own[name] ?? modelOn(transaction, name)),
  }) as unknown as Scope["db"];
  transactions.set(db, transaction);
  return db;
}

type Spelled = TemplateStringsArray | Sql;

/** How many rows a statement concerned, as PostgreSQL says at its end: `INSERT 0 1`, `UPDATE 3`. */
export const rowsIn = (tag: string): number => Number(/ (\d+)$/.exec(tag)?.[1] ?? 0);

type Model = Readonly<Record<string, (...given: unknown[]) => Promise<unknown>>>;

const modelOn = (transaction: PipelinedTransaction, model: string): unknown =>
  new Proxy(
    {},
    {
      get:
        (_, action) =>
        async (...given: unknown[]) => {
          // @NOTE Here, as what goes wrong with what waits is not Prisma's to tell.
          await transaction.flush();
          const db = (await transaction.joined()) as Record<string, Model>;
          return db[model]?.[String(action)]?.(...given);
        },
    },
  );

/**
 * Sends a change for whose answer nobody has to wait: it goes along with the next statement of the
 * scope, or with its end. What goes wrong with it, or what its check throws, that one throws; without
 * either nothing of the scope happens.
 * @throws Forbidden in a scope that only reads.
 */
export const sendAlong = (scope: Scope, statement: Sql, check?: Check): void =>
  transactionOf(scope).along(statement, check);

/**
 * Sends what others are told once the scope is committed, with its end and no part of it: what fails of
 * that is told to the log alone, for nothing can be undone any more.
 */
export const sendBehind = (scope: Scope, statement: Sql): void =>
  transactionOf(scope).behind(statement, ({ message }) =>
    log.error("what follows a commit failed", { reason: message }),
  );

/** Sends what goes along now, so that what goes wrong with it is told here. */
export const sendWaiting = (scope: Scope): Promise<void> => transactionOf(scope).flush();

/** Goes back to a savepoint of the scope, also after a failure. */
export const backTo = (scope: Scope, savepoint: Sql): Promise<void> =>
  transactionOf(scope).backTo(savepoint);

function transactionOf({ db }: Scope): PipelinedTransaction {
  const transaction = transactions.get(db);
  if (transaction === undefined) throw new Forbidden();
  return transaction;
}
