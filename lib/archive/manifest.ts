import { createHash } from "node:crypto";
import { z } from "zod";
import { ARCHIVED_TABLES } from "./archived-tables.ts";
import { organizationSlugSchema } from "@/lib/organizations/create-organization.ts";

/** The form of an archive; another one is another number. */
export const FORMAT = 1;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.int().min(0);

const tableSchema = z.strictObject({
  name: z.string().max(80),
  /** The columns of each row, by name. */
  columns: z.array(z.string().max(80)).max(100),
  ...{ rows: size, bytes: size, digest },
});

const fileSchema = z.strictObject({ digest, bytes: size });

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT, "It is of another form than this Gatehouse reads."),
  /** The version that wrote it. */
  gatehouse: z.string().max(40),
  exportedAt: z.iso.datetime(),
  /** What it was called where it comes from; the digest does not say it. */
  organization: z.strictObject({ slug: organizationSlugSchema, name: z.string().max(200) }),
  tables: z.array(tableSchema).max(200),
  files: z.array(fileSchema).max(200_000),
  /** Of all that the organization is, whatever it is called and wherever it is. */
  digest,
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestTable = z.infer<typeof tableSchema>;
export type ManifestFile = z.infer<typeof fileSchema>;

/** Whether organizations that are the same have the same rows of a table. */
export const isCompared = ({ name }: { readonly name: string }): boolean =>
  ARCHIVED_TABLES.find((table) => table.name === name)?.isCompared !== false;

/**
 * The digest of an organization: of the digests of its tables and files. Two organizations that hold
 * the same, by the same ids, have the same digest.
 */
export function digestOf({ tables, files }: Pick<Manifest, "tables" | "files">): string {
  const lines = [
    `gatehouse archive ${FORMAT}`,
    ...tables.filter(isCompared).map(({ name, rows, digest: of }) => `table ${name} ${rows} ${of}`),
    ...files.map(({ digest: of, bytes }) => `file ${of} ${bytes}`),
  ];
  return createHash("sha256")
    .update(`${lines.join("\n")}\n`)
    .digest("hex");
}
