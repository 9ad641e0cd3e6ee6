import { LRUCache } from "lru-cache";
import type { Wire } from "./trip.ts";

/** A column of an answer, and how its text is read. */
export type Column = { readonly name: string; readonly read: (text: string) => unknown };

/** Which statements a connection has prepared. */
export type Prepared = {
  /** The name under which a text is prepared; empty for one that was not seen before. */
  readonly nameFor: (text: string) => string;
  /** Undefined: it is not prepared there. */
  readonly columnsOf: (name: string) => readonly Column[] | undefined;
  /** Closes what is in the way of a statement that is prepared next. */
  readonly makeRoom: (name: string, wire: Wire) => void;
  readonly keep: (name: string, columns: readonly Column[]) => void;
  /** Notes that nobody knows whether it is prepared. */
  readonly doubt: (name: string) => void;
};

/** Statements that one connection keeps: each holds its plan, some tens of kilobytes. */
const MOST = 150;

const connections = new WeakMap<Wire, Prepared>();

/** What a connection has prepared; it is empty as long as the connection is new. */
export function preparedOn(wire: Wire): Prepared {
  const known = connections.get(wire) ?? nothingPrepared();
  connections.set(wire, known);
  return known;
}

/** @NOTE By text, for all connections: a text that comes once is not worth a name. */
const names = new LRUCache<string, string>({ max: 2_000 });
let made = 0;

function nameFor(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  made += 1;
  names.set(text, `gatehouse_${made}`);
  return "";
}

function nothingPrepared(): Prepared {
  const columns = new Map<string, readonly Column[]>();
  const doubtful = new Set<string>();
  return {
    nameFor,
    columnsOf: (name) => {
      const found = columns.get(name);
      if (found === undefined) return undefined;
      columns.delete(name);
      columns.set(name, found);
      return found;
    },
    makeRoom: (name, wire) => {
      if (doubtful.delete(name)) wire.close({ type: "S", name });
      const [oldest] = columns.keys();
      if (columns.size < MOST || oldest === undefined) return;
      columns.delete(oldest);
      wire.close({ type: "S", name: oldest });
    },
    keep: (name, found) => void columns.set(name, found),
    doubt: (name) => {
      columns.delete(name);
      doubtful.add(name);
    },
  };
}
