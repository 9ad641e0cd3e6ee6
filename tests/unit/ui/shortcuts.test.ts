import { describe, expect, test } from "vitest";
import { followStrokes, NOTHING_BEGUN } from "@/app/_ui/shortcuts/follow-strokes.ts";
import { isSingle, SHORTCUT_NAMES, shortcutOf } from "@/app/_ui/shortcuts/shortcut-map.ts";
import { strokeOf } from "@/app/_ui/shortcuts/stroke-of.ts";

const PLAIN = {
  ...{ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...{ isComposing: false, keyCode: 0, code: "" },
};
const press = (key: string, more: Partial<typeof PLAIN> = {}) => ({ ...PLAIN, key, ...more });

describe("a press of a key", () => {
  test.each([
    ["a letter", press("n"), "other", "n"],
    ["a sign that takes Shift", press("?", { shiftKey: true }), "other", "?"],
    ["Ctrl", press("K", { ctrlKey: true }), "other", "mod+k"],
    ["Cmd on a Mac", press("k", { metaKey: true }), "mac", "mod+k"],
    ["Enter with Ctrl", press("Enter", { ctrlKey: true }), "other", "mod+enter"],
    ["Ctrl on a Mac, which edits text there", press("k", { ctrlKey: true }), "mac", null],
    ["the key of the system elsewhere", press("k", { metaKey: true }), "other", null],
    ["Alt, which writes signs", press("@", { ctrlKey: true, altKey: true }), "other", null],
    ["Ctrl and Shift", press("K", { ctrlKey: true, shiftKey: true }), "other", null],
    ["no sign", press("ArrowDown"), "other", null],
    ["a part of composing", press("n", { isComposing: true }), "other", null],
    [
      "the end of composing in Safari",
      press("Enter", { ctrlKey: true, keyCode: 229 }),
      "other",
      null,
    ],
    ["a key in another script", press("л", { ctrlKey: true, code: "KeyK" }), "other", "mod+k"],
    ["a letter of ours in another place", press("ö", { code: "Semicolon" }), "other", "ö"],
  ] as const)("with %s", (_what, pressed, platform, stroke) => {
    expect(strokeOf(pressed, platform)).toBe(stroke);
  });
});

describe("strokes one after the other", () => {
  const names = ["goPages", "goPosts", "create", "palette"] as const;
  const follow = (strokes: readonly (readonly [string, number])[]) => {
    let begun = NOTHING_BEGUN;
    return strokes.map(([stroke, at]) => {
      const followed = followStrokes(begun, { stroke, at }, names);
      begun = followed.begun;
      return followed.name;
    });
  };

  test.each([
    [
      "lead where both say",
      [
        ["g", 0],
        ["p", 900],
      ],
      [null, "goPages"],
    ],
    [
      "tell two that begin alike apart",
      [
        ["g", 0],
        ["o", 900],
      ],
      [null, "goPosts"],
    ],
    [
      "are forgotten after a while",
      [
        ["g", 0],
        ["p", 1_501],
      ],
      [null, null],
    ],
    [
      "begin anew where the second fits nothing",
      [
        ["g", 0],
        ["n", 10],
      ],
      [null, "create"],
    ],
    [
      "begin anew with the first again",
      [
        ["g", 0],
        ["g", 10],
        ["p", 20],
      ],
      [null, null, "goPages"],
    ],
    [
      "do nothing that is not offered",
      [
        ["g", 0],
        ["m", 10],
        ["j", 20],
      ],
      [null, null, null],
    ],
  ] as const)("%s", (_what, strokes, done) => {
    expect(follow(strokes)).toEqual(done);
  });
});

describe("the map of shortcuts", () => {
  test("gives no keys twice, nor keys with which others begin", () => {
    const all = SHORTCUT_NAMES.map((name) => shortcutOf(name).keys.join(" "));
    const clashes = all.filter((one, at) =>
      all.some((other, at2) => at !== at2 && `${other} `.startsWith(`${one} `)),
    );
    expect(clashes).toEqual([]);
  });

  test("knows which can be pressed by accident", () => {
    expect(SHORTCUT_NAMES.filter((name) => !isSingle(shortcutOf(name)))).toEqual([
      ...["palette", "save", "publish"],
    ]);
  });
});
