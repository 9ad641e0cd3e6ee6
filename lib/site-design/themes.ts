import type { Look } from "./design.ts";

/** What a website can look like, each complete: what somebody chooses first, and may change then. */
export const THEMES: Readonly<Record<Look["theme"], Theme>> = {
  journal: {
    name: "Journal",
    words: "A calm page to read, set in a serif like a good magazine.",
    look: {
      theme: "journal",
      mode: "auto",
      light: { paper: "#fbf8f2", ink: "#211c17", accent: "#8f2d1c" },
      dark: { paper: "#1a1714", ink: "#ece4d8", accent: "#e9a089" },
      ...{ heading: "newsreader", body: "newsreader", width: "narrow", corners: "square" },
    },
  },
  atlas: {
    name: "Atlas",
    words: "Crisp and bright, for what one makes and offers.",
    look: {
      theme: "atlas",
      mode: "auto",
      light: { paper: "#ffffff", ink: "#0c1424", accent: "#2250d6" },
      dark: { paper: "#0b1020", ink: "#e8ecf6", accent: "#8fb0ff" },
      ...{ heading: "inter", body: "inter", width: "medium", corners: "round" },
    },
  },
  ember: {
    name: "Ember",
    words: "Warm and dark, with large pictures and a lively hand.",
    look: {
      theme: "ember",
      mode: "dark",
      light: { paper: "#fff7ee", ink: "#2b1a10", accent: "#a8420b" },
      dark: { paper: "#17110d", ink: "#f6eadd", accent: "#f4a259" },
      ...{ heading: "bricolage", body: "inter", width: "wide", corners: "soft" },
    },
  },
};

type Theme = { readonly name: string; readonly words: string; readonly look: Look };
