import { z } from "zod";
import type { JsonObject } from "@/lib/kernel/json.ts";

const identifier = z.strictObject({ type: z.string(), id: z.string() });

/** What somebody writes about an entry: its shape is checked, nothing else of it. */
export const entryDocumentSchema = z.strictObject({
  type: z.string(),
  /** Null where the body names none. */
  id: z.string().nullable(),
  attributes: z.custom<JsonObject>((value) => typeof value === "object" && value !== null),
  /** To one entry or none, or to several. */
  relationships: z.record(z.string(), z.union([identifier.nullable(), z.array(identifier)])),
});

export type EntryDocument = z.infer<typeof entryDocumentSchema>;
