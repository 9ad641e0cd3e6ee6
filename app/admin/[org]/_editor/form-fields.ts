import type { FormBlock, FormField } from "@/app/_screens/fields/form-field.ts";

/** What a form of a collection in code says of a field; what it leaves out is as usual. */
export type ToldField = Pick<FormField, "name" | "label" | "kind"> & Partial<FormField>;

/** A field of a form whose collection has no definitions. */
export const formField = (told: ToldField): FormField => ({
  ...{ id: told.name, required: false, unique: false, indexed: false, localized: false },
  ...{ choices: null, min: null, max: null, pattern: null, default: null, hidden: false },
  ...{ help: "", to: null, fields: null, blocks: null },
  ...told,
});

/** One kind of blocks of such a form. */
export const formBlock = (name: string, label: string, fields: FormField[]): FormBlock => ({
  ...{ id: name, name, label, fields },
});

/** A text of one line, empty where nothing stands. */
export const TEXT = { kind: "text", whenEmpty: "" } as const;
