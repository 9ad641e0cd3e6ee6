import { html } from "hono/html";
import type { SiteField, SiteLink } from "@/lib/content/site-collection.ts";
import type { Json } from "@/lib/kernel/json.ts";

type Html = ReturnType<typeof html>;

/** A short value with what it is called; null for one that is long, or none. */
export function renderFact({ definition, value, links }: SiteField): Html | null {
  const { kind, label, to } = definition;
  const shown = to === null ? factOf(kind, value) : linked(links);
  if (shown === null) return null;
  return html`<div>
    <dt dir="auto">${label}</dt>
    <dd dir="auto">${shown}</dd>
  </div>`;
}

type Kind = SiteField["definition"]["kind"];

function factOf(kind: Kind, value: Json): Html | string | null {
  if (value === null || value === "") return null;
  if (typeof value === "string") return textOf(kind, value);
  switch (kind) {
    case "integer":
    case "decimal":
      return typeof value === "number" ? number.format(value) : null;
    case "boolean":
      return value === true ? "Yes" : "No";
    case "choices":
      return Array.isArray(value) && value.length > 0 ? value.map(String).join(", ") : null;
    case "file":
      return file(value);
    default:
      return null;
  }
}

function textOf(kind: Kind, value: string): Html | string | null {
  switch (kind) {
    case "text":
    case "choice":
      return value;
    case "date":
    case "instant":
      return moment(kind, value);
    case "email":
      return html`<a href="mailto:${value}">${value}</a>`;
    case "url":
      return html`<a href="${value}" rel="noopener">${value}</a>`;
    default:
      return null;
  }
}

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 20 });
const day = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });
const time = new Intl.DateTimeFormat("en", {
  ...{ dateStyle: "long", timeStyle: "short", timeZone: "UTC" },
});

/** Days and times in UTC. */
function moment(kind: "date" | "instant", value: string): Html | string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  const words = kind === "date" ? day.format(at) : `${time.format(at)} UTC`;
  return html`<time datetime="${value}">${words}</time>`;
}

function file(value: Json): Html | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { url, name } = value;
  if (typeof url !== "string") return null;
  const words = typeof name === "string" && name !== "" ? name : url;
  return html`<a href="${url}" rel="noopener">${words}</a>`;
}

function linked(links: readonly SiteLink[]): Html | null {
  if (links.length === 0) return null;
  const parts = links.map(({ title, href }, at) => {
    const gap = at === 0 ? "" : ", ";
    return href === null
      ? html`${gap}${title}`
      : html`${gap}<a href="${encodeURI(href)}">${title}</a>`;
  });
  return html`${parts}`;
}
