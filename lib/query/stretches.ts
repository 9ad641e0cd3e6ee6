import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { beyond, keyText, orderBy, reversed } from "./keyset.ts";
import { orderByKey } from "./order-by-key.ts";
import type { Window } from "./page.ts";
import type { SortKey } from "./sort.ts";
import type { Source } from "./source.ts";

/** Rows that stand together in the order of a list, as one index may walk them. */
type Stretch = {
  readonly from: Sql;
  readonly where: Sql;
  readonly orderBy: Sql;
  /** What a cursor holds of each row. */
  readonly texts: readonly Sql[];
};

/**
 * The stretches of a list in which a page may have rows, in the order in which it walks them. Most lists are one
 * stretch. Where rows hide the first field of the order, those that show it are one, walked by an index
 * that may well hold what is hidden, and those that hide it the other, in which it says nothing.
 */
export function stretches(
  source: Source,
  sort: readonly SortKey[],
  window: Window,
): readonly Stretch[] {
  const texts = sort.map(({ field }) => keyText(field));
  return partsOf(sort, window).map((part) => {
    const { from, where, keys: forward } = orderByKey(source, part.keys);
    const keys = window.side === "before" ? reversed(forward) : forward;
    const isBeyond = part.place === null ? sql`true` : beyond(keys, part.place);
    return {
      from,
      where: sql`${where} AND ${part.where} AND ${isBeyond}`,
      orderBy: orderBy(keys),
      texts,
    };
  });
}

type Part = {
  readonly where: Sql;
  /** The end of the order's keys: those before say the same of all its rows. */
  readonly keys: readonly SortKey[];
  readonly hides: boolean;
};

type Begun = Part & {
  /** Null: at its beginning. */
  readonly place: Window["from"];
};

/** Those from the page's place on. */
function partsOf(sort: readonly SortKey[], { from, side }: Window): readonly Begun[] {
  const parts = side === "before" ? partsIn(sort).toReversed() : partsIn(sort);
  if (from === null) return parts.map((part) => ({ ...part, place: null }));
  const at = parts.length === 1 ? 0 : parts.findIndex(({ hides }) => hides === (from[0] === true));
  return parts.slice(at).map((part, index) => ({
    ...part,
    place: index === 0 ? from.slice(sort.length - part.keys.length) : null,
  }));
}

function partsIn(sort: readonly SortKey[]): readonly Part[] {
  const [flag, first, ...rest] = sort;
  const { shownIf, whereShown } = first?.field ?? {};
  const isSplit = flag?.isHidden === true && first !== undefined;
  if (!isSplit || shownIf === undefined || whereShown === undefined) {
    return [{ where: sql`true`, keys: sort, hides: false }];
  }
  return [
    { where: sql`(${shownIf})`, keys: [{ ...first, field: whereShown }, ...rest], hides: false },
    { where: flag.field.sql, keys: rest, hides: true },
  ];
}
