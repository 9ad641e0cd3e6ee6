import type { PoliciesNaming, Preview } from "@/lib/content/collections/preview.ts";

/** What a change of a field would lose or break, a sentence each; none: nothing. */
export function lossLines(preview: Preview): string[] {
  const { entries, unfit, altered, listing } = preview;
  return [
    ...(entries === 0
      ? []
      : [`${counted(entries, "entry has", "entries have")} a value here${inBin(preview)}.`]),
    ...(unfit === null ? [HIDDEN] : []),
    ...fateLines({ entries, unfit, altered }),
    ...(listing.count === 0
      ? []
      : [`Listed by ${namesOf(listing)}, and no more from then on, also if it is restored.`]),
  ];
}

/** What goes with a collection, a sentence each. */
export function deletionLines(preview: Preview): string[] {
  const { entries, listing, relations } = preview;
  return [
    entries === 0
      ? "It has no entries."
      : `${counted(entries, "entry goes", "entries go")}${inBin(preview)}.`,
    ...(listing.count === 0 ? [] : [`All that ${namesOf(listing)} gives rights to here goes.`]),
    ...relations.map(
      ({ label, collection }) =>
        `The field «${label}» of «${collection}» leads here and is removed.`,
    ),
  ];
}

const HIDDEN = "You may not read all of these values, so it is not told how many do not fit.";

function fateLines({
  entries,
  unfit,
  altered,
}: Pick<Preview, "entries" | "unfit" | "altered">): string[] {
  return [
    ...(unfit === null || unfit === 0 || unfit === entries
      ? []
      : [`${counted(unfit, "of them does not fit", "of them do not fit")}.`]),
    ...(altered === null || altered === 0
      ? []
      : [
          `${counted(altered, "of them loses", "of them lose")} part of what is said, such as its form.`,
        ]),
  ];
}

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
