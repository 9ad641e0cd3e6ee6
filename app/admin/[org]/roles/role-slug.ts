import { slugOf } from "@/lib/content/slug.ts";

/** The short name that a role's name suggests, in the plain letters that a short name may have. */
export const roleSlugOf = (name: string): string =>
  slugOf(name)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, "");
