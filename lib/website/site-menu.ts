import { html, raw } from "hono/html";
import type { ShownItem } from "@/lib/content/menus/menu.ts";
import type { SiteContext } from "./site-context.ts";

type Menu = { readonly label: string; readonly items: readonly ShownItem[] };

/** A menu of the website; nothing where it has no item. What stands below an item is shown with it. */
export function siteMenu(site: SiteContext, { label, items }: Menu) {
  if (items.length === 0) return "";
  return html`<nav aria-label="${label}">
    <ul>
      ${items.map((item) => line(site, item))}
    </ul>
  </nav>`;
}

function line(site: SiteContext, { label, href, items }: ShownItem): ReturnType<typeof html> {
  const current = isHere(site, href) ? raw(' aria-current="page"') : "";
  return html`<li>
    <a href="${spelled(href)}" dir="auto" ${current}>${label}</a>
    ${
      items.length === 0
        ? ""
        : html`<ul>
            ${items.map((below) => line(site, below))}
          </ul>`
    }
  </li>`;
}

const isHere = ({ path }: SiteContext, href: string): boolean =>
  path === href || (href !== "/" && path.startsWith(`${href}/`));

/** Whatever is no plain sign is escaped; escapes that are there already stay as they are. */
const spelled = (href: string): string => href.replaceAll(/[^\x21-\x7e]+/gu, encodeURI);
