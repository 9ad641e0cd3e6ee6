import type { html } from "hono/html";
import type { BlockOf } from "@/lib/content/blocks/block-schema.ts";
import type { BlockPlace } from "./block-place.ts";

/** A form that visitors fill in; nothing where the collection takes none from them. */
export function formBlock(
  _block: BlockOf<"form">,
  _place: BlockPlace,
): ReturnType<typeof html> | "" {
  return "";
}
