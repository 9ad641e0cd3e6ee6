import { z } from "zod";
import { imageUrl, URL_MAX } from "@/lib/richtext/safe-url.ts";
import { FONT_NAMES } from "./fonts.ts";
import { unreadableIn } from "./palette.ts";

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, "Give a colour, such as #336699.")
  .toLowerCase();

const paletteSchema = z.strictObject({ paper: colour, ink: colour, accent: colour });

const lookShape = {
  theme: z.enum(["journal", "atlas", "ember"]),
  /** `auto`: as whoever looks at it has set their device. */
  mode: z.enum(["auto", "light", "dark"]),
  light: paletteSchema,
  dark: paletteSchema,
  heading: z.enum(FONT_NAMES),
  body: z.enum(FONT_NAMES),
  width: z.enum(["narrow", "medium", "wide"]),
  corners: z.enum(["square", "soft", "round"]),
};

const image = z
  .string()
  .trim()
  .max(URL_MAX, { abort: true })
  .refine(
    (url) => url === "" || imageUrl(url) === url,
    "Use an address that starts with https:// or /.",
  )
  .default("");

const words = (most: number) =>
  z.string().trim().max(most, `At most ${most} characters.`).default("");

/** @NOTE Only the colours that somebody sees: those of a mode that is off may wait. */
const readable = z.strictObject(lookShape).superRefine((look, context) => {
  const seen = look.mode === "auto" ? (["light", "dark"] as const) : [look.mode];
  for (const name of seen) {
    for (const [part, message] of unreadableIn(look[name])) {
      context.addIssue({ code: "custom", path: [name, part], message });
    }
  }
});

/** How a website looks: a theme, and what of it is one's own. Text is readable on every ground. */
export const lookSchema = readable;
export type Look = z.infer<typeof lookSchema>;

/** All that dresses a website beside its content. */
export const designSchema = z.strictObject({
  look: lookSchema,
  /** Stands in place of the name at the top. */
  logo: image,
  favicon: image,
  /** Shown where a page is shared that has no picture of its own. */
  socialImage: image,
  /** What search engines say of the website. */
  description: words(300),
  footer: words(1_000),
});

export type Design = z.infer<typeof designSchema>;
