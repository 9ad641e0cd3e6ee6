import type { Json } from "@/lib/kernel/json.ts";
import { ARCHIVED_TABLES } from "./archived-tables.ts";
import { sayIssue } from "./say-issue.ts";
import { digestOf, manifestSchema, type Manifest } from "./manifest.ts";
import { MANIFEST } from "./members.ts";
import { refused } from "./refused.ts";

/** How much an archive may hold. */
export type Bounds = {
  /** Bytes of all tables and files together, unpacked. */
  readonly bytes: number;
  readonly rows: number;
};

export const BOUNDS: Bounds = { bytes: 64 * 1024 ** 3, rows: 20_000_000 };

/** @NOTE A hundred bytes for each of the files that there can be. */
export const MANIFEST_MAX = 32 * 1024 * 1024;

type Member = AsyncIterable<Uint8Array> & {
  readonly header: { name: string; size?: number | undefined };
};

/** Reads what an archive says of itself, and sees that it can be true. @throws Invalid. */
export async function readManifest(entry: Member, bounds: Bounds): Promise<Manifest> {
  const { name, size = 0 } = entry.header;
  if (name !== MANIFEST) throw wrong("It must be the first member.");
  if (size > MANIFEST_MAX) throw wrong("It is too large.");
  const parts: Uint8Array[] = [];
  for await (const part of entry) parts.push(part);
  const read = manifestSchema.safeParse(parsed(Buffer.concat(parts).toString("utf8")));
  if (!read.success) throw wrong(sayIssue(read.error));
  requireTables(read.data);
  requireWithin(read.data, bounds);
  requireEachOnce(read.data.files.map(({ digest }) => digest));
  if (digestOf(read.data) !== read.data.digest)
    throw wrong("Its digest is not that of what it names.");
  return read.data;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw wrong("It is no JSON.");
  }
}

/** @NOTE Another version keeps other columns: what this one would make of them nobody has thought of. */
function requireTables({ tables, gatehouse }: Manifest): void {
  const [here, there] = [ARCHIVED_TABLES.map(formOf), tables.map(formOf)];
  const other = here.find((form, at) => form !== there[at]) ?? there.at(here.length);
  if (other === undefined) return;
  const table = other.split(" ")[0] ?? "";
  throw wrong(
    `Gatehouse ${gatehouse} keeps the table ${table} in another form than this one does.`,
  );
}

const formOf = ({ name, columns }: { name: string; columns: object }): string =>
  [name, ...(Array.isArray(columns) ? (columns as string[]) : Object.keys(columns))].join(" ");

function requireWithin({ tables, files }: Manifest, bounds: Bounds): void {
  const bytes = [...tables, ...files].reduce((sum, { bytes: own }) => sum + own, 0);
  const rows = tables.reduce((sum, { rows: own }) => sum + own, 0);
  if (bytes > bounds.bytes || rows > bounds.rows)
    throw wrong("It holds more than can be brought in.");
}

function requireEachOnce(digests: readonly string[]): void {
  for (const [at, digest] of digests.entries()) {
    if (at > 0 && digest <= (digests[at - 1] ?? "")) throw wrong("Its files are not in order.");
  }
}

const wrong = (message: string) => refused({ member: MANIFEST }, message);
