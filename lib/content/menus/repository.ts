import type { Permit } from "@/lib/access/permit.ts";
import { Stale } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { menuItemsSchema, type Menu, type MenuItem } from "./menu.ts";

/** A menu as somebody arranged it. */
export type KeptMenu = { readonly items: readonly MenuItem[]; readonly revision: number };

/** The menus that were arranged; those that were not are absent. */
export async function readMenus(scope: Scope): Promise<Partial<Record<Menu, KeptMenu>>> {
  const rows = await scope.db.siteNavigation.findMany({
    where: { organizationId: scope.organizationId },
    select: { menu: true, items: true, revision: true },
  });
  return Object.fromEntries(
    rows.map(({ menu, items, revision }) => [
      menu,
      { items: menuItemsSchema.parse(items), revision },
    ]),
  );
}

type Kept = { readonly menu: Menu; readonly items: readonly MenuItem[]; readonly revision: number };

/** Keeps a menu; `revision` is the one it was looked at in, 0 for one not arranged yet. @throws Stale. */
export async function saveMenu(
  scope: Scope,
  _permit: Permit<"update">,
  { menu, items, revision }: Kept,
): Promise<void> {
  const { organizationId } = scope;
  const updatedAt = new Date(scope.clock());
  const kept = JSON.stringify(items);
  const count = await scope.db.$executeRaw`
    INSERT INTO site_navigation (organization_id, menu, items, revision, updated_at)
    VALUES (${organizationId}::uuid, ${menu}, ${kept}::jsonb, ${revision + 1}, ${updatedAt})
    ON CONFLICT (organization_id, menu) DO UPDATE SET items = EXCLUDED.items,
      revision = EXCLUDED.revision, updated_at = EXCLUDED.updated_at
    WHERE site_navigation.revision = ${revision}`;
  if (count === 0) throw new Stale();
}

/** Forgets how a menu was arranged. @throws Stale. */
export async function dropMenu(
  scope: Scope,
  _permit: Permit<"update">,
  { menu, revision }: Omit<Kept, "items">,
): Promise<void> {
  const { count } = await scope.db.siteNavigation.deleteMany({
    where: { organizationId: scope.organizationId, menu, revision },
  });
  if (count === 0 && revision > 0) throw new Stale();
}

/** The items as the ledger keeps them. */
export const inLedger = (items: readonly MenuItem[]): JsonObject[] =>
  items.map(({ label, target, items: below }) => ({
    ...{ label, target: { ...target } },
    items: below.map((item) => ({ label: item.label, target: { ...item.target } })),
  }));
