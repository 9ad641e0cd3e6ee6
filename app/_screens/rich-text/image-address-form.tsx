"use client";

import { z } from "zod";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { imageUrl } from "@/lib/richtext/safe-url.ts";

const schema = z.strictObject({
  src: z
    .string()
    .trim()
    .min(1, "Type or paste an address.")
    .refine((url) => imageUrl(url) !== null, {
      message: "Use an address that starts with https:// or /.",
    })
    .transform((url) => imageUrl(url) ?? url),
  alt: z.string().trim().max(500, "At most 500 characters."),
});

export type NamedImage = z.infer<typeof schema>;

type ImageAddressFormProps = { readonly onDone: (image: NamedImage) => void };

/** Names an image by its address, with what it shows in words. */
export function ImageAddressForm({ onDone }: ImageAddressFormProps) {
  const form = useSchemaForm(schema, { defaultValues: { src: "", alt: "" } });
  return (
    <FormRoot
      form={form}
      onSubmit={(image) => {
        onDone(image);
        return Promise.resolve();
      }}
    >
      <TextField
        label="Address of the image"
        placeholder="https://… or /…"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        {...form.field("src")}
      />
      <TextField
        label="Alternative text"
        help="What the image shows, for those who do not see it. Empty for mere decoration."
        {...form.field("alt")}
      />
      <div className="flex justify-end">
        <SubmitButton>Insert image</SubmitButton>
      </div>
    </FormRoot>
  );
}
