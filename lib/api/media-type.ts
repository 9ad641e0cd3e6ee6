import { NotAcceptable, UnsupportedMediaType } from "@/lib/kernel/request-errors.ts";

export const JSON_API = "application/vnd.api+json";

/** What every answer can be: a JSON:API document, or the same entry flat. */
export const ENTRY_FORMS = ["json-api", "flat"] as const;

/** What a list can be: as every answer, or a table. */
export const LIST_FORMS = ["json-api", "flat", "csv"] as const;

export type EntryForm = (typeof ENTRY_FORMS)[number];
export type ListForm = (typeof LIST_FORMS)[number];

const TYPES: Readonly<Record<ListForm, string>> = {
  "json-api": JSON_API,
  flat: "application/json",
  csv: "text/csv",
};

type Range = { type: string; parameters: ReadonlyMap<string, string>; quality: number };

/**
 * Chooses the form of the answer by `Accept` (RFC 9110 §12.5.1); of those that are accepted alike the
 * first of `forms`.
 * @NOTE JSON:API 1.1: an instance with parameters other than `ext` and `profile` is ignored, and so
 * is one with an extension that is not supported; none is, on addresses of entries. Where only such
 * instances are left, other types beside them do not count.
 * @throws NotAcceptable when nothing that is left of it is sent here.
 */
export function negotiate<Sent extends ListForm>(
  accept: string | null,
  forms: readonly [Sent, ...Sent[]],
): Sent {
  const [first] = forms;
  if (accept === null || accept.trim() === "") return first;
  const ranges = withoutForeign(rangesOf(accept), []);
  const quality = (form: ListForm): number => qualityOf(TYPES[form], ranges);
  const best = forms.reduce((one, other) => (quality(other) > quality(one) ? other : one));
  if (quality(best) <= 0) throw new NotAcceptable(forms.map((form) => TYPES[form]));
  return best;
}

/**
 * Sees that an answer in the terms of an extension is accepted.
 * @throws NotAcceptable.
 */
export function requireAccepting(accept: string | null, extension: string): void {
  if (accept === null || accept.trim() === "") return;
  const ranges = withoutForeign(rangesOf(accept), [extension]);
  if (qualityOf(JSON_API, ranges) <= 0) throw new NotAcceptable([JSON_API]);
}

/**
 * Sees that a body is JSON:API.
 * @throws UnsupportedMediaType for anything else, for parameters other than `ext` and `profile`, and
 * for an extension that is not in `extensions`.
 */
export function requireJsonApi(contentType: string | null, extensions: readonly string[]): void {
  const [range, ...more] = rangesOf(contentType ?? "");
  if (range?.type !== JSON_API || more.length > 0) {
    throw new UnsupportedMediaType(`Send ${JSON_API}.`);
  }
  const named = extensionsOf(range);
  const known = [...range.parameters.keys()].every((name) => name === "ext" || name === "profile");
  if (!known) throw new UnsupportedMediaType("Only the parameters ext and profile are allowed.");
  if (!named.every((uri) => extensions.includes(uri))) {
    throw new UnsupportedMediaType("This address supports no such extension.");
  }
}

function withoutForeign(ranges: readonly Range[], extensions: readonly string[]): Range[] {
  const own = ranges.filter(({ type }) => type === JSON_API);
  const rest = ranges.filter((range) => range.type !== JSON_API || fits(range, extensions));
  return own.length > 0 && !own.some((range) => rest.includes(range)) ? [] : rest;
}

/** An instance with all these extensions, no other one, and no parameter but a profile. */
function fits(range: Range, extensions: readonly string[]): boolean {
  const named = extensionsOf(range);
  const isPlain = [...range.parameters.keys()].every(
    (name) => name === "ext" || name === "profile",
  );
  const isKnown = named.every((uri) => extensions.includes(uri));
  return isPlain && isKnown && extensions.every((uri) => named.includes(uri));
}

const extensionsOf = ({ parameters }: Range): string[] =>
  (parameters.get("ext") ?? "").split(" ").filter((uri) => uri !== "");

/** The quality of the most specific range that matches a type. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const [family] = type.split("/");
  for (const wanted of [type, `${family}/*`, "*/*"]) {
    const found = ranges.filter((range) => range.type === wanted);
    if (found.length > 0) return Math.max(...found.map(({ quality }) => quality));
  }
  return 0;
}

function rangesOf(header: string): Range[] {
  return splitOutsideQuotes(header, ",").flatMap((part) => {
    const [type = "", ...rest] = splitOutsideQuotes(part, ";").map((piece) => piece.trim());
    if (type === "") return [];
    const parameters = new Map(rest.filter((text) => text !== "").map(parameterOf));
    const weight = parameters.get("q");
    const quality = weight === undefined ? 1 : Number(weight);
    parameters.delete("q");
    return [{ type: type.toLowerCase(), parameters, quality: Number.isNaN(quality) ? 0 : quality }];
  });
}

function parameterOf(text: string): [string, string] {
  const end = text.includes("=") ? text.indexOf("=") : text.length;
  const value = text.slice(end + 1).trim();
  const unquoted = /^"(.*)"$/.exec(value)?.[1]?.replaceAll(/\\(.)/g, "$1");
  return [text.slice(0, end).trim().toLowerCase(), unquoted ?? value];
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [start, isQuoted] = [0, false];
  for (let index = 0; index < text.length; index += 1) {
    if (isQuoted && text[index] === "\\") index += 1;
    else if (text[index] === '"') isQuoted = !isQuoted;
    else if (text[index] === separator && !isQuoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
