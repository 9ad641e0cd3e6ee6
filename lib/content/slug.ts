import { z } from "zod";

/** Longest slug kept, in characters. */
export const MAX_SLUG = 200;

/** A path segment: lower-case letters and digits of any script, single hyphens between. */
export const slugSchema = z
  .string("Give it an address.")
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

/**
 * First segments of an organization's host that are not pages: what the wall keeps for itself, and
 * where posts stand.
 */
const RESERVED: ReadonlySet<string> = new Set([
  "admin",
  "api",
  "assets",
  "draft-site",
  "forgot-password",
  "invitation",
  "login",
  "maintenance",
  "posts",
  "register",
  "reset-password",
  "setup",
  "site",
  "site-draft",
]);

/** Whether a page with this slug, at the root of the tree, could never be reached. */
export const isReservedSlug = (place: {
  collection: string;
  slug: string;
  parentId: string | null;
}): boolean => place.collection === "pages" && place.parentId === null && RESERVED.has(place.slug);
