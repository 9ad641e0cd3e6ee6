import { describe, expect, it } from "vitest";
import { initialsOf } from "@/app/_ui/avatar.tsx";
import { readTheme, themeAttribute } from "@/app/_ui/theme.ts";

describe("initialsOf", () => {
  it.each([
    ["Ada Lovelace", "AL"],
    ["Ada Byron King Lovelace", "AL"],
    ["acme", "A"],
    ["site.editor@acme.test", "SE"],
    ["  ", "?"],
    ["😀 party", "P"],
  ])("shortens «%s» to «%s»", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe("readTheme", () => {
  it("takes only the values we write and leaves the rest to the system", () => {
    expect(readTheme("dark")).toBe("dark");
    expect(readTheme("<script>")).toBe("system");
    expect(readTheme(undefined)).toBe("system");
  });

  it("puts no attribute on the page for the system's theme", () => {
    expect(themeAttribute("system")).toBeUndefined();
    expect(themeAttribute("light")).toBe("light");
  });
});
