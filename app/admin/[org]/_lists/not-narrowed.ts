import type { ViewDefinition } from "@/lib/saved-views/view-definition.ts";

/** A list that shows all its entries. */
export const NOT_NARROWED: Pick<ViewDefinition, "conditions" | "search"> = {
  ...{ conditions: [], search: "" },
};
