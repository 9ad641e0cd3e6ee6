import { createHash } from "node:crypto";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import tar from "tar-stream";
import { GatehouseError } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { ArchivedTable } from "./archived-table.ts";
import { ARCHIVED_TABLES } from "./archived-tables.ts";
import { byteMeter, TooMuch, type ByteMeter } from "./byte-meter.ts";
import { rowReader } from "./check-row.ts";
import { linesOf } from "./lines-of.ts";
import type { Manifest, ManifestFile, ManifestTable } from "./manifest.ts";
import { fileMember, MANIFEST, tableMember } from "./members.ts";
import { MANIFEST_MAX, readManifest, type Bounds } from "./read-manifest.ts";
import { refused } from "./refused.ts";

/** What becomes of the parts of an archive, in their order. */
export type ArchiveReader = {
  readonly bounds: Bounds;
  readonly onManifest?: (manifest: Manifest) => void;
  /** Some rows of a table, the first of which stands in this line. */
  readonly onRows: (
    table: ArchivedTable,
    rows: readonly JsonObject[],
    line: number,
  ) => Promise<void>;
  /**
   * The bytes of a file; they are compared with their digest when all have been read. Null: reading ends
   * with the last table.
   */
  readonly onFile: ((file: ManifestFile, bytes: AsyncIterable<Uint8Array>) => Promise<void>) | null;
  /** Bytes of members so far, of all that the manifest announces. */
  readonly onProgress?: (bytes: number, total: number) => void;
};

const ROW_MAX = 16 * 1024 * 1024;
const ROWS_AT_ONCE = 100;
const BYTES_AT_ONCE = 4 * 1024 * 1024;

/**
 * Reads an archive from its first byte to its last, believing nothing that it says: it has exactly the
 * members that its manifest names, in that order, plain files of that size and digest, and each line of
 * a table is a row that could be kept. Whatever else is there is refused, with the name of the member.
 * @throws Invalid.
 */
export async function readArchive(source: Readable, reader: ArchiveReader): Promise<Manifest> {
  const meter = byteMeter();
  const extract = tar.extract();
  pipeline(source, createGunzip(), meter.stream, extract, () => undefined);
  const at = { member: MANIFEST };
  try {
    const entries = extract[Symbol.asyncIterator]() as unknown as AsyncIterator<Entry>;
    return await readMembers(entries, { meter, reader, at });
  } catch (cause) {
    throw meant(cause, at.member);
  } finally {
    source.destroy();
  }
}

/** A member as it stands in the tar. */
type Entry = AsyncIterable<Uint8Array> & {
  readonly header: { readonly name: string; readonly size: number; readonly type: string };
};

type Reading = {
  readonly meter: ByteMeter;
  readonly reader: ArchiveReader;
  /** The member that is read now. */
  readonly at: { member: string };
};

async function readMembers(entries: AsyncIterator<Entry>, reading: Reading): Promise<Manifest> {
  const { meter, reader, at } = reading;
  meter.allow(MANIFEST_MAX);
  const manifest = await readManifest(await nextEntry(entries, at), reader.bounds);
  reader.onManifest?.(manifest);
  const progress = progressOf(manifest, reader);
  for (const told of manifest.tables) {
    await readTable(await expected(entries, reading, { ...told, name: tableMember(told.name) }), {
      ...{ told, reader, member: tableMember(told.name) },
    });
    progress(told.bytes);
  }
  const { onFile } = reader;
  if (onFile === null) return manifest;
  for (const told of manifest.files) {
    const entry = await expected(entries, reading, { ...told, name: fileMember(told.digest) });
    await readFile(entry, told, onFile);
    progress(told.bytes);
  }
  const more = await entries.next();
  if (more.done !== true)
    throw refused({ member: nameOf(more.value) }, "The manifest does not name it.");
  return manifest;
}

function progressOf({ tables, files }: Manifest, { onProgress }: ArchiveReader) {
  const total = [...tables, ...files].reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  return (bytes: number): void => {
    done += bytes;
    onProgress?.(done, total);
  };
}

type Expectation = { readonly name: string; readonly bytes: number };

async function expected(
  entries: AsyncIterator<Entry>,
  { meter, at }: Reading,
  { name, bytes }: Expectation,
): Promise<Entry> {
  at.member = name;
  // @NOTE The member, the head before it and what fills its last block.
  meter.allow(bytes + 2_048);
  const entry = await nextEntry(entries, at);
  if (entry.header.name !== name) {
    throw refused({ member: name }, `«${nameOf(entry)}» stands in its place.`);
  }
  if (entry.header.size !== bytes)
    throw refused({ member: name }, "It is not as large as it says.");
  return entry;
}

/** @NOTE Links and folders lead somewhere else; an archive holds files alone. */
async function nextEntry(
  entries: AsyncIterator<Entry>,
  { member }: { readonly member: string },
): Promise<Entry> {
  const next = await entries.next();
  if (next.done === true) throw refused({ member }, "It is missing.");
  const entry: Entry = next.value;
  if (entry.header.type !== "file")
    throw refused({ member: nameOf(entry) }, "It is no plain file.");
  return entry;
}

const nameOf = ({ header }: Entry): string => header.name.slice(0, 200);

type At = {
  readonly told: ManifestTable;
  readonly reader: ArchiveReader;
  readonly member: string;
};

async function readTable(entry: Entry, { told, reader, member }: At): Promise<void> {
  const table = ARCHIVED_TABLES.find(({ name }) => name === told.name);
  if (table === undefined) throw refused({ member }, "There is no such table.");
  const read = rowReader(table);
  const hash = createHash("sha256");
  let [batch, size, line]: [JsonObject[], number, number] = [[], 0, 0];
  const give = async () => {
    const start = line - batch.length + 1;
    if (batch.length > 0) await apart(() => reader.onRows(table, batch, start));
    [batch, size] = [[], 0];
  };
  for await (const text of linesOf(hashed(entry, hash), ROW_MAX)) {
    line += 1;
    const { row, problem } = read(text);
    if (row === null) throw refused({ member, line }, problem);
    batch.push(row);
    size += text.length;
    if (batch.length === ROWS_AT_ONCE || size > BYTES_AT_ONCE) await give();
  }
  await give();
  if (line !== told.rows) throw refused({ member }, `It has ${line} rows, and says ${told.rows}.`);
  requireDigest({ member, is: hash.digest("hex"), told: told.digest });
}

async function readFile(
  entry: Entry,
  told: ManifestFile,
  onFile: NonNullable<ArchiveReader["onFile"]>,
): Promise<void> {
  const hash = createHash("sha256");
  await apart(() => onFile(told, hashed(entry, hash)));
  requireDigest({ member: fileMember(told.digest), is: hash.digest("hex"), told: told.digest });
}

async function* hashed(
  entry: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of entry) {
    hash.update(chunk);
    yield chunk;
  }
}

function requireDigest({ member, is, told }: { member: string; is: string; told: string }): void {
  if (is !== told) throw refused({ member }, "Its bytes do not have the digest that it says.");
}

/** What went wrong with what was read, and not with the reading. */
class Elsewhere extends Error {}

async function apart(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw isOfStream(cause) ? cause : new Elsewhere("", { cause });
  }
}

/** @NOTE Whoever takes the bytes of a file meets what goes wrong with the archive, too. */
const isOfStream = (cause: unknown): boolean =>
  cause instanceof TooMuch || /^Z_|STREAM|HEADER/.test((cause as { code?: string }).code ?? "");

/** What went wrong while it was read, where that is the archive's fault. */
function meant(cause: unknown, member: string): unknown {
  if (cause instanceof Elsewhere) return cause.cause;
  if (cause instanceof GatehouseError) return cause;
  if (cause instanceof TooMuch) return refused({ member }, cause.message, cause);
  // @NOTE The disk's own failures, such as ENOENT.
  if (/^E[A-Z]+$/.test((cause as { code?: string }).code ?? "")) return cause;
  return refused({ member }, "It is no whole .tar.gz file, as an export writes it.", cause);
}
