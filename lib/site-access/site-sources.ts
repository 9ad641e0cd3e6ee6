import { z } from "zod";

/** The kinds of thing that a page may load from elsewhere, as CSP level 3 names them. */
export const SOURCE_KINDS = ["script", "style", "img", "font", "connect", "frame"] as const;

export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A host-source of CSP level 3, without keywords and without schemes that run script. */
const hostSourceSchema = z
  .string()
  .max(200, "At most 200 characters.")
  .regex(
    /^(https?:\/\/|wss?:\/\/)?(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:\d{1,5})?(\/[A-Za-z0-9._~/-]*)?$/,
    "Write a host such as https://stats.example.com or *.example.com.",
  );

export const sourceListSchema = z.array(hostSourceSchema).max(20, "At most 20 of a kind.");

const list = sourceListSchema.optional();

/** What an organization adds to the content security policy of its own website (S-115). */
export const siteSourcesSchema = z.strictObject({
  script: list,
  style: list,
  img: list,
  font: list,
  connect: list,
  frame: list,
});

export type SiteSources = z.infer<typeof siteSourcesSchema>;
