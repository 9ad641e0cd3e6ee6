import { z } from "zod";
import { BUILT_IN_MODELS } from "@/lib/content/models/built-in-models.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";
import { fieldDefinitionSchema } from "@/lib/content/models/field-definition.ts";
import { fromKept } from "@/lib/content/models/kept-data.ts";
import { inDraft, keptSchema } from "@/lib/content/models/value-schema.ts";
import type { CollectionModel } from "@/lib/content/models/collection-model.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { sayIssue } from "./say-issue.ts";
import { textOf } from "./text-of.ts";

/** What is wrong with what an entry holds; null: nothing. */
export type KeptCheck = (kept: JsonObject, locales: readonly string[]) => string | null;

/**
 * Looks at values as they are kept: each is of its field's kind, at all depths, in every language, also
 * where the field was removed and may be restored. Nothing need be complete, and of a choice there may
 * be what once could be chosen: fields ask more of their values while those stay as they are.
 */
export function keptCheck(collection: JsonObject): KeptCheck {
  const builtIn = BUILT_IN_MODELS.get(textOf(collection["slug"]));
  if (builtIn !== undefined) return (kept) => said(builtIn.draft.safeParse(kept));
  const definitions = [collection["fields"], collection["removed_fields"]]
    .flatMap((list) => list as JsonObject[])
    .map(({ removedAt: _removedAt, ...field }) =>
      byId(loosened(fieldDefinitionSchema.parse(field))),
    );
  const schema = z.strictObject(
    Object.fromEntries(definitions.map((field) => [field.name, keptSchema(field)])),
  );
  const model = { definitions } as unknown as CollectionModel;
  return (kept, locales) => {
    for (const locale of locales) {
      const problem = said(schema.safeParse(fromKept(model, kept, { locale })));
      if (problem !== null) return problem;
    }
    return null;
  };
}

type Read = { readonly success: boolean; readonly error?: z.ZodError | undefined };

const said = ({ error }: Read): string | null => (error === undefined ? null : sayIssue(error));

/** @NOTE A removed field may be called as one that is there. */
const byId = (field: FieldDefinition): FieldDefinition => ({ ...field, name: field.id });

function loosened(field: FieldDefinition): FieldDefinition {
  const { kind, ...loose } = inDraft(field);
  return {
    ...{ ...loose, kind: LOOSE[kind] ?? kind },
    fields: loose.fields?.map(loosened) ?? null,
    blocks:
      loose.blocks?.map((block) => ({ ...block, fields: block.fields.map(loosened) })) ?? null,
  };
}

const LOOSE: Partial<Record<FieldDefinition["kind"], FieldDefinition["kind"]>> = {
  choice: "long-text",
  choices: "json",
};
