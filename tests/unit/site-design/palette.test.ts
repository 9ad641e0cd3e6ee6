import { describe, expect, test } from "vitest";
import { contrast } from "@/lib/site-design/colour.ts";
import { DEFAULT_DESIGN } from "@/lib/site-design/default-design.ts";
import { designSchema } from "@/lib/site-design/design.ts";
import { coloursOf, READABLE, unreadableIn } from "@/lib/site-design/palette.ts";
import { THEMES } from "@/lib/site-design/themes.ts";

const looks = Object.values(THEMES).map(({ look }) => look);
const palettes = looks.flatMap(({ theme, light, dark }) => [
  [theme, "light", light] as const,
  [theme, "dark", dark] as const,
]);

describe("the colours of a website", () => {
  test("are measured as WCAG measures them", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 2);
  });

  test.each(palettes)("of %s in the %s can be read everywhere", (_theme, _mode, palette) => {
    const { paper, raised, ink, muted, accent, onAccent } = coloursOf(palette);
    for (const ground of [paper, raised]) {
      for (const text of [ink, muted, accent]) {
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(READABLE);
      }
    }
    expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(READABLE);
  });

  test("are told to be too close, at the very colour, with the ratio", () => {
    const [wrong] = unreadableIn({ paper: "#ffffff", ink: "#000000", accent: "#ff9900" });
    expect(wrong).toEqual([
      "accent",
      "Too close to the background: 1.9 : 1, and people need 4.5 : 1.",
    ]);
  });

  test("of a button are readable on every accent", () => {
    for (const accent of ["#ffff00", "#777777", "#8c8c00", "#0000ff", "#ff0000"]) {
      const { onAccent } = coloursOf({ paper: "#f0f0f0", ink: "#101010", accent });
      expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(READABLE);
    }
  });
});

describe("a design", () => {
  test.each(looks.map((look) => [look.theme, look] as const))("%s is complete", (_name, look) => {
    expect(designSchema.safeParse({ ...DEFAULT_DESIGN, look }).success).toBe(true);
  });

  test("is refused where its text cannot be read, and where a picture would run something", () => {
    const pale = {
      ...THEMES.atlas.look,
      light: { paper: "#ffffff", ink: "#cccccc", accent: "#dddddd" },
    };
    const refused = designSchema.safeParse({ ...DEFAULT_DESIGN, look: pale, logo: "javascript:x" });
    const paths = refused.error?.issues.map(({ path }) => path.join("."));
    expect(paths).toEqual(["look.light.ink", "look.light.accent", "logo"]);
  });

  test("may have colours that nobody sees", () => {
    const look = {
      ...THEMES.ember.look,
      light: { paper: "#ffffff", ink: "#ffffff", accent: "#ffffff" },
    };
    expect(designSchema.safeParse({ ...DEFAULT_DESIGN, look }).success).toBe(true);
  });
});
