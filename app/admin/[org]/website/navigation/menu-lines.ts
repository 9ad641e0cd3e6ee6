import type { MenuItem, MenuTarget } from "@/lib/content/menus/menu.ts";

/** An item as a line of the screen: one below another is a step in from it. */
export type MenuLine = {
  readonly key: string;
  readonly label: string;
  readonly target: MenuTarget;
  readonly isBelow: boolean;
};

/** The items of a menu line by line. */
export const linesOf = (items: readonly MenuItem[]): MenuLine[] =>
  items.flatMap(({ label, target, items: below }, at) => [
    { key: `${at}`, label, target, isBelow: false },
    ...below.map((item, under) => ({ ...item, key: `${at}-${under}`, isBelow: true })),
  ]);

/** The lines as items again; nothing stands above the first. */
export function itemsOf(lines: readonly MenuLine[]): MenuItem[] {
  const items: { label: string; target: MenuTarget; items: MenuItem["items"][number][] }[] = [];
  for (const { label, target, isBelow } of lines) {
    const above = items.at(-1);
    if (isBelow && above !== undefined) above.items.push({ label, target });
    else items.push({ label, target, items: [] });
  }
  return items;
}

/** Lines in which the first stands by itself, whatever was moved there. */
export const inOrder = (lines: readonly MenuLine[]): MenuLine[] =>
  lines.map((line, at) => (at === 0 && line.isBelow ? { ...line, isBelow: false } : line));

/** Whether two menus are the same, whatever their lines are called. */
export const isSameMenu = (one: readonly MenuLine[], other: readonly MenuLine[]): boolean =>
  JSON.stringify(itemsOf(one)) === JSON.stringify(itemsOf(other));
