import type { PoliciesNaming, Preview } from "@/lib/content/collections/preview.ts";

/** What is lost where a field is removed, a sentence each; none: nothing. */
export function removalLines(preview: Preview): string[] {
  const { listing } = preview;
  return [
    ...heldLines(preview),
    ...(listing.count === 0
      ? []
      : [`Listed by ${namesOf(listing)}, and no more from then on, also if it is restored.`]),
    ...viewLines(preview),
  ];
}

/** How values fare where a field becomes another or asks more of them, a sentence each. */
export function changeLines(preview: Preview): string[] {
  const { unfit, altered } = preview;
  return [
    ...heldLines(preview),
    ...(unfit === null ? [HIDDEN] : []),
    ...(unfit === null || unfit === 0
      ? []
      : [`${counted(unfit, "of them does not fit", "of them do not fit")}.`]),
    ...(altered === null || altered === 0
      ? []
      : [
          `${counted(altered, "of them loses", "of them lose")} part of what is said, such as its form.`,
        ]),
    ...viewLines(preview),
  ];
}

const heldLines = (preview: Preview): string[] =>
  preview.entries === 0
    ? []
    : [`${counted(preview.entries, "entry has", "entries have")} a value here${inBin(preview)}.`];

const viewLines = ({ views }: Preview): string[] =>
  views === 0
    ? []
    : [`${counted(views, "saved view names it and does", "saved views name it and do")} without.`];

/** What goes with a collection, a sentence each. */
export function deletionLines(preview: Preview): string[] {
  const { entries, listing, views, relations } = preview;
  return [
    entries === 0
      ? "It has no entries."
      : `${counted(entries, "entry goes", "entries go")}${inBin(preview)}.`,
    ...(listing.count === 0 ? [] : [`Rights by ${namesOf(listing)} go.`]),
    ...(views === 0 ? [] : [`${counted(views, "saved view goes", "saved views go")}.`]),
    ...relations.map(
      ({ label, collection }) =>
        `The field «${label}» of «${collection}» leads here and is removed.`,
    ),
  ];
}

const HIDDEN = "You may not read all of these values, so it is not told how many do not fit.";

const inBin = ({ inBin: count }: Preview): string =>
  count === 0 ? "" : `, ${count} of them in the bin`;

/** Examples of what goes, as far as one may read it. */
export const exampleLines = ({ examples }: Preview): string[] =>
  examples.map(({ title, value }) => {
    const said = typeof value === "string" ? value : JSON.stringify(value);
    const short = said.length > 80 ? `${said.slice(0, 80)}…` : said;
    return title === null || title === value ? short : `${title}: ${short}`;
  });

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

function namesOf({ count, names }: PoliciesNaming): string {
  if (names === null) return counted(count, "policy", "policies");
  return names.map((name) => `«${name}»`).join(", ");
}
