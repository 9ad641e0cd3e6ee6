import { languageOf, type Language } from "@/app/_screens/languages/language.ts";
import type { LocalesWeighed } from "@/lib/content/locales/weigh-locales.ts";

type Languages = readonly Language[];

/** What follows from other languages than there are, one line each. */
export function consequencesOf(before: Languages, after: Languages): readonly string[] {
  const added = without(after, before);
  const [was, is] = [before[0], after[0]];
  const isOther = was !== undefined && is !== undefined && was.code !== is.code;
  return [
    ...(added.length === 0
      ? []
      : [
          `Fields of several languages can be written in ${namesOf(added)}. Until then ${is?.name ?? ""} is read.`,
        ]),
    ...(isOther
      ? [
          `${is.name} becomes the default: what says nothing in a language is read in it, and required fields must say something in it.`,
        ]
      : []),
  ];
}

/** The question that is asked before languages go, and what goes out of sight with them. */
export function goingText({ removed, entries }: LocalesWeighed): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  const going = removed.map(languageOf);
  const who = entries === 1 ? "1 entry says" : `${entries} entries say`;
  const said =
    entries === 0
      ? `No entry says anything in ${oneOf(going)}.`
      : `${who} something in ${oneOf(going)}, which nobody will see any more.`;
  return {
    title: `Take ${namesOf(going)} away?`,
    lines: [said, "Programs that ask for it are told that there is no such language."],
  };
}

const without = (some: Languages, others: Languages): Languages =>
  some.filter(({ code }) => others.every((other) => other.code !== code));

const LIST = new Intl.ListFormat("en");

const namesOf = (languages: Languages): string => LIST.format(languages.map(({ name }) => name));

const EITHER = new Intl.ListFormat("en", { type: "disjunction" });

const oneOf = (languages: Languages): string => EITHER.format(languages.map(({ name }) => name));
