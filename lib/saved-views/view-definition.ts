import { z } from "zod";
import { OPERATORS } from "@/lib/query/filter.ts";
import { DENSITIES, PAGE_SIZES } from "./view-sizes.ts";

const fieldName = z.string().min(1).max(60);

/** One condition of a list, as its address spells it: lists with commas, truth as a word. */
export const listConditionSchema = z.strictObject({
  field: fieldName,
  operator: z.enum(OPERATORS),
  value: z.string().max(1_000),
});

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
