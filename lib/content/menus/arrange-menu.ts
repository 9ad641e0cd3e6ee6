import { z } from "zod";
import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { findModel } from "../models/model-of.ts";
import { menuItemsSchema, menuSchema, type MenuItem, type MenuTarget } from "./menu.ts";
import { dropMenu, inLedger, saveMenu } from "./repository.ts";
import { hasList } from "./standing-targets.ts";

export const arrangeMenuInput = z.strictObject({
  menu: menuSchema,
  /** Null: as nobody had arranged it. */
  items: menuItemsSchema.nullable(),
  /** The one it was looked at in; 0: it was not arranged. */
  revision: z.int().nonnegative(),
});

/**
 * Arranges a menu of the website. That an item leads to what is not there, or not any more, is no
 * fault: it is not shown. @throws Invalid for a list of what has none; Stale.
 */
export const arrangeMenu = defineMutation({
  action: "update",
  collection: "site",
  input: arrangeMenuInput,
  announces: ["content-changed"],
  run: async ({ scope, input, permit }): Promise<{ revision: number }> => {
    const { menu, items, revision } = input;
    if (items === null) {
      await dropMenu(scope, permit, { menu, revision });
      return { revision: 0 };
    }
    requireLists(scope, items);
    await saveMenu(scope, permit, { menu, items, revision });
    return { revision: revision + 1 };
  },
  audit: ({ input: { menu, items } }) => ({
    action: "site.arrange-menu",
    collection: "site",
    subjectId: null,
    summary: `${items === null ? "Reset" : "Arranged"} the ${menu} menu of the website`,
    detail: { menu, items: items === null ? null : inLedger(items) },
  }),
});

function requireLists(scope: Scope, items: readonly MenuItem[]): void {
  const issues = items.flatMap(({ target, items: below }, at) => [
    ...issueOf(scope, target, ["items", at]),
    ...below.flatMap((item, under) => issueOf(scope, item.target, ["items", at, "items", under])),
  ]);
  if (issues.length > 0) throw new Invalid("Some of the menu leads nowhere.", issues);
}

function issueOf(scope: Scope, target: MenuTarget, path: Issue["path"]): Issue[] {
  if (target.kind === "address") return [];
  const model = findModel(scope, target.collection);
  const stands = model?.website === true && (target.kind === "entry" || hasList(model.slug));
  if (stands) return [];
  const message = "This collection has no such place on the website.";
  return [{ path: [...path, "target", "collection"], message }];
}
