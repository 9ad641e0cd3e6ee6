import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { defaultMenu } from "./default-menu.ts";
import { menuSchema, type Menu, type MenuItem, type MenuTarget } from "./menu.ts";
import { readMenus } from "./repository.ts";
import { targetsIn } from "./show-menus.ts";
import { findStandings, type Standing } from "./standing-targets.ts";

/**
 * What somebody who arranges a menu is told of a target: what it is called and where it stands.
 * `draft`: it is not published, and so not in the menu of those who see what is; `hidden`: there is
 * nothing that the asker may see.
 */
export type TargetState =
  (Standing & { readonly state: "shown" | "draft" }) | { readonly state: "hidden" };

/** A menu as it was arranged, or as it is by itself. */
export type ArrangedMenu = {
  readonly menu: Menu;
  readonly isArranged: boolean;
  /** 0: nobody arranged it yet. */
  readonly revision: number;
  readonly items: readonly MenuItem[];
  /** By `targetKey`. */
  readonly targets: Readonly<Record<string, TargetState>>;
};

/** A menu with all of its items, whatever becomes of them, and what their targets are now. */
export const getMenu = defineQuery({
  action: "read",
  collection: "site",
  input: z.strictObject({ menu: menuSchema }),
  run: async ({ scope, input: { menu } }): Promise<ArrangedMenu> => {
    const kept = (await readMenus(scope))[menu];
    const items = kept?.items ?? (await defaultMenu(scope, "published", menu));
    const targets = targetsIn(items);
    const published = await findStandings(scope, "published", targets);
    const drafted = await findStandings(scope, "draft", targets);
    const states = targets.map((target): [string, TargetState] => {
      const [out, seen] = [published(target), drafted(target)];
      if (out !== null) return [targetKey(target), { ...out, state: "shown" }];
      const state: TargetState = seen === null ? { state: "hidden" } : { ...seen, state: "draft" };
      return [targetKey(target), state];
    });
    return {
      ...{ menu, items, isArranged: kept !== undefined, revision: kept?.revision ?? 0 },
      targets: Object.fromEntries(states),
    };
  },
});

/** One name for a target, whatever it is. */
export function targetKey(target: MenuTarget): string {
  if (target.kind === "address") return target.url;
  return target.kind === "list" ? target.collection : `${target.collection}/${target.id}`;
}
