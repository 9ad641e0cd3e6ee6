import { z } from "zod";
import { linkUrl, URL_MAX } from "@/lib/richtext/safe-url.ts";
import { collectionSlugSchema } from "../entry-data.ts";

/** The menus of a website. */
export const MENUS = ["header", "footer"] as const;
export const menuSchema = z.enum(MENUS);
export type Menu = z.infer<typeof menuSchema>;

export const LABEL_MAX = 80;
const MOST_ITEMS = 50;
const MOST_BELOW = 30;

/** The same rule as for a link within a text, and already in the spelling that browsers read. */
const linkAddress = z
  .string()
  .max(URL_MAX, { abort: true })
  .refine(
    (url) => linkUrl(url) === url && /^(?:\/(?![/\\])|#|[a-z]+:)/i.test(url),
    "Use an address that starts with https:// or /.",
  );

/** What an item leads to: an entry of the website, a collection's list, or an address. */
export const menuTargetSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("entry"), collection: collectionSlugSchema, id: z.uuid() }),
  z.strictObject({ kind: z.literal("list"), collection: collectionSlugSchema }),
  z.strictObject({ kind: z.literal("address"), url: linkAddress }),
]);
export type MenuTarget = z.infer<typeof menuTargetSchema>;

const common = {
  /** Empty: what it leads to is called by its own title. */
  label: z.string().trim().max(LABEL_MAX, `At most ${LABEL_MAX} characters.`),
  target: menuTargetSchema,
};

/** @NOTE An address has no title that could stand for it. */
const isNamed = ({ label, target }: { label: string; target: MenuTarget }): boolean =>
  label !== "" || target.kind !== "address";
const named = { path: ["label"], error: "Say what this is called in the menu." };

const childSchema = z.strictObject(common).refine(isNamed, named);
const itemSchema = z
  .strictObject({ ...common, items: z.array(childSchema).max(MOST_BELOW).default([]) })
  .refine(isNamed, named);

export const menuItemsSchema = z.array(itemSchema).max(MOST_ITEMS, `At most ${MOST_ITEMS} items.`);

/** An item as it was arranged; those below it have none below themselves. */
export type MenuItem = z.infer<typeof childSchema> & {
  readonly items: readonly z.infer<typeof childSchema>[];
};

/** An item as a visitor sees it. */
export type ShownItem = {
  readonly label: string;
  readonly href: string;
  readonly items: readonly ShownItem[];
};

/** The menus of a page, with what its visitor may see. */
export type ShownMenus = Readonly<Record<Menu, readonly ShownItem[]>>;

export const NO_MENUS: ShownMenus = { header: [], footer: [] };

/** One name for a target, whatever it is. */
export function targetKey(target: MenuTarget): string {
  if (target.kind === "address") return target.url;
  return target.kind === "list" ? target.collection : `${target.collection}/${target.id}`;
}
