/** A folder of files. */
export type Folder = {
  readonly id: string;
  readonly name: string;
  /** The folder that it is in; null: in none. */
  readonly parent: string | null;
  readonly revision: number;
};
