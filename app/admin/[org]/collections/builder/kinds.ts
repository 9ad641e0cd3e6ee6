import {
  AtSign,
  Binary,
  Blocks,
  Braces,
  Calendar,
  CalendarClock,
  Hash,
  Image,
  Layers,
  Link2,
  ListChecks,
  ListTree,
  Network,
  Palette,
  Paperclip,
  Pilcrow,
  Rows3,
  Share2,
  SquareDot,
  TextCursor,
  ToggleLeft,
  Type,
  type LucideIcon,
} from "lucide-react";
import type { DefinedKind } from "@/lib/content/models/field-kinds.ts";

export type KindFacts = {
  readonly label: string;
  readonly description: string;
  readonly icon: LucideIcon;
};

/** What people read of each kind of field. */
export const KINDS: Readonly<Record<DefinedKind, KindFacts>> = {
  text: { label: "Text", description: "One line: a name, a title", icon: Type },
  "long-text": {
    label: "Long text",
    description: "Several lines, without formatting",
    icon: Pilcrow,
  },
  "rich-text": {
    label: "Rich text",
    description: "Headings, lists, links, images",
    icon: TextCursor,
  },
  slug: { label: "Slug", description: "The last part of an address", icon: Link2 },
  integer: { label: "Whole number", description: "A count, an amount", icon: Hash },
  decimal: { label: "Number", description: "With a fraction: a price, a weight", icon: Binary },
  boolean: { label: "Yes or no", description: "A switch", icon: ToggleLeft },
  date: { label: "Day", description: "A date without a time", icon: Calendar },
  instant: { label: "Day and time", description: "A moment, wherever one is", icon: CalendarClock },
  choice: { label: "Choice", description: "One of a list", icon: SquareDot },
  choices: { label: "Choices", description: "Any number of a list", icon: ListChecks },
  email: { label: "E-mail", description: "An e-mail address", icon: AtSign },
  url: { label: "Link", description: "An address on the web", icon: Share2 },
  colour: { label: "Colour", description: "Such as #336699", icon: Palette },
  image: { label: "Image", description: "An image and what it shows", icon: Image },
  file: { label: "File", description: "A file to open", icon: Paperclip },
  relation: { label: "Relation", description: "Leads to one entry", icon: Network },
  relations: { label: "Relations", description: "Leads to several entries", icon: ListTree },
  group: { label: "Group", description: "Fields that belong together", icon: Layers },
  list: { label: "List", description: "Any number of the same fields", icon: Rows3 },
  blocks: { label: "Blocks", description: "Parts of several kinds, in an order", icon: Blocks },
  json: { label: "JSON", description: "Whatever a program wants to keep", icon: Braces },
};

/** The kinds as somebody looks for them. */
export const KIND_GROUPS: readonly {
  readonly label: string;
  readonly kinds: readonly DefinedKind[];
}[] = [
  { label: "Text", kinds: ["text", "long-text", "rich-text", "slug", "email", "url"] },
  { label: "Numbers and time", kinds: ["integer", "decimal", "date", "instant"] },
  { label: "Choosing", kinds: ["boolean", "choice", "choices", "colour"] },
  { label: "Files and relations", kinds: ["image", "file", "relation", "relations"] },
  { label: "Made of others", kinds: ["group", "list", "blocks", "json"] },
];

/** @NOTE Within others there are no relations: rules and lists could not follow them. */
export const NESTED_KIND_GROUPS = KIND_GROUPS.map(({ label, kinds }) => ({
  label,
  kinds: kinds.filter((kind) => kind !== "relation" && kind !== "relations"),
}));
