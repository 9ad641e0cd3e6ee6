import type { MediaKind } from "@/app/_screens/media/media-kind.ts";
import type { MediaQuestion } from "@/app/_screens/media/media-question.ts";
import type { ContentValues } from "@/lib/content/content-entry.ts";

/** How many files a page of the library has. */
const SIZE = "60";

/** A question to the library in the language of lists. */
export const askedOf = (question: MediaQuestion, after: string | null = null) => ({
  filter: { _and: conditionsOf(question) },
  sort: SORTS[question.order],
  size: SIZE,
  after,
});

const SORTS = { newest: "-createdAt", oldest: "createdAt", name: "filename", largest: "-size" };

function conditionsOf(question: MediaQuestion): ContentValues[] {
  const { folder, words, kind, visibility, unused } = question;
  return [
    ...(folder === "any" ? [] : [{ folder: folder === "top" ? { _null: true } : { _eq: folder } }]),
    ...(kind === null ? [] : [ofKind(kind)]),
    ...(visibility === null ? [] : [{ visibility: { _eq: visibility } }]),
    ...(unused ? [{ used: { _eq: false } }] : []),
    ...words.split(/\s+/).flatMap((word) => (word === "" ? [] : [named(word)])),
  ];
}

const ofKind = (kind: MediaKind): ContentValues => ({
  _or: STARTS[kind].map((start) => ({ mediaType: { _starts_with: start } })),
});

const STARTS: Readonly<Record<MediaKind, readonly string[]>> = {
  image: ["image/"],
  video: ["video/"],
  audio: ["audio/"],
  document: ["application/", "text/"],
};

const named = (word: string): ContentValues => ({
  _or: ["filename", "title", "alt"].map((field) => ({ [field]: { _icontains: word } })),
});
