/** Where the words of a shortcut stand in the list of them. */
export const GROUPS = ["Everywhere", "Lists", "Writing", "Go to"] as const;

export type Shortcut = {
  /**
   * Pressed one after the other. `mod+` is Ctrl, on a Mac Cmd: such a one also counts while somebody
   * types. A single sign counts only where nobody does, and not at all where it is turned off.
   */
  readonly keys: readonly string[];
  readonly words: string;
  readonly group: (typeof GROUPS)[number];
  /** Whether holding the key down goes on. */
  readonly repeats?: true;
};

const everywhere = { group: "Everywhere" } as const;
const goTo = { group: "Go to" } as const;
const lists = { group: "Lists" } as const;
const writing = { group: "Writing" } as const;

/**
 * Every shortcut of the dashboard: its keys, what it does and in which order it is told. Whether it
 * is there on a screen is said by whatever offers it, with `useShortcut`.
 */
export const SHORTCUTS = {
  palette: { ...everywhere, keys: ["mod+k"], words: "Search, go somewhere or do something" },
  help: { ...everywhere, keys: ["?"], words: "Show these shortcuts" },
  find: { ...everywhere, keys: ["/"], words: "Search on this screen" },
  goHome: { ...goTo, keys: ["g", "h"], words: "Overview" },
  goPages: { ...goTo, keys: ["g", "p"], words: "Pages" },
  goPosts: { ...goTo, keys: ["g", "o"], words: "Posts" },
  goMedia: { ...goTo, keys: ["g", "f"], words: "Media" },
  goCollections: { ...goTo, keys: ["g", "c"], words: "Collections" },
  goMembers: { ...goTo, keys: ["g", "m"], words: "Members" },
  goRoles: { ...goTo, keys: ["g", "r"], words: "Roles" },
  goPolicies: { ...goTo, keys: ["g", "l"], words: "Policies" },
  goExplain: { ...goTo, keys: ["g", "e"], words: "Explain" },
  goDomains: { ...goTo, keys: ["g", "d"], words: "Domains" },
  goTokens: { ...goTo, keys: ["g", "t"], words: "Tokens" },
  goSite: { ...goTo, keys: ["g", "s"], words: "Site access" },
  goLanguages: { ...goTo, keys: ["g", "i"], words: "Languages" },
  goAudit: { ...goTo, keys: ["g", "a"], words: "Audit log" },
  goErrors: { ...goTo, keys: ["g", "b"], words: "Browser errors" },
  create: { ...lists, keys: ["n"], words: "New" },
  next: { ...lists, keys: ["j"], words: "Next row", repeats: true },
  previous: { ...lists, keys: ["k"], words: "Previous row", repeats: true },
  choose: { ...lists, keys: ["x"], words: "Choose the row" },
  save: { ...writing, keys: ["mod+s"], words: "Save" },
  publish: { ...writing, keys: ["mod+enter"], words: "Publish" },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof SHORTCUTS;

/** All of them in the order of the map. */
export const SHORTCUT_NAMES = Object.keys(SHORTCUTS) as readonly ShortcutName[];

/** A shortcut by its name. */
export const shortcutOf = (name: ShortcutName): Shortcut => SHORTCUTS[name];

/** Whether it is pressed without Ctrl or Cmd, so that it can be turned off (WCAG 2.1.4). */
export const isSingle = ({ keys }: Shortcut): boolean =>
  !keys.some((key) => key.startsWith("mod+"));
