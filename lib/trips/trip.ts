import pg from "pg";
import type { WireValue } from "./wire-value.ts";
import { preparedOn, type Column, type Prepared } from "./prepared.ts";

/** A statement with `$1` and so on in its text. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** One whose values are what goes over the wire. */
export type SentStatement = { readonly text: string; readonly values: readonly WireValue[] };

/** The rows of one statement. */
export type Rows = readonly Readonly<Record<string, unknown>>[];

/** What came of one statement: its rows, and what PostgreSQL says that it did, such as `UPDATE 1`. */
export type Answer = { readonly rows: Rows; readonly tag: string };

/** What is used of the connection that `pg` hands to whoever submits to it (its `Submittable`). */
export type Wire = {
  readonly stream: { readonly cork: () => void; readonly uncork: () => void };
  readonly parse: (query: { name: string; text: string; types: readonly number[] }) => void;
  readonly bind: (config: {
    readonly statement: string;
    readonly values: readonly WireValue[];
  }) => void;
  readonly describe: (portal: { type: "P"; name: string }) => void;
  readonly execute: (portal: { portal: string; rows: number }) => void;
  readonly close: (statement: { type: "S"; name: string }) => void;
  readonly sync: () => void;
};

const INT8 = 20;

/** @NOTE By number: a database may have types that `pg` has no name for. Long numbers as Prisma has them. */
const parserOf = (type: number): Column["read"] =>
  type === INT8 ? BigInt : (pg.types.getTypeParser as (type: number) => Column["read"])(type);

type Message = { readonly fields: readonly (string | null)[] };
type Description = {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
};

/**
 * Several statements with one `Sync` behind them, as PostgreSQL's extended protocol allows it. Those
 * that come again are prepared by name, once a connection, and described no more after that.
 * @NOTE `pg` calls these methods; it takes anything that has them (pg-cursor does the same).
 */
export class Trip {
  /**
   * With what came of all statements; after an error, of those before it.
   * @NOTE Replaced by `pg`, which puts its time limit around it.
   */
  callback: (error: Error | null, answers?: readonly Answer[]) => void;
  readonly #statements: readonly SentStatement[];
  readonly #rows: Record<string, unknown>[][];
  #prepared: Prepared | null = null;
  #names: readonly string[] = [];
  #columns: (readonly Column[])[] = [];
  readonly #tags: string[] = [];

  constructor(statements: readonly SentStatement[], callback: Trip["callback"]) {
    this.#statements = statements;
    this.#rows = statements.map(() => []);
    this.callback = callback;
  }

  submit(wire: Wire): Error | null {
    const prepared = preparedOn(wire);
    this.#prepared = prepared;
    const names = this.#statements.map(({ text }) => prepared.nameFor(text));
    // @NOTE A name can be given once; the same text again goes without one.
    this.#names = names.map((name, at) => (names.indexOf(name) === at ? name : ""));
    wire.stream.cork();
    try {
      for (const [at, statement] of this.#statements.entries()) this.#send(wire, at, statement);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
    return null;
  }

  #send(wire: Wire, at: number, { text, values }: SentStatement): void {
    const name = this.#names[at] ?? "";
    const known = name === "" ? undefined : this.#prepared?.columnsOf(name);
    if (known === undefined) {
      if (name !== "") this.#prepared?.makeRoom(name, wire);
      wire.parse({ name, text, types: [] });
    }
    wire.bind({ statement: name, values });
    if (known === undefined) wire.describe({ type: "P", name: "" });
    else this.#columns[at] = known;
    wire.execute({ portal: "", rows: 0 });
  }

  handleRowDescription({ fields }: Description): void {
    this.#columns[this.#tags.length] = fields.map(({ name, dataTypeID }) => ({
      name,
      read: parserOf(dataTypeID),
    }));
  }

  handleDataRow({ fields }: Message): void {
    const row: Record<string, unknown> = {};
    for (const [at, { name, read }] of (this.#columns[this.#tags.length] ?? []).entries()) {
      const field = fields[at] ?? null;
      row[name] = field === null ? null : read(field);
    }
    this.#rows[this.#tags.length]?.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const at = this.#tags.length;
    const name = this.#names[at] ?? "";
    if (name !== "") this.#prepared?.keep(name, this.#columns[at] ?? []);
    this.#tags.push(text);
  }

  handleEmptyQuery(): void {
    this.#tags.push("");
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#answers());
  }

  /** @NOTE Whether those that were behind were prepared nobody tells; they are prepared anew. */
  handleError(error: Error): void {
    for (const name of this.#names.slice(this.#tags.length)) this.#prepared?.doubt(name);
    this.callback(error, this.#answers());
  }

  #answers(): Answer[] {
    return this.#tags.map((tag, at) => ({ tag, rows: this.#rows[at] ?? [] }));
  }
}
