import { createHash } from "node:crypto";
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

/**
 * @NOTE On globalThis, as the pool is: the server and Next's bundles each have a copy of this module,
 * and what one of them prepared on a connection the other must know of.
 */
const keeper = globalThis as typeof globalThis & { gatehousePrepared?: Shared };

type Shared = {
  readonly connections: WeakMap<Wire, Prepared>;
  /** Names by text, for all connections: a text that comes once is not worth a name. */
  readonly names: LRUCache<string, string>;
};

function shared(): Shared {
  keeper.gatehousePrepared ??= {
    connections: new WeakMap(),
    names: new LRUCache<string, string>({ max: 2_000 }),
  };
  return keeper.gatehousePrepared;
}

/** What a connection has prepared; it is empty as long as the connection is new. */
export function preparedOn(wire: Wire): Prepared {
  const { connections } = shared();
  const known = connections.get(wire) ?? nothingPrepared();
  connections.set(wire, known);
  return known;
}

function nameFor(text: string): string {
  const { names } = shared();
  const known = names.get(text);
  if (known !== undefined) return known;
  names.set(text, nameOf(text));
  return "";
}

/** @NOTE Of the text itself: whoever takes a name for prepared that is not can get no other text. */
const nameOf = (text: string): string =>
  `gatehouse_${createHash("sha256").update(text).digest("base64url")}`;

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
