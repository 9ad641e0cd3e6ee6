import type { FormField } from "@/app/_screens/fields/form-field.ts";
import type { FormValues } from "@/app/_screens/fields/form-value.ts";
import type { Language } from "@/app/_screens/languages/language.ts";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import type { EntryLocale } from "@/lib/content/locales/entry-locales.ts";
import type { Written } from "./entry-values.ts";

/** Where an editor works. */
export type EditorPlace = {
  readonly org: string;
  readonly collection: string;
  /** Address of the collection's list in the dashboard. */
  readonly base: string;
  /** Who writes: what is kept in the browser is theirs. */
  readonly person: string;
  /** The language that is written in, where entries have several; left out: their only one. */
  readonly locale?: string | undefined;
};

/** What whoever writes may do with the entry, as far as it is known before they try. */
export type EditorRights = Readonly<
  Record<"read" | "create" | "update" | "publish" | "bin" | "delete" | "share", boolean>
>;

/** What is to happen with an entry by itself, as far as whoever looks may know it. */
export type Scheduled = {
  readonly publishAt: Date | null;
  readonly unpublishAt: Date | null;
  /** Whether the draft says something else by now than what will be published. */
  readonly draftMovedOn: boolean;
  readonly byName: string | null;
  /** The one language that it is about; null: all of them. */
  readonly locale: string | null;
  /** Why what was scheduled last did not happen. */
  readonly failure: string | null;
};

/** Where an entry stands on the website. */
export type Website = {
  /** Address of the website, without a slash at the end. */
  readonly site: string;
  /** The path of its page, by what its form holds. */
  readonly pathOf: (values: FormValues) => string;
};

/** A language, and how the entry stands in it. */
export type EditorLanguage = Language & Omit<EntryLocale, "locale">;

export type EditorOptions = {
  readonly place: EditorPlace;
  /** Those that it can be written in, the default one first; left out: it has but one. */
  readonly languages?: readonly EditorLanguage[] | undefined;
  /** Null: it is being made. */
  readonly entry: ContentEntry | null;
  readonly fields: readonly FormField[];
  /** What stands in a new one beside the defaults. */
  readonly beginning?: FormValues | undefined;
  readonly titleField: string | null;
  /** Whether entries have drafts: then they are saved by themselves, and may be incomplete. */
  readonly hasDrafts: boolean;
  readonly can: EditorRights;
  /** Null: nothing is, and nothing failed. */
  readonly scheduled: Scheduled | null;
  /** Adds to what is sent what follows from it, as its place from the page above. */
  readonly complete?: ((written: Written) => Written) | undefined;
  /** Left out: it has no place on the website. */
  readonly website?: Website | undefined;
};
