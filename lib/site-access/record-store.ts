/** A signed record under the key of one of its hosts. */
export type StoredRecord = {
  readonly key: string;
  /** The compact JWS. */
  readonly value: string;
  /** The site's version, so that an older record never replaces a newer one. */
  readonly version: number;
  /** The organization whose record it is. */
  readonly owner: string;
};

/** Where signed records are written for the wall to read: the product's own store or Edge Config. */
export type RecordStore = {
  /** Writes all records or none. @throws Unavailable when the store does not take them. */
  readonly write: (records: readonly StoredRecord[]) => Promise<void>;
  /** Takes an owner's record out. @throws Unavailable. */
  readonly remove: (record: Pick<StoredRecord, "key" | "owner">) => Promise<void>;
};
