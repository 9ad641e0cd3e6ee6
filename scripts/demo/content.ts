/**
 * What both demo organizations say, so that a crossed wire shows: same slugs, same titles. Each
 * text of Globex carries `globex-only`, each draft `draft-only`, each hidden field `hidden-only`.
 */
export type DemoPage = {
  readonly slug: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly state: "published" | "draft" | "changed";
  readonly children?: readonly DemoPage[];
};

export const DEMO_PAGES: readonly DemoPage[] = [
  {
    slug: "home",
    title: "Good tools, made to last",
    state: "published",
    lines: [
      "We make hand tools the slow way: one forge, nine people, and a waiting list we are not proud of but would not shorten by cutting corners.",
      "## What we are working on",
      "- A block plane that adjusts with two fingers",
      "- Chisels that keep an edge through oak",
      "- A repair service for everything we ever sold",
      "Visit on a Thursday. The kettle is on from eight, and somebody will show you around.",
    ],
  },
  {
    slug: "about",
    title: "About us",
    state: "changed",
    lines: [
      "It began in 1974 with a borrowed anvil. Fifty years on the anvil is ours, and the rest has not changed as much as you would think.",
      "## What we believe",
      "A tool is finished when nothing can be taken away. We sharpen before we ship, and we answer letters.",
    ],
    children: [
      {
        slug: "team",
        title: "The team",
        state: "published",
        lines: [
          "Nine people, four of whom have been here longer than the roof.",
          "- Ida runs the forge",
          "- Tomas grinds and hardens",
          "- Mei keeps the books and the bees",
        ],
      },
      {
        slug: "history",
        title: "How it began",
        state: "published",
        lines: ["A borrowed anvil, a leaking shed, and an order for forty chisels due in a week."],
      },
    ],
  },
  {
    slug: "services",
    title: "Services",
    state: "published",
    lines: ["Three things we do, besides making tools."],
    children: [
      {
        slug: "sharpening",
        title: "Sharpening",
        state: "published",
        lines: [
          "Bring it in on Monday and have it back on Friday. We sharpen other makers' work too.",
        ],
      },
      {
        slug: "repairs",
        title: "Repairs",
        state: "published",
        lines: ["Handles, blades, adjusters. If we made it, we mend it."],
      },
    ],
  },
  {
    slug: "spring-catalogue",
    title: "Spring catalogue",
    state: "draft",
    lines: ["Coming in March: twelve new tools, and prices we have not agreed on yet."],
  },
];

export type DemoImage = { readonly src: string; readonly alt: string };

export type DemoPost = {
  readonly slug: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Stands after the first paragraph. */
  readonly image?: DemoImage;
  readonly tags: readonly string[];
  readonly author: string;
  readonly state: "published" | "draft";
};

export const DEMO_POSTS: readonly DemoPost[] = [
  {
    slug: "why-we-forge",
    title: "Why we still forge by hand",
    tags: ["forge", "craft"],
    author: "ida-holm",
    state: "published",
    image: { src: "/assets/demo/forge.svg", alt: "An anvil before the fire of the forge" },
    lines: [
      "A power hammer is faster. It also hits the same way every time, and steel is never the same twice.",
      "So we look, and hit, and look again.",
      "## What the hammer tells you",
      "The sound changes before the colour does. Whoever has stood at the anvil for a winter hears a crack that no gauge has found yet, and puts the blade aside.",
      "- Yellow for drawing out",
      "- Orange for shaping",
      "- Cherry red for the last light blows",
      "It takes us forty minutes where a hammer takes four. You will have the chisel for forty years.",
    ],
  },
  {
    slug: "oiling-a-plane",
    title: "Oiling a plane, and when not to",
    tags: ["care"],
    author: "tomas-berg",
    state: "published",
    image: { src: "/assets/demo/plane.svg", alt: "A hand plane on a bench, shavings around it" },
    lines: ["Less than you think, and never on the sole on the day you use it."],
  },
  {
    slug: "open-day",
    title: "Open day in May",
    tags: ["news"],
    author: "ida-holm",
    state: "published",
    image: { src: "/assets/demo/yard.svg", alt: "The workshop from outside at sunset" },
    lines: ["The doors open at nine. Children may hammer; adults may watch."],
  },
  {
    slug: "a-new-steel",
    title: "Trying a new steel",
    tags: ["forge"],
    author: "tomas-berg",
    state: "draft",
    lines: ["Not a word outside until the second batch has been through the oak."],
  },
];

export const DEMO_AUTHORS = [
  { slug: "ida-holm", name: "Ida Holm", bio: "Runs the forge." },
  { slug: "tomas-berg", name: "Tomas Berg", bio: "Grinds, hardens, worries." },
] as const;
