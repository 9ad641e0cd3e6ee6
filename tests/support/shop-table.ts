/** Who the table speaks of, in the order of its columns. */
export const PEOPLE = [
  "staff",
  "shift manager",
  "store manager",
  "admin",
  "user",
  "nobody",
  "suspended",
  "Globex admin",
  "visitor",
  "partner domain",
] as const;

export type Somebody = (typeof PEOPLE)[number];

/** `obliterate` is an action that does not exist. */
export const ACTIONS = ["create", "read", "update", "delete", "obliterate"] as const;
export type Deed = (typeof ACTIONS)[number];

export const COLLECTIONS = ["inventory", "shifts", "sales", "staff"] as const;
export type ShopCollection = (typeof COLLECTIONS)[number];

/**
 * The worked example in the words of the issue (S-69), by hand: who may do what to which collection.
 * «Staff: read inventory, read shifts, only the name of staff, create sales. Shift Manager contains
 * Staff: full inventory, create, read and update shifts. Store Manager: full inventory, read, update
 * and delete sales.» Admin everything; everybody else, and everything that is not here, nothing.
 */
export const MAY: Readonly<
  Partial<Record<Somebody, Readonly<Record<ShopCollection, readonly Deed[]>>>>
> = {
  staff: { inventory: ["read"], shifts: ["read"], sales: ["create"], staff: ["read"] },
  "shift manager": {
    inventory: ["create", "read", "update", "delete"],
    shifts: ["create", "read", "update"],
    sales: ["create"],
    staff: ["read"],
  },
  "store manager": {
    inventory: ["create", "read", "update", "delete"],
    shifts: [],
    sales: ["read", "update", "delete"],
    staff: [],
  },
  admin: {
    inventory: ["create", "read", "update", "delete"],
    shifts: ["create", "read", "update", "delete"],
    sales: ["create", "read", "update", "delete"],
    staff: ["create", "read", "update", "delete"],
  },
};

/** The fields of each collection, as people know them. */
export const FIELDS: Readonly<Record<ShopCollection, readonly string[]>> = {
  inventory: [
    ...["name", "sku", "category", "stock", "reorderAt", "price", "discontinued", "note"],
    ...["createdAt", "updatedAt"],
  ],
  shifts: [
    ...["name", "starts", "ends", "place", "lead", "staff", "note"],
    ...["createdAt", "updatedAt"],
  ],
  sales: [
    ...["receipt", "item", "quantity", "total", "payment", "soldBy", "soldAt"],
    ...["createdAt", "updatedAt"],
  ],
  staff: [
    ...["name", "job", "email", "phone", "hourlyWage", "since", "notes"],
    ...["createdAt", "updatedAt"],
  ],
};

/** Of those who may read: the only fields that they see. Whoever is not here sees all. */
const SEES: Partial<Record<Somebody, Partial<Record<ShopCollection, readonly string[]>>>> = {
  staff: { staff: ["name"] },
  "shift manager": { staff: ["name"] },
  // A relation whose other end one may not read is not there: the store manager reads no staff.
  "store manager": { sales: FIELDS.sales.filter((name) => name !== "soldBy") },
};

/** The fields that somebody sees of a collection; none where they may not read it. */
export function seen(who: Somebody, collection: ShopCollection): readonly string[] {
  if (!may(who, "read", collection)) return [];
  return SEES[who]?.[collection] ?? FIELDS[collection];
}

export const may = (who: Somebody, deed: Deed, collection: ShopCollection): boolean =>
  MAY[who]?.[collection].includes(deed) ?? false;

/** A new entry of each collection, without its relations. */
export const NEW: Readonly<Record<ShopCollection, Readonly<Record<string, unknown>>>> = {
  inventory: { name: "Spokeshave", sku: "PL-999", price: 88 },
  shifts: { name: "Sunday", starts: "2027-01-03T08:00:00Z", ends: "2027-01-03T13:00:00Z" },
  sales: { quantity: 1 },
  staff: { name: "Nel Nieuw" },
};

/** A change of an entry of each collection. */
export const CHANGE: Readonly<Record<ShopCollection, Readonly<Record<string, unknown>>>> = {
  inventory: { stock: 3 },
  shifts: { place: "Workshop" },
  sales: { quantity: 2 },
  staff: { job: "Sales" },
};
