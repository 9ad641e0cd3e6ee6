import { z } from "zod";

/** An email address as people type it, made the one form in which it is stored and looked up. */
export const emailSchema = z
  .string()
  .trim()
  .min(1, "Enter an email address.")
  .max(254, "An email address has at most 254 characters.")
  .meta({ format: "email" })
  .transform((text) => text.normalize("NFKC").toLowerCase())
  .pipe(z.email("This is not an email address."));
