/**
 * What each visitor of a website is to see, said without a line of the product: the matrix holds the
 * product against it. The site is Acme's; «theirs» is Globex's.
 */
export const levels = ["public", "private", "password"] as const;
export type Level = (typeof levels)[number];

/** What may be brought along. Of a link, the address is what is brought. */
export const keyKinds = ["nothing", "guest", "visit", "bypass", "preview", "share"] as const;
export type KeyKind = (typeof keyKinds)[number];

/** What became of a key. */
export const keyStates = [
  "good",
  // Its row says that it has ended; what is signed says that it has not.
  "expired",
  // What is signed says that it has ended; its row says that it has not.
  "lapsed",
  "revoked",
  "of an earlier password",
  // Of links: what befell whoever made it, or the entry that it leads to.
  "of a suspended member",
  "of a suspended person",
  "of a former member",
  "of a maker without a role",
  "of a maker who may read and not share",
  "to an entry in the bin",
  // Of shares: how far this browser got.
  "unopened",
  "with a password, unopened",
  "with a password",
  "used up",
  "with its last use taken here",
  "opened by another link's cookie",
] as const;
export type KeyState = (typeof keyStates)[number];

export type VisitorKind = {
  readonly kind: KeyKind;
  readonly state: KeyState;
  readonly of: "acme" | "globex";
};

const makers = keyStates.filter((state) => /^(?:of a (?:susp|form|maker)|to an)/.test(state));
const openings = keyStates.slice(keyStates.indexOf("unopened"));
const STATES: Readonly<Record<KeyKind, readonly KeyState[]>> = {
  nothing: ["good"],
  guest: ["good", "expired", "lapsed", "revoked", "of an earlier password"],
  visit: ["good", "expired", "lapsed", "revoked", "of a suspended member", "of a former member"],
  bypass: ["good", "expired", "lapsed", "revoked"],
  preview: ["good", "expired", "lapsed", "revoked", ...makers],
  share: ["good", "expired", "lapsed", "revoked", ...makers, ...openings],
};

/** Everybody who comes by. Whatever is the other organization's is good there. */
export const visitors: readonly VisitorKind[] = keyKinds.flatMap((kind) => [
  ...STATES[kind].map((state) => ({ kind, state, of: "acme" }) as const),
  ...(kind === "nothing" ? [] : [{ kind, state: "good", of: "globex" } as const]),
]);

/** Where they knock. `link` is the address that a link's visitor brought, for others one of nobody's. */
export const addresses = [
  ...(["home", "page", "draft page", "feed", "sitemap", "robots"] as const),
  ...(["public file", "named file", "private file", "form", "write", "admin", "api"] as const),
  ...(["link", "named file below", "private file below", "public file below"] as const),
] as const;
export type Address = (typeof addresses)[number];

/** Where a visitor knocks: with a link, of the site itself at what they would see as somebody better. */
export const addressesFor = ({ kind }: VisitorKind): readonly Address[] =>
  kind === "preview" || kind === "share"
    ? ["page", "private file", "admin", "api", ...addresses.slice(addresses.indexOf("link"))]
    : addresses.slice(0, addresses.indexOf("link") + 1);

/** Words that give away that something was seen. */
export const WORDS = {
  "the home page": "a waiting list we are not proud of",
  "the page": "a borrowed anvil",
  "the page as drafted": "still being weighed",
  "the draft page": "prices we have not agreed on yet",
  "the linked draft": "through the oak",
  "the feed": "<feed",
  "the sitemap": "<urlset",
  "the robots": "Sitemap:",
  "the public file": "bytes that everybody may have",
  "the named file": "bytes that the linked draft names",
  "the private file": "bytes for members",
  "the form": "typed by a visitor",
} as const;
export type Seen = keyof typeof WORDS;

type Sight = {
  /** What an answer must hold; nothing: it is shut. */
  readonly must: readonly Seen[];
  /** What it may hold besides: what whoever asks may see elsewhere on this site. */
  readonly may: readonly Seen[];
  /** Whether it is the answer that everybody gets, which may be kept for everybody. */
  readonly everybodys: boolean;
};

const SITE: Partial<Record<Address, Seen>> = {
  ...{ home: "the home page", page: "the page", feed: "the feed", sitemap: "the sitemap" },
  ...{ robots: "the robots", "public file": "the public file", "named file": "the named file" },
};
const PUBLISHED = Object.values(SITE);
const DRAFTS = ["the page as drafted", "the draft page", "the linked draft"] as const;

/** What a visitor is to see at an address of Acme's host, at a level of its site. */
export function sightOf(visitor: VisitorKind, level: Level, address: Address): Sight {
  if (address === "admin" || address === "api" || address === "write") return SHUT;
  if (address.startsWith("link") || address.endsWith("below")) return ofLink(visitor, address);
  switch (standingOf(visitor, level)) {
    case "member":
      return inside(address, [...PUBLISHED, ...DRAFTS, "the private file"]);
    case "guest":
      return inside(address, [...PUBLISHED, ...DRAFTS]);
    case "monitor":
      return inside(address, PUBLISHED);
    case "refused":
      return SHUT;
    case "shown out":
      return level === "public" ? ofWhoeverWasInside(address) : SHUT;
    case "stranger":
      return level === "public" ? ofStranger(address) : SHUT;
  }
}

const SHUT: Sight = { must: [], may: [], everybodys: false };

/**
 * What somebody counts as on the website. A key that is signed well and has ended shows its bearer out
 * first; one that is not even looked at is none; a monitor with a bad token is told so everywhere.
 */
export function standingOf({ kind, state, of }: VisitorKind, level: Level) {
  const isGood = state === "good" && of === "acme";
  const isSigned = of === "acme" && state !== "lapsed";
  if (kind === "bypass") return isGood ? "monitor" : "refused";
  if (kind === "visit" && isSigned) return isGood ? "member" : "shown out";
  if (kind === "guest" && isSigned && level === "password") {
    if (state === "of an earlier password") return "stranger";
    return isGood ? "guest" : "shown out";
  }
  return "stranger";
}

function inside(address: Address, all: readonly Seen[]): Sight {
  const sees = (one: Seen | undefined) => one !== undefined && all.includes(one);
  const shown: Partial<Record<Address, Seen>> = {
    ...SITE,
    ...{ "draft page": "the draft page", "private file": "the private file" },
    ...(sees("the page as drafted") ? { page: "the page as drafted" } : {}),
  };
  const seen = shown[address];
  return { must: seen !== undefined && sees(seen) ? [seen] : [], may: all, everybodys: false };
}

function ofStranger(address: Address): Sight {
  if (address === "form") return { must: ["the form"], may: [], everybodys: false };
  const seen = SITE[address];
  return { must: seen === undefined ? [] : [seen], may: PUBLISHED, everybodys: true };
}

/** Of a public site a file is shown at once; a page sends them on, without the key that has ended. */
function ofWhoeverWasInside(address: Address): Sight {
  const isFile = address === "public file" || address === "named file";
  const must: readonly Seen[] = isFile ? [`the ${address}`] : [];
  return { must, may: [...PUBLISHED, "the form"], everybodys: true };
}

/**
 * A link is the same at every level: what it leads to, the public file named there, and nothing else.
 * One that is not Acme's is an address of its website like any other, where nothing stands.
 */
function ofLink(visitor: VisitorKind, address: Address): Sight {
  const isOurs = ["preview", "share"].includes(visitor.kind) && visitor.of === "acme";
  if (!isOurs) return { ...SHUT, everybodys: true };
  if (!isOpenLink(visitor)) return SHUT;
  if (address === "link") return { must: ["the linked draft"], may: [], everybodys: false };
  if (address !== "named file below") return SHUT;
  return { must: ["the named file"], may: [], everybodys: false };
}

function isOpenLink({ kind, state }: VisitorKind): boolean {
  if (kind === "preview")
    return state === "good" || state === "of a maker who may read and not share";
  if (kind !== "share") return false;
  return ["good", "with a password", "with its last use taken here"].includes(state);
}
