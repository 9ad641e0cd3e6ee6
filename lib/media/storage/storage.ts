import type { Readable } from "node:stream";
import type { OrganizationId } from "@/lib/kernel/ids.ts";

/** Bytes of one organization, named by what they are. */
export type StoredName = { readonly organizationId: OrganizationId; readonly digest: string };

/** The first and the last byte of a part. */
export type ByteRange = { readonly from: number; readonly to: number };

/** A file in the storage, and since when it is there. */
export type StoredFile = StoredName & { readonly since: Date };

/**
 * Where bytes are kept, under their organization and their SHA-256. What is there is whole and never
 * changes. Any of these throws Unavailable while the storage is out of reach.
 */
export type Storage = {
  /** Puts a file of the disk there, all of it or nothing; the file on disk stays. */
  readonly put: (name: StoredName, file: string) => Promise<void>;
  /** How many bytes are there; null: nothing is. */
  readonly sizeOf: (name: StoredName) => Promise<number | null>;
  /** @throws NotFound where nothing is. */
  readonly open: (name: StoredName, range?: ByteRange) => Promise<Readable>;
  /** A path on disk with the bytes, for as long as `look` takes. @throws NotFound where nothing is. */
  readonly withFile: <Result>(
    name: StoredName,
    look: (file: string) => Promise<Result>,
  ) => Promise<Result>;
  /** Nothing happens where nothing is. */
  readonly remove: (name: StoredName) => Promise<void>;
  /** All that is there, of all organizations, in no order. */
  readonly list: () => AsyncIterable<StoredFile>;
};
