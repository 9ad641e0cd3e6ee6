import type { Arrival } from "@/lib/content/import-entry.ts";
import type { Refused, Subject, Taken } from "./plan.ts";

/** What an import did with each item of the file. */
export type ImportReport = {
  /** Host and path of the site that was exported. */
  readonly site: string;
  readonly taken: readonly TakenLine[];
  readonly refused: readonly RefusedLine[];
};

export type TakenLine = {
  readonly outcome: Arrival["outcome"];
  readonly collection: string;
  readonly slug: string;
  readonly state: string;
  readonly title: string;
  readonly externalKey: string;
  readonly line: number;
  /** What is not as it was in the file. */
  readonly changes: readonly string[];
};

export type RefusedLine = Subject & { readonly reason: string };

export const takenLine = ({ command, subject, notes }: Taken, arrival: Arrival): TakenLine => ({
  outcome: arrival.outcome,
  collection: command.collection,
  slug: command.slug,
  state: command.state,
  title: command.data.title,
  externalKey: command.externalKey,
  line: subject.line,
  changes: [...notes, ...arrival.notes],
});

export const refusedLine = ({ subject, reason }: Refused): RefusedLine => ({ ...subject, reason });
