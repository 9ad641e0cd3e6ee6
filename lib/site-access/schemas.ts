import { z } from "zod";

/** Who gets in: everybody, entitled members only, or members and whoever knows the password. */
export const SITE_LEVELS = ["public", "private", "password"] as const;

export type SiteLevel = (typeof SITE_LEVELS)[number];

export const SITE_PASSWORD_MIN = 8;
export const SITE_PASSWORD_MAX = 128;

/**
 * What the form on the Site access screen sends. An empty password keeps the one that is set.
 * Long passwords are fine, composition rules are not asked for.
 */
export const changeSiteAccessSchema = z.strictObject({
  level: z.enum(SITE_LEVELS),
  password: z
    .string()
    .max(SITE_PASSWORD_MAX, `At most ${SITE_PASSWORD_MAX} characters.`)
    .refine((text) => text === "" || text.length >= SITE_PASSWORD_MIN, {
      message: `At least ${SITE_PASSWORD_MIN} characters.`,
    }),
});

export type ChangeSiteAccess = z.infer<typeof changeSiteAccessSchema>;

/** Nothing but the organization, which the principal brings along. */
export const nothingSchema = z.strictObject({});
