import { z } from "zod";
import { isSystemCollection } from "@/lib/access/ruled-collections.ts";
import { BUILT_IN_MODELS } from "../models/built-in-models.ts";
import { fieldDefinitionsSchema } from "../models/field-definition.ts";
import { unfittingDefaults } from "../models/unfitting-defaults.ts";
import { withFieldIds } from "./field-ids.ts";
import { settingsSchema } from "./settings-schema.ts";

/** What the house will keep itself. */
const RESERVED: ReadonlySet<string> = new Set(["assets", "invitations", "versions"]);

const { name, icon, singleton, website, publishes, ...settings } = settingsSchema.shape;

const slug = settings.slug.refine(
  (word) => !isSystemCollection(word) && !BUILT_IN_MODELS.has(word) && !RESERVED.has(word),
  "This name is kept for something else.",
);

/** The revision that a change was made from, or several that it could have been; absent: whatever it is. */
export const revisionInput = z.union([z.int(), z.array(z.int()).max(50)]).optional();

const eachWithIds = (fields: unknown): unknown =>
  Array.isArray(fields) ? fields.map(withFieldIds) : fields;

/** A collection as somebody describes it who wants one; fields get an id where they have none. */
export const createCollectionInput = z
  .strictObject({
    slug,
    name,
    icon: icon.default("database"),
    singleton: singleton.default(false),
    website: website.default(false),
    publishes: publishes.default(false),
    fields: z.unknown().transform(eachWithIds).pipe(fieldDefinitionsSchema),
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

/** What is absent stays as it is. */
export const updateCollectionInput = z.strictObject({
  id: z.uuid(),
  revision: revisionInput,
  slug: slug.optional(),
  name: name.optional(),
  icon: icon.optional(),
  singleton: singleton.optional(),
  website: website.optional(),
  publishes: publishes.optional(),
});
