import type { Scope } from "@/lib/tenancy/scope.ts";
import type { View } from "../resource/entry-sql.ts";
import { defaultMenu } from "./default-menu.ts";
import { MENUS, type Menu, type MenuItem, type ShownItem, type ShownMenus } from "./menu.ts";
import { readMenus } from "./repository.ts";
import { findStandings, type FindStanding } from "./standing-targets.ts";

/**
 * The website's menus as its visitor may see them: an item whose target they may not read is not
 * there, and with it what stands below it.
 */
export async function showMenus(scope: Scope, view: View): Promise<ShownMenus> {
  const kept = await readMenus(scope);
  const items = {} as Record<Menu, readonly MenuItem[]>;
  for (const menu of MENUS) {
    items[menu] = kept[menu]?.items ?? (await defaultMenu(scope, view, menu));
  }
  const find = await findStandings(scope, view, targetsIn(Object.values(items).flat()));
  return { header: shown(items.header, find), footer: shown(items.footer, find) };
}

/** All that some items lead to, and those below them. */
export const targetsIn = (items: readonly MenuItem[]) =>
  items.flatMap(({ target, items: below }) => [target, ...below.map((item) => item.target)]);

type Arranged = Pick<MenuItem, "label" | "target"> & Partial<Pick<MenuItem, "items">>;

const shown = (items: readonly Arranged[], find: FindStanding): ShownItem[] =>
  items.flatMap(({ label, target, items: below = [] }) => {
    const standing = find(target);
    if (standing === null) return [];
    return [{ label: label || standing.title, href: standing.href, items: shown(below, find) }];
  });
