export type GraphEdge = { readonly from: string; readonly to: string };

/** Where a node's box begins, in CSS pixels from the top left corner. */
export type GraphBox = { readonly id: string; readonly x: number; readonly y: number };

/** An edge as an SVG path, and the point that it ends at. */
export type GraphRoute = GraphEdge & {
  readonly path: string;
  readonly end: { readonly x: number; readonly y: number };
};

export type GraphDrawing = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly GraphBox[];
  readonly routes: readonly GraphRoute[];
};

export const BOX = { width: 148, height: 48 };
const GAP = { x: 44, y: 14 };
const SWEEPS = 12;

/** One place in a column: a node, or (with `height` 0) an edge that passes the column by. */
type Place = { readonly key: string; readonly column: number; readonly height: number };
type Link = { readonly from: string; readonly to: string };
type Plan = { readonly columns: Place[][]; readonly links: Link[] };

/**
 * Draws what leads to what from left to right (after Sugiyama): each node in a column right of all
 * that lead to it, in an order with few crossings, near what it is tied to. Edges that close a circle
 * or name unknown nodes are left out. Pure; the same input gives the same drawing.
 */
export function layeredLayout(ids: readonly string[], edges: readonly GraphEdge[]): GraphDrawing {
  const known = new Set(ids);
  const usable = edges.filter(({ from, to }) => known.has(from) && known.has(to));
  const depths = depthsOf(ids, usable);
  const drawn = usable.filter(({ from, to }) => at(depths, from) < at(depths, to));
  const plan = planOf(ids, drawn, depths);
  untangle(plan);
  const middles = middlesOf(plan);
  const boxes = ids.map((id) => ({
    id,
    x: leftOf(at(depths, id)),
    y: at(middles, id) - BOX.height / 2,
  }));
  return {
    width: Math.max(0, leftOf(plan.columns.length) - GAP.x),
    // Edges that pass columns by may run below the last box.
    height: Math.max(0, ...boxes.map(({ y }) => y + BOX.height), ...middles.values()),
    boxes,
    routes: drawn.map((edge) => routeOf(edge, depths, middles)),
  };
}

/** The column of each node: the longest way to it; one that nothing leads to stands near its own. */
function depthsOf(ids: readonly string[], edges: readonly GraphEdge[]): Map<string, number> {
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    open.add(id);
    const before = edges.filter(({ from, to }) => to === id && !open.has(from));
    const depth = Math.max(-1, ...before.map(({ from }) => depthOf(from))) + 1;
    open.delete(id);
    depths.set(id, depth);
    return depth;
  };
  ids.forEach(depthOf);
  const ends = new Set(edges.map(({ to }) => to));
  for (const id of ids.filter((one) => !ends.has(one))) {
    const next = edges.filter(({ from }) => from === id).map(({ to }) => at(depths, to));
    if (next.length > 0) depths.set(id, Math.max(0, Math.min(...next) - 1));
  }
  return depths;
}

/** Columns of places; a long edge becomes a chain of links from column to column. */
function planOf(
  ids: readonly string[],
  edges: readonly GraphEdge[],
  depths: ReadonlyMap<string, number>,
): Plan {
  const count = Math.max(-1, ...depths.values()) + 1;
  const columns: Place[][] = Array.from({ length: count }, () => []);
  const links: Link[] = [];
  const put = (key: string, column: number, height: number) =>
    columns[column]?.push({ key, column, height });
  for (const id of ids) put(id, at(depths, id), BOX.height);
  for (const { from, to } of edges) {
    let last = from;
    for (let column = at(depths, from) + 1; column < at(depths, to); column += 1) {
      const key = passing({ from, to }, column);
      put(key, column, 0);
      links.push({ from: last, to: key });
      last = key;
    }
    links.push({ from: last, to });
  }
  return { columns, links };
}

/** Orders each column by the middle of what its places are tied to, there and back. */
function untangle({ columns, links }: Plan): void {
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const forwards = sweep % 2 === 0;
    for (const column of forwards ? columns : columns.toReversed()) {
      const ranks = new Map(columns.flatMap((one) => one.map(({ key }, rank) => [key, rank])));
      const wish = ({ key }: Place) =>
        mean(tiedTo(links, key, forwards ? "before" : "after"), ranks) ?? at(ranks, key);
      column.sort((a, b) => wish(a) - wish(b));
    }
  }
}

/** The middle of each place from the top: as near to what it is tied to as its neighbours let it. */
function middlesOf({ columns, links }: Plan): Map<string, number> {
  const middles = new Map<string, number>();
  for (const column of columns) spread(column, middles, (_, index) => index);
  // The last sweep goes forwards, so that what has one way to it stands level with where it begins.
  for (let sweep = 1; sweep < SWEEPS; sweep += 1) {
    const forwards = sweep % 2 === 1;
    for (const column of forwards ? columns : columns.toReversed()) {
      const side = forwards ? "before" : "after";
      spread(column, middles, ({ key }) => mean(tiedTo(links, key, side), middles));
    }
  }
  const top = Math.min(
    ...columns.flat().map(({ key, height }) => at(middles, key) - Math.max(height, 1) / 2),
  );
  for (const [key, middle] of middles) middles.set(key, middle - top);
  return middles;
}

/**
 * Gives each place of a column the middle it wishes for, or the nearest that keeps the order and the
 * gaps: neighbours that come too close settle together at the mean of their wishes.
 */
function spread(
  column: readonly Place[],
  middles: Map<string, number>,
  wish: (place: Place, index: number) => number | null,
): void {
  const blocks: { sum: number; count: number }[] = [];
  const offsets: number[] = [];
  column.forEach((place, index) => {
    const above = column[index - 1];
    const step = above === undefined ? 0 : (above.height + place.height) / 2 + GAP.y;
    const offset = (offsets[index - 1] ?? 0) + step;
    offsets.push(offset);
    blocks.push({ sum: (wish(place, index) ?? middles.get(place.key) ?? 0) - offset, count: 1 });
    for (let [a, b] = blocks.slice(-2); a && b && a.sum / a.count > b.sum / b.count;) {
      blocks.splice(-2, 2, { sum: a.sum + b.sum, count: a.count + b.count });
      [a, b] = blocks.slice(-2);
    }
  });
  const bases = blocks.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count));
  column.forEach(({ key }, index) => middles.set(key, (bases[index] ?? 0) + (offsets[index] ?? 0)));
}

/** From box to box in curves that leave and arrive level, straight past the columns between. */
function routeOf(
  edge: GraphEdge,
  depths: ReadonlyMap<string, number>,
  middles: ReadonlyMap<string, number>,
): GraphRoute {
  const [first, last] = [at(depths, edge.from), at(depths, edge.to)];
  let from = { x: leftOf(first) + BOX.width, y: at(middles, edge.from) };
  let path = `M${from.x} ${round(from.y)}`;
  for (let column = first + 1; column <= last; column += 1) {
    const key = column === last ? edge.to : passing(edge, column);
    const to = { x: leftOf(column), y: at(middles, key) };
    const bend = (from.x + to.x) / 2;
    path += `C${bend} ${round(from.y)} ${bend} ${round(to.y)} ${to.x} ${round(to.y)}`;
    if (column < last) path += `h${BOX.width}`;
    from = { x: to.x + (column < last ? BOX.width : 0), y: to.y };
  }
  return { ...edge, path, end: from };
}

function tiedTo(links: readonly Link[], key: string, side: "before" | "after"): string[] {
  if (side === "before") return links.flatMap(({ from, to }) => (to === key ? [from] : []));
  return links.flatMap(({ from, to }) => (from === key ? [to] : []));
}

function mean(keys: readonly string[], values: ReadonlyMap<string, number>): number | null {
  if (keys.length === 0) return null;
  return keys.reduce((sum, key) => sum + at(values, key), 0) / keys.length;
}

const at = (values: ReadonlyMap<string, number>, key: string): number => values.get(key) ?? 0;
const leftOf = (column: number): number => column * (BOX.width + GAP.x);
const passing = ({ from, to }: GraphEdge, column: number): string => `${from} ${to} ${column}`;
const round = (value: number): number => Math.round(value * 10) / 10;
