import { z } from "zod";
import { blockSchema } from "@/lib/content/blocks/block-schema.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";
import type { DefinedKind } from "@/lib/content/models/field-kinds.ts";
import { richTextSchema } from "@/lib/richtext/schema.ts";

/** A field within others, or one of a collection: as much of it as its values tell. */
export type Shaped = Pick<FieldDefinition, "name" | "label" | "kind"> & {
  readonly fields: readonly Shaped[] | null;
  readonly blocks: readonly ShapedBlock[] | null;
};
export type ShapedBlock = Pick<Shaped, "name" | "label"> & { readonly fields: readonly Shaped[] };

/** The blocks of the website's pages, whose model is in code: as their schema says. */
export const PAGE_BLOCKS: readonly ShapedBlock[] = blockSchema.options.map(({ shape }) => ({
  name: shape.kind.value,
  label: "",
  fields: membersOf(shape).filter(({ name }) => name !== "id" && name !== "kind"),
}));

function membersOf(shape: Readonly<Record<string, z.ZodType>>): Shaped[] {
  return Object.entries(shape).map(([name, schema]) => shapedAs(name, schema));
}

function shapedAs(name: string, schema: z.ZodType): Shaped {
  const bare = withoutWrapping(schema);
  const kind = kindOf(bare);
  const item = bare instanceof z.ZodArray ? withoutWrapping(bare.element as z.ZodType) : null;
  const fields = item instanceof z.ZodObject ? membersOf(item.shape) : null;
  return { name, kind, label: "", fields, blocks: null };
}

function kindOf(schema: z.ZodType): DefinedKind {
  if ((schema as unknown) === richTextSchema) return "rich-text";
  if (schema instanceof z.ZodNumber) return "integer";
  if (schema instanceof z.ZodArray) return "list";
  return schema instanceof z.ZodObject ? "image" : "text";
}

/** The schema within those that only say what stands where nothing is given. */
function withoutWrapping(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return withoutWrapping(schema.unwrap() as z.ZodType);
  }
  return schema;
}
