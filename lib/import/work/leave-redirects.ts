import type { ImportRow } from "../imports/import-row.ts";
import type { Slice } from "./slice.ts";

/** Leads from the addresses that pages had to those that they have here. @returns what is to be said of it. */
export function leaveRedirects(_slice: Slice, _row: ImportRow): Promise<string> {
  return Promise.resolve("");
}
