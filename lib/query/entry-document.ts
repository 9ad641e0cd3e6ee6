import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Identifier } from "./resource.ts";

/** What somebody writes about an entry: its shape is checked, nothing else of it. */
export type EntryDocument = {
  readonly type: string;
  readonly id: string | null;
  readonly attributes: JsonObject;
  readonly relationships: Readonly<Record<string, Identifier | null>>;
};
