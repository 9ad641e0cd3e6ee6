import { getSchema } from "@tiptap/react";
import { richTextExtensions } from "@/app/_screens/rich-text/extensions.ts";

/** The content rules of the product's own editor: what passes them, it can open and save. */
export const editorSchema = getSchema([...richTextExtensions(null)]);
