import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldDescription } from "@/lib/query/field.ts";
import { menuItemsSchema, menuSchema } from "./menu.ts";

const seen = { access: "read-only", filterable: false, sortable: false } as const;

/** A menu of the website as the API tells and changes it; what it is called is its id. */
export const MENU_MODEL: ReadonlyMap<string, FieldDescription> = new Map([
  ["menu", describeField("text", menuSchema, seen)],
  ["isArranged", describeField("boolean", z.boolean(), seen)],
  [
    "items",
    describeField("json", menuItemsSchema.nullable(), {
      ...{ access: "read-write", nullable: true, sortable: false },
    }),
  ],
]);
