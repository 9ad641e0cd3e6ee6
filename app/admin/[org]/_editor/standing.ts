import type { ContentEntry } from "@/lib/content/content-entry.ts";
import type { EntryStatus } from "@/lib/content/entry.ts";
import { attributeText } from "./entry-values.ts";
import type { EntryLanguages } from "./use-entry-languages.ts";

/** A saved entry as its editor knows it. */
export type Standing = {
  readonly id: string;
  /** Null: nobody who may only read is told. */
  readonly revision: number | null;
  /** Null: its collection has no drafts. */
  readonly status: EntryStatus | null;
  readonly updatedAt: string | null;
};

const STATUSES: ReadonlySet<string> = new Set(["draft", "published", "changed", "scheduled"]);

const isStatus = (text: string | null): text is EntryStatus => text !== null && STATUSES.has(text);

/** How an entry stands, as far as whoever asks may know it. */
export function standingOf(entry: ContentEntry): Standing {
  const status = attributeText(entry, "status");
  return {
    ...{ id: entry.id, revision: entry.revision },
    status: isStatus(status) ? status : null,
    updatedAt: attributeText(entry, "updatedAt"),
  };
}

/** How it stands in the language that is written in. */
export function statusOf(
  { status }: Standing,
  languages: EntryLanguages | null,
): Standing["status"] {
  const isTold = languages !== null && languages.isCurrent && status !== "scheduled";
  return isTold ? languages.current.status : status;
}

/** Whether visitors and programs see it now. */
export const isOut = ({ status }: Standing): boolean =>
  status === "published" || status === "changed" || status === null;
