import { z } from "zod";
import { modelOf } from "@/lib/content/models/model-of.ts";
import { titleIn } from "@/lib/content/models/collection-model.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { heldFor } from "@/lib/content/resource/entry-rules.ts";
import { mappingSchema, wayOf } from "../mapping/mapping.ts";
import { targetFieldsOf } from "../mapping/target-fields.ts";
import { mappedLines, type MappedLine } from "../work/mapped-lines.ts";
import { requireSound } from "./choose-mapping.ts";
import { linesOfKind } from "./line-repository.ts";
import { loadImport } from "./load-import.ts";

/** An entry as it would come in, field by field, or why it would not. */
export type PreviewedLine = {
  readonly number: number;
  readonly name: string;
  readonly refusal: string | null;
  readonly title: string;
  readonly slug: string;
  readonly state: string;
  readonly values: readonly {
    readonly label: string;
    readonly name: string;
    readonly value: Json;
  }[];
  readonly notes: readonly string[];
};

/** The first items of a kind as a mapping would bring them in; nothing is written. @throws Invalid. */
export const previewLines = defineQuery({
  action: "read",
  collection: "imports",
  input: z.strictObject({
    id: z.uuid(),
    kind: z.string().max(100),
    mapping: mappingSchema,
    after: z.int().min(0).default(0),
    size: z.int().min(1).max(10).default(3),
  }),
  load: loadImport,
  async run({ scope, loaded, input }): Promise<readonly PreviewedLine[]> {
    const { mapping, kind, after, size } = input;
    const way = wayOf(mapping, kind);
    const { collection } = way;
    if (collection === null) return [];
    requireSound(scope, mapping);
    if (heldFor(scope, "create", collection) === null) throw new Forbidden();
    const model = modelOf(scope, collection);
    const lines = await linesOfKind(scope, loaded.id, { kind, after, size });
    const around = { importId: loaded.id, model, way, mapping };
    const mapped = await mappedLines(scope, lines, around);
    return mapped.map((line) => previewOf(scope, line, collection));
  },
});

function previewOf(scope: Scope, line: MappedLine, collection: string): PreviewedLine {
  const { number, name, mapped } = line;
  const nothing = { title: name, slug: "", state: "", values: [], notes: [] };
  if ("refusal" in mapped) return { number, name, refusal: mapped.refusal, ...nothing };
  const { entry } = mapped;
  const model = modelOf(scope, collection);
  const labels = new Map(targetFieldsOf(model).map((field) => [field.name, field.label]));
  const values = Object.entries(entry.data)
    .filter(([, value]) => value !== null && value !== "")
    .map(([member, value]) => ({ name: member, label: labels.get(member) ?? member, value }));
  const { slug, state, notes } = entry;
  const title = titleIn(model, entry.data);
  return { number, name, refusal: null, title, slug, state, values, notes };
}
