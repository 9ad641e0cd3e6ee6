import { html } from "hono/html";
import type { BlockOf } from "@/lib/content/blocks/block-schema.ts";
import type { ImageSizes } from "@/lib/content/image-sizes.ts";
import type { ListedEntry } from "@/lib/content/blocks/listed-entry.ts";
import { clip } from "../clip.ts";
import { draftMark } from "../draft-mark.ts";
import { dayOf } from "../day-of.ts";
import type { BlockPlace } from "./block-place.ts";
import { picture } from "./picture.ts";

type Html = ReturnType<typeof html>;

/** Entries of a collection, as many as their visitor may read; nothing where that is none. */
export function entriesBlock(block: BlockOf<"entries">, { reads, images }: BlockPlace): Html | "" {
  const entries = reads.listed.get(block.id) ?? [];
  if (entries.length === 0) return "";
  const isCards = block.look === "cards";
  const level = block.title === "" ? 2 : 3;
  return html`<section class="entries wide ${isCards ? "cards" : "rows"}">
    ${
      block.title === ""
        ? ""
        : html`<div class="section-head">
            <h2 dir="auto">${block.title}</h2>
            <a href="${encodeURI(`/${block.collection}`)}" dir="auto"
              >All<span class="unseen"> of ${block.title}</span></a
            >
          </div>`
    }
    <ul>
      ${entries.map((entry) => (isCards ? card(entry, { level, images }) : row(entry, level)))}
    </ul>
  </section>`;
}

type Level = 2 | 3;

const row = (entry: ListedEntry, level: Level): Html =>
  html`<li>${title(entry, level)} ${when(entry)} ${words(entry, 220)}</li>`;

type Card = { readonly level: Level; readonly images: ImageSizes };

function card(entry: ListedEntry, { level, images }: Card): Html {
  const { image } = entry;
  const shown =
    image === null
      ? html`<span class="card-blank" aria-hidden="true"></span>`
      : picture({
          ...{ ...image, alt: "", images, isFirst: false },
          sizes: "(min-width: 40rem) 22rem, 100vw",
        });
  return html`<li class="card">
    <div class="card-image">${shown}</div>
    <div class="card-words">${title(entry, level)} ${when(entry)} ${words(entry, 140)}</div>
  </li>`;
}

function title({ title: words, href, isDraft }: ListedEntry, level: Level): Html {
  const link = html`<a href="${encodeURI(href)}">${words}</a>${draftMark(isDraft)}`;
  return level === 2 ? html`<h2 dir="auto">${link}</h2>` : html`<h3 dir="auto">${link}</h3>`;
}

const when = ({ publishedAt }: ListedEntry): Html | "" =>
  publishedAt === null
    ? ""
    : html`<p class="byline">
        <time datetime="${publishedAt}">${dayOf(new Date(publishedAt))}</time>
      </p>`;

function words({ words: said }: ListedEntry, most: number): Html | "" {
  const line = clip(said, most);
  return line === "" ? "" : html`<p dir="auto">${line}</p>`;
}
