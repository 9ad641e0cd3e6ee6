import { z } from "zod";
import { isSystemCollection } from "@/lib/access/ruled-collections.ts";
import { BUILT_IN_MODELS } from "../models/built-in-models.ts";
import { fieldDefinitionsSchema } from "../models/field-definition.ts";
import { unfittingDefaults } from "../models/unfitting-defaults.ts";

/** What the house will keep itself. */
const RESERVED: ReadonlySet<string> = new Set([
  "assets",
  "fields",
  "form-submissions",
  "invitations",
]);

const slug = z
  .string()
  .max(60, "At most 60 characters.")
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "Use lower-case letters, digits and hyphens.")
  .refine(
    (name) => !isSystemCollection(name) && !BUILT_IN_MODELS.has(name) && !RESERVED.has(name),
    "This name is kept for something else.",
  );

/** A collection as somebody describes it who wants one. */
export const createCollectionInput = z
  .strictObject({
    slug,
    name: z.string().trim().min(1, "Give it a name.").max(80),
    /** Name of a lucide icon. */
    icon: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      .max(40)
      .default("database"),
    website: z.boolean().default(false),
    publishes: z.boolean().default(false),
    fields: fieldDefinitionsSchema,
  })
  .superRefine(({ fields, website, publishes }, context) => {
    if (website && !publishes) {
      const message = "What is on the website has drafts.";
      context.addIssue({ code: "custom", path: ["publishes"], message });
    }
    for (const path of unfittingDefaults(fields)) {
      const message = "This is no value of the field.";
      context.addIssue({ code: "custom", path: ["fields", ...path], message });
    }
  });
