import { html } from "hono/html";
import type { SiteCollection } from "@/lib/content/read-collection-site.ts";
import type { SiteFrame } from "@/lib/content/site-frame.ts";
import { clip } from "./clip.ts";
import { draftMark } from "./draft-mark.ts";
import { firstImage } from "@/lib/content/blocks/first-image.ts";
import { wordsOf } from "@/lib/content/blocks/listed.ts";
import { SEO_FIELD, seoIn } from "@/lib/content/seo.ts";
import type { SiteField } from "@/lib/content/site-collection.ts";
import type { SitePage } from "./layout.ts";
import { renderFields } from "./render-fields.ts";

type Entry = Extract<SiteCollection, { kind: "entry" }>;

/** An entry of an own collection: its title, then its fields in their order. */
export const collectionEntry = ({
  collection,
  entry,
  images,
}: Entry): Omit<SitePage, keyof SiteFrame> => ({
  title: entry.title,
  description: clip(wordsOf(shownIn(entry.fields))),
  seo: seoIn(entry.fields.find(isSeo)?.value),
  ...{ kind: "article", image: imageOf(shownIn(entry.fields)) },
  main: html`<article class="page">
    <p class="byline"><a href="/${collection.slug}">${collection.name}</a></p>
    <h1 dir="auto">${entry.title}${draftMark(entry.isDraft)}</h1>
    ${renderFields(shownIn(entry.fields), images)}
  </article>`,
});

/** @NOTE What is said to machines is not on the page. */
const shownIn = (fields: Entry["entry"]["fields"]) => fields.filter((field) => !isSeo(field));

const isSeo = ({ definition }: SiteField): boolean =>
  definition.kind === "group" && definition.name === SEO_FIELD;

const imageOf = (fields: Entry["entry"]["fields"]): string =>
  fields.map(({ value }) => firstImage(value)?.url ?? "").find(Boolean) ?? "";
