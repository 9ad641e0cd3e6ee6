/** An entry that somebody opened, as their browser remembers it. */
export type Opened = {
  readonly collection: string;
  readonly id: string;
  readonly title: string;
};

/** Whose it is, and of which organization. */
export type OpenedBy = { readonly person: string; readonly org: string };

const PREFIX = "gatehouse.opened:";
const MOST = 12;

/** The entries that a person opened last in this browser, the newest first. */
export function findOpened(by: OpenedBy): readonly Opened[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(by)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isOpened) : [];
  } catch {
    return [];
  }
}

/** Remembers that a person opened an entry. Where the browser keeps nothing, nothing is. */
export function keepOpened(by: OpenedBy, { collection, id, title }: Opened): void {
  const others = findOpened(by).filter((one) => one.id !== id);
  write(by, [{ collection, id, title }, ...others].slice(0, MOST));
}

/** Forgets an entry that is not there any more, or not for this person. */
export function forgetOpened(by: OpenedBy, id: string): void {
  const all = findOpened(by);
  const others = all.filter((one) => one.id !== id);
  if (others.length < all.length) write(by, others);
}

/** Forgets whatever anybody opened in this browser, as when they sign out. */
export function forgetAllOpened(): void {
  try {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of kept) localStorage.removeItem(key);
  } catch {
    // A browser that gives nothing away has kept nothing.
  }
}

const keyOf = ({ person, org }: OpenedBy): string => `${PREFIX}${person}/${org}`;

function write(by: OpenedBy, opened: readonly Opened[]): void {
  try {
    localStorage.setItem(keyOf(by), JSON.stringify(opened));
  } catch {
    // What was opened last is a convenience.
  }
}

function isOpened(kept: unknown): kept is Opened {
  if (typeof kept !== "object" || kept === null) return false;
  const { collection, id, title } = kept as Partial<Opened>;
  return [collection, id, title].every((one) => typeof one === "string");
}
