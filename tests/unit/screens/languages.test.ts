import { describe, expect, test } from "vitest";
import {
  emptied,
  insteadText,
  spokenIn,
  withInstead,
} from "@/app/_screens/fields/field-language.ts";
import type { FormField } from "@/app/_screens/fields/form-field.ts";
import type { FormValues } from "@/app/_screens/fields/form-value.ts";
import { findLanguages } from "@/app/_screens/languages/find-languages.ts";
import { languageOf } from "@/app/_screens/languages/language.ts";
import { entryValues, writtenOf } from "@/app/admin/[org]/_editor/entry-values.ts";
import { inLanguage } from "@/app/admin/[org]/_editor/in-language.ts";
import { spokenIn as languagesIn } from "@/app/admin/[org]/content/[collection]/speaking-in.ts";
import { goingText } from "@/app/admin/[org]/languages/language-words.ts";

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  ...{ id: name, name, label: name, help: "", kind: "text", to: null, required: true },
  ...{ unique: false, indexed: false, localized: true, hidden: false, default: "x" },
  ...{ choices: null, min: null, max: null, pattern: null, fields: null, blocks: null },
  ...more,
});

const [english, german] = [languageOf("en"), languageOf("de")];
const inGerman = (fields: FormField[], instead: FormValues = {}) =>
  inLanguage(fields, { current: german, first: english, instead });

describe("a language", () => {
  test.each([
    ["de", "German", "ltr"],
    ["de-CH", "German (Switzerland)", "ltr"],
    ["ar", "Arabic", "rtl"],
    ["he", "Hebrew", "rtl"],
    ["az-Arab", "Azerbaijani (Arabic)", "rtl"],
    ["qqq", "qqq", "ltr"],
  ])("%s is called %s and written %s", (code, name, dir) => {
    expect(languageOf(code)).toEqual({ code, name, dir });
  });

  test.each([
    ["swiss", ["gsw"]],
    ["de-ch", ["de-CH"]],
    ["yue", ["yue"]],
    ["german (aus", ["de-AT"]],
    ["iw", ["he"]],
    ["no such language", []],
    ["qqq", []],
  ])("is found by «%s»", (words, codes) => {
    expect(findLanguages(words).map(({ code }) => code)).toEqual(codes);
  });

  test("is one of many, by name, each spelled as the API wants it and none twice", () => {
    const codes = findLanguages("").map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.map((code) => Intl.getCanonicalLocales(code)[0])).toEqual(codes);
    expect(codes).toEqual(expect.arrayContaining(["en", "pt-BR", "zh-Hant"]));
  });
});

describe("a form in another language than the default", () => {
  test("asks for nothing, begins with nothing, and says what is read instead", () => {
    const [title] = inGerman([field("title")], { title: "Night" });
    expect(title).toMatchObject({ required: false, default: null });
    expect(title && [insteadText(title), spokenIn(title)]).toEqual([
      "Night",
      { lang: "de", dir: "ltr" },
    ]);
    expect(title && withInstead(title, null).help).toBe("Nothing in German yet. Read in English.");
    expect(title && withInstead(title, "Nacht").help).toBe("");
  });

  test("tells the value of what shows no grey text", () => {
    const [lines] = inGerman([field("lines", { kind: "choice" })], { lines: "many" });
    expect(lines && withInstead(lines, null).help).toBe(
      "Nothing in German yet. Read in English: many",
    );
  });

  test("shows what is in no language, and lets nobody write it", () => {
    const [code, hidden] = inGerman([
      field("code", { localized: false, access: "write", help: "Short." }),
      field("note", { localized: false, access: "redacted" }),
    ]);
    expect(code).toMatchObject({ access: "read", required: true });
    expect(code?.help).toBe("Short. The same in every language: write it in English.");
    expect(hidden?.access).toBe("redacted");
  });

  const noted = (attributes: FormValues) => ({
    ...{ id: "1", type: "notes", relationships: {}, revision: 1 },
    attributes,
  });

  test("tells «No» from nothing said, and says either", () => {
    const fields = inGerman([field("done", { kind: "boolean" })], { done: true });
    const [done] = fields;
    const base = entryValues(fields, noted({ done: null }));
    expect(base).toEqual({ done: null });
    expect(done && withInstead(done, null).help).toBe(
      "Nothing in German yet. Read in English: Yes",
    );
    expect(done && withInstead(done, false).help).toBe("");
    expect(writtenOf(fields, { done: false }, base).attributes).toEqual({ done: false });
    expect(writtenOf(fields, base, { done: false }).attributes).toEqual({ done: null });
    expect(writtenOf(fields, base, base).attributes).toEqual({});
  });

  test.each(["choices", "list", "blocks"] as const)("says nothing in emptied %s", (kind) => {
    const fields = inGerman([field("some", { kind })]);
    const [some] = fields;
    const base = entryValues(fields, noted({ some: ["one"] }));
    expect(entryValues(fields, noted({ some: null }))).toEqual({ some: null });
    expect(some && emptied(some, [])).toBeNull();
    expect(writtenOf(fields, { some: null }, base).attributes).toEqual({ some: null });
    expect(emptied(field("some", { kind }), [])).toEqual([]);
  });

  test("speaks it within groups and blocks too", () => {
    const inner = field("inner", { localized: false });
    const [group] = inGerman([field("group", { kind: "group", fields: [inner] })]);
    expect(group?.fields?.[0] && spokenIn(group.fields[0])).toEqual({ lang: "de", dir: "ltr" });
  });
});

test("a form in the default language asks for what it asks for", () => {
  const fields = [field("title"), field("code", { localized: false, access: "write" })];
  const [title, code] = inLanguage(fields, { current: english, first: english, instead: {} });
  expect(title).toMatchObject({ required: true, default: "x", language: { code: "en" } });
  expect(code).toEqual(fields[1]);
});

test("languages that go are named, also those that somebody else added", () => {
  expect(goingText({ removed: ["it", "de"], entries: 1 })).toEqual({
    title: "Take Italian and German away?",
    lines: [
      "1 entry says something in Italian or German, which nobody will see any more.",
      "Programs that ask for it are told that there is no such language.",
    ],
  });
});

test.each([
  [["en", "de"], true, "de", "de"],
  [["en", "de"], true, "fr", "en"],
  [["en"], true, "de", undefined],
  [["en", "de"], false, "de", undefined],
])("in %j, with localized fields: %s, «%s» leads to %s", async (locales, localized, asked, to) => {
  const { mayRead, ...rest } = { ...field("title", { localized }), mayRead: true };
  const collection = {
    ...{ slug: "poems", name: "Poems", icon: "box", website: false, drafts: true, locales },
    fields: [{ ...rest, mayRead }],
  } as unknown as Parameters<typeof languagesIn>[0];
  const spoken = await languagesIn(collection, {
    searchParams: Promise.resolve({ locale: asked }),
  });
  expect(spoken?.current.code).toBe(to);
});
