import type { ListCondition } from "@/lib/saved-views/view-definition.ts";

/** A condition as an address spells it: `price:_gte:10`. */
export const conditionText = ({ field, operator, value }: ListCondition): string =>
  `${field}:${operator}:${value}`;
