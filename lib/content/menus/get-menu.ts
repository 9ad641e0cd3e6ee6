import { z } from "zod";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { modelsOf } from "../models/model-of.ts";
import { viewOf } from "../resource/entry-source.ts";
import { defaultMenu } from "./default-menu.ts";
import { menuSchema, targetKey, type Menu, type MenuItem } from "./menu.ts";
import { readMenus } from "./repository.ts";
import { targetsIn } from "./show-menus.ts";
import { findStandings, hasEntries, hasList, type Standing } from "./standing-targets.ts";

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
  /** The collections of the website that the asker may read, for what else an item could lead to. */
  readonly places: readonly Place[];
};

/** A collection that items can lead to. */
export type Place = {
  readonly collection: string;
  readonly name: string;
  /** In which view its entries are found, and by which field they are called. */
  readonly view: "draft" | "published";
  readonly title: string | null;
  readonly hasList: boolean;
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
      places: placesIn(scope),
    };
  },
});

const placesIn = (scope: Scope): Place[] =>
  modelsOf(scope).flatMap(({ slug: collection, name, website, titleField: title }) => {
    const at = viewOf(scope, "draft", collection);
    if (at === null || !website || !hasEntries(collection)) return [];
    return [{ collection, name, view: at.view, title, hasList: hasList(collection) }];
  });
