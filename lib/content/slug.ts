import { z } from "zod";

/** Longest slug kept, in characters. */
export const MAX_SLUG = 200;

/** A path segment: lower-case letters and digits of any script, single hyphens between. */
export const slugSchema = z
  .string()
  .min(1, "Give it an address.")
  .max(MAX_SLUG, `At most ${MAX_SLUG} characters.`)
  .regex(
    /^[\p{Ll}\p{Lo}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{M}\p{N}]+)*$/u,
    "Use lower-case letters, digits and single hyphens.",
  );

/** The slug that a title suggests; empty when nothing of it can stand in an address. */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{Ll}\p{Lo}\p{M}\p{N}]+/gu);
  return (words ?? []).join("-").slice(0, MAX_SLUG).replace(/-+$/, "");
}
