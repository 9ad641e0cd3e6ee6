import { z } from "zod";
import { imageUrl, URL_MAX } from "@/lib/richtext/safe-url.ts";

/** The same rule as for an image within a text, and already in the spelling that browsers read. */
export const imageAddress = z
  .string()
  .max(URL_MAX, { abort: true })
  .refine((url) => imageUrl(url) === url, "Use an address that starts with https:// or /.");
