import { z } from "zod";
import { collectionSlugSchema } from "@/lib/content/entry-data.ts";
import { askable } from "@/lib/content/forms/site-form.ts";
import { modelOf } from "@/lib/content/models/model-of.ts";
import { selectRoleGifts } from "@/lib/policies/gifts.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";

/** Whether everybody in the world may send entries to a collection, and what that means. */
export type FormState = {
  readonly isOpen: boolean;
  /** What is sent could be read by everybody, too. */
  readonly isRead: boolean;
  /** The fields that a form can ask for, by name, and what they are called. */
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  /** Fields that must be there, and that no form can ask for. */
  readonly missing: readonly string[];
};

/** Tells of a collection whether it accepts submissions. @throws NotFound. */
export const readFormState = defineQuery({
  action: "read",
  collection: "roles",
  input: z.strictObject({ collection: collectionSlugSchema }),
  async run({ scope, input: { collection } }): Promise<FormState> {
    const definitions = modelOf(scope, collection).definitions ?? [];
    const fields = definitions.filter(askable);
    const [role] = await selectRoleGifts(scope, ["public"]);
    const held = (role?.permissions ?? []).filter((one) => one.collection === collection);
    const missing = definitions.filter((field) => field.required && !askable(field));
    return {
      isOpen: held.some(({ action }) => action === "create"),
      isRead: held.some(({ action }) => action === "read" || action === "read-draft"),
      fields: fields.map(({ name, label }) => ({ name, label })),
      missing: missing.map(({ label }) => label),
    };
  },
});
