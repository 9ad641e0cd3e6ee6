import { z } from "zod";
import { OPERATORS } from "@/lib/query/filter.ts";

const fieldName = z.string().min(1).max(60);

/** One condition of a list, as its address spells it: lists with commas, truth as a word. */
export const listConditionSchema = z.strictObject({
  field: fieldName,
  operator: z.enum(OPERATORS),
  value: z.string().max(1_000),
});

/** How many entries a page of a list may have. */
export const PAGE_SIZES = [25, 50, 100] as const;

export const DENSITIES = ["comfortable", "compact"] as const;

/** What a list shows, and how. Fields by their names. */
export const viewDefinitionSchema = z.strictObject({
  /** In their order; null: those that the collection begins with. */
  columns: z.array(fieldName).max(30).nullable(),
  conditions: z.array(listConditionSchema).max(20),
  search: z.string().max(200),
  /** As in an address: `-publishedAt`; null: what is new first. */
  sort: z.string().min(1).max(61).nullable(),
  size: z.literal(PAGE_SIZES),
  density: z.enum(DENSITIES),
});

export type ListCondition = z.infer<typeof listConditionSchema>;
export type ViewDefinition = z.infer<typeof viewDefinitionSchema>;

/** What a list is before anybody said anything. */
export const PLAIN_VIEW: ViewDefinition = {
  ...{ columns: null, conditions: [], search: "", sort: null },
  ...{ size: 25, density: "comfortable" },
};
