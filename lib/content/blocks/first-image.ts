import type { Json } from "@/lib/kernel/json.ts";
import { imageUrl } from "@/lib/richtext/safe-url.ts";

export type ImageRef = { readonly url: string; readonly alt: string };

/** The first image within what an entry holds, in reading order; null where it shows none. */
export function firstImage(value: Json): ImageRef | null {
  if (Array.isArray(value)) return firstOf(value);
  if (typeof value !== "object" || value === null) return null;
  const address = value["type"] === "image" ? attributesOf(value["attrs"] ?? null) : value;
  return imageOf(address) ?? firstOf(Object.values(value));
}

function firstOf(values: readonly Json[]): ImageRef | null {
  for (const value of values) {
    const found = firstImage(value);
    if (found !== null) return found;
  }
  return null;
}

type Members = { readonly [name: string]: Json };

const attributesOf = (attrs: Json): Members =>
  typeof attrs === "object" && attrs !== null && !Array.isArray(attrs)
    ? { ...attrs, url: attrs["src"] ?? null, alt: attrs["alt"] ?? "" }
    : {};

/** @NOTE An image has an alternative text beside its address; a file and a button have none. */
function imageOf({ url, alt }: Members): ImageRef | null {
  if (typeof url !== "string" || typeof alt !== "string") return null;
  const safe = imageUrl(url);
  return safe === null ? null : { url: safe, alt };
}
