import type { Action } from "@/lib/access/action.ts";
import type { DemoRole } from "../people.ts";

const on = (collection: string, actions: readonly Action[]) =>
  actions.map((action) => ({ collection, action }));

const FULL = ["create", "read", "update", "delete"] as const;

/**
 * The worked example of the issue (S-69): whoever works in the shop, whoever plans, whoever runs it.
 * A role comes after those that it contains.
 */
export const SHOP_ROLES: readonly DemoRole[] = [
  {
    slug: "staff",
    name: "Staff",
    description: "Works in the shop: sees what there is and who works when, and records sales.",
    permissions: [
      ...on("inventory", ["read"]),
      ...on("shifts", ["read"]),
      { collection: "staff", action: "read", fields: ["name"] },
      // The till notes the time where nobody else does.
      { collection: "sales", action: "create", presets: { soldAt: "$NOW" } },
    ],
  },
  {
    slug: "shift-manager",
    name: "Shift Manager",
    description: "Plans shifts and keeps the inventory, and is staff besides.",
    contains: ["staff"],
    permissions: [...on("inventory", FULL), ...on("shifts", ["create", "read", "update"])],
  },
  {
    slug: "store-manager",
    name: "Store Manager",
    description: "Runs the shop: the inventory and what was sold.",
    permissions: [...on("inventory", FULL), ...on("sales", ["read", "update", "delete"])],
  },
];
