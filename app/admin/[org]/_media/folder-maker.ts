import { createFolderAction, listFoldersAction } from "./actions.ts";

type Found =
  | { readonly ok: true; readonly folder: string | null }
  | { readonly ok: false; readonly problem: string };

/** Finds folders by their names below one of the library, and makes those that are not there. */
export class FolderMaker {
  readonly #org: string;
  readonly #root: string | null;
  /** By its path: files of one folder arrive together, and it is made once. */
  readonly #found = new Map<string, Promise<Found>>();

  constructor(org: string, root: string | null) {
    this.#org = org;
    this.#root = root;
  }

  /** The folder at a path. */
  async at(path: readonly string[]): Promise<Found> {
    const name = path.at(-1);
    if (name === undefined) return { ok: true, folder: this.#root };
    const key = JSON.stringify(path);
    const asked = this.#found.get(key) ?? this.#look(path.slice(0, -1), name);
    this.#found.set(key, asked);
    const found = await asked;
    // What could not be made may be made at the next try.
    if (!found.ok) this.#found.delete(key);
    return found;
  }

  async #look(above: readonly string[], name: string): Promise<Found> {
    const parent = await this.at(above);
    if (!parent.ok) return parent;
    const known = await listFoldersAction(this.#org, {});
    const same = (known.ok ? known.value.folders : []).find(
      (one) => one.parent === parent.folder && one.name.toLowerCase() === name.toLowerCase(),
    );
    if (same !== undefined) return { ok: true, folder: same.id };
    const made = await createFolderAction(this.#org, { name, parent: parent.folder });
    if (made.ok) return { ok: true, folder: made.value.id };
    return { ok: false, problem: `The folder «${name}» could not be made. ${made.error.detail}` };
  }
}
