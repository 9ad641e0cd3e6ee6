import { Keyboard, LogOut } from "lucide-react";
import type { NavSection } from "@/app/_ui/nav-list.tsx";
import type { ShortcutName } from "@/app/_ui/shortcuts/shortcut-map.ts";
import { themeChoices } from "@/app/_ui/theme-choices.ts";
import { chooseTheme } from "@/app/_ui/use-theme.ts";
import type { Line } from "./line.ts";
import type { Offer } from "./offer.ts";

type Places = {
  readonly org: string;
  readonly navigation: readonly NavSection[];
  readonly organizations: readonly Offer[];
};

/** Where one can go: what the navigation leads to, and one's other organizations. */
export const placeLines = ({ org, navigation, organizations }: Places): readonly Line[] => [
  ...navigation.flatMap(({ label = "", items }) =>
    items.map((item) => lineOf({ ...item, also: label }, keyTo(org, item.href))),
  ),
  ...organizations.map((offer) => lineOf(offer, null)),
];

type OwnDeeds = { readonly signOut: () => void; readonly showShortcuts: () => void };

/** What one can begin, and what everybody can do for themselves. */
export const deedLines = (
  deeds: readonly Offer[],
  { signOut, showShortcuts }: OwnDeeds,
): readonly Line[] => [
  ...deeds.map((offer) => lineOf(offer, null)),
  ...themeChoices.map(({ value, label, Icon }) => ({
    ...{ ...PLAIN, key: `theme-${value}`, label, icon: <Icon />, also: "switch colours mode" },
    deed: { run: () => chooseTheme(value) },
  })),
  {
    ...{ ...PLAIN, key: "shortcuts", label: "Keyboard shortcuts", icon: <Keyboard /> },
    ...{ also: "keys help", shortcut: "help" as const, deed: { run: showShortcuts } },
  },
  {
    ...{ ...PLAIN, key: "sign-out", label: "Sign out", icon: <LogOut />, also: "log out leave" },
    deed: { run: signOut },
  },
];

const PLAIN = { shortcut: null, entry: null };

const lineOf = (
  { href, label, icon, kind = "screen", also = "" }: Offer,
  shortcut: ShortcutName | null,
): Line => ({
  ...{ ...PLAIN, key: href, label, icon, also, shortcut },
  deed: { to: href, kind },
});

/** The shortcuts of sections, by where they stand below an organization. */
const KEYS: Readonly<Record<string, ShortcutName>> = {
  "": "goHome",
  pages: "goPages",
  posts: "goPosts",
  media: "goMedia",
  collections: "goCollections",
  members: "goMembers",
  roles: "goRoles",
  policies: "goPolicies",
  explain: "goExplain",
  domains: "goDomains",
  tokens: "goTokens",
  "site-access": "goSite",
  languages: "goLanguages",
  "audit-log": "goAudit",
  errors: "goErrors",
};

const keyTo = (org: string, href: string): ShortcutName | null =>
  KEYS[href.replace(`/admin/${org}`, "").replace("/", "")] ?? null;
