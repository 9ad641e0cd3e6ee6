/** The typefaces that a website can be set in: of ours, or of whoever looks at it. */
export const FONTS = {
  newsreader: {
    name: "Newsreader, a quiet serif",
    stack: '"Newsreader", "Iowan Old Style", Charter, Georgia, serif',
  },
  inter: { name: "Inter, a clear sans serif", stack: '"Inter", system-ui, sans-serif' },
  bricolage: {
    name: "Bricolage Grotesque, a lively sans serif",
    stack: '"Bricolage Grotesque", "Trebuchet MS", system-ui, sans-serif',
  },
  system: {
    name: "The visitor’s own, nothing to load",
    stack: "system-ui, -apple-system, 'Segoe UI', sans-serif",
  },
  georgia: { name: "Georgia, nothing to load", stack: "Georgia, 'Times New Roman', serif" },
  mono: {
    name: "JetBrains Mono, as a typewriter",
    stack: '"JetBrains Mono", ui-monospace, monospace',
  },
} as const;

export type Font = keyof typeof FONTS;

export const FONT_NAMES = Object.keys(FONTS) as [Font, ...Font[]];

/** The files of those that are loaded, for text in Latin letters. */
export const FONT_FILES: Readonly<Partial<Record<Font, string>>> = {
  newsreader: "/assets/fonts/newsreader-latin-normal.woff2",
  inter: "/assets/fonts/inter-latin-normal.woff2",
  bricolage: "/assets/fonts/bricolage-grotesque-latin-normal.woff2",
  mono: "/assets/fonts/jetbrains-mono.woff2",
};
