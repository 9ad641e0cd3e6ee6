import { describe, expect, test } from "vitest";
import { lookAddress, readLookName } from "@/lib/site-design/look-address.ts";
import { lookCss } from "@/lib/site-design/look-css.ts";
import { THEMES } from "@/lib/site-design/themes.ts";

const looks = Object.values(THEMES).map(({ look }) => look);
const nameOf = (address: string): string => address.replace("/assets/look/", "");

describe("the address of a look", () => {
  test.each(looks.map((look) => [look.theme, look] as const))("%s is all of it", (_name, look) => {
    expect(readLookName(nameOf(lookAddress(look)))).toEqual(look);
  });

  test.each([
    ["another edition", (name: string) => name.replace(/\.1\.css$/, ".0.css")],
    ["a colour that is none", (name: string) => name.replace("fbf8f2", "red}*{")],
    ["a fourth colour", (name: string) => name.replace("8f2d1c", "8f2d1c-ffffff")],
    ["text that nobody can read", (name: string) => name.replace("211c17", "f0f0f0")],
    ["a typeface that is none", (name: string) => name.replaceAll("newsreader", "comic")],
    ["nothing", () => ""],
  ])("is no look with %s", (_what, change) => {
    expect(readLookName(change(nameOf(lookAddress(THEMES.journal.look))))).toBeNull();
  });
});

describe("the stylesheet of a look", () => {
  test("has both colours where it follows the visitor's device, else one", () => {
    expect(lookCss(THEMES.journal.look)).toContain("--paper:light-dark(#fbf8f2, #1a1714)");
    const dark = lookCss(THEMES.ember.look);
    expect(dark).toContain("--paper:#17110d");
    expect(dark).toContain("color-scheme:dark");
  });
});
