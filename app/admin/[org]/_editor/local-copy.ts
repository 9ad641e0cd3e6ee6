import type { FormValues } from "@/app/_screens/fields/form-value.ts";

/** What was written and not saved, kept in the tab: it outlives a crash and the end of a session. */
export type LocalCopy = {
  /** When it was kept, in milliseconds. */
  readonly at: number;
  readonly values: FormValues;
  /** What they were written over; null: a new entry. */
  readonly base: FormValues | null;
  readonly revision: number | null;
};

const PREFIX = "gatehouse.unsaved:";

/** Keeps a copy under a key. Where the browser has no room or no storage, there is none. */
export function keepCopy(key: string, copy: LocalCopy): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(copy));
  } catch {
    // The copy is a second net: what is written is sent to the server all the same.
  }
}

export function dropCopy(key: string): void {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // As above.
  }
}

/** Drops what anybody left in this tab, as when they sign out. */
export function dropAllCopies(): void {
  try {
    const kept = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of kept) sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** The copy that was kept; null where there is none that can be read. */
export function findCopy(key: string): LocalCopy | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? "null");
    return isCopy(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isCopy(kept: unknown): kept is LocalCopy {
  if (typeof kept !== "object" || kept === null) return false;
  const { at, values } = kept as Partial<LocalCopy>;
  return typeof at === "number" && typeof values === "object";
}
