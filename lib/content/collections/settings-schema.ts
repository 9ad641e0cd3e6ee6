import { z } from "zod";

/** What a collection is, but for its fields, as a form can check it by itself. */
export const settingsSchema = z.strictObject({
  /** What it is called in addresses. */
  slug: z
    .string()
    .min(1, "Give it a name for addresses.")
    .max(60, "At most 60 characters.")
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "Use lower-case letters, digits and hyphens."),
  name: z.string().trim().min(1, "Give it a name.").max(80),
  /** Name of a lucide icon. */
  icon: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "There is no such icon.")
    .max(40),
  /** One entry instead of many. */
  singleton: z.boolean(),
  website: z.boolean(),
  publishes: z.boolean(),
});
