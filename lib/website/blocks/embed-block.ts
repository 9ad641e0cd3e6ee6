import { html } from "hono/html";
import type { BlockOf } from "@/lib/content/blocks/block-schema.ts";
import { PROVIDERS, readEmbed } from "@/lib/content/blocks/embed-provider.ts";
import type { BlockPlace } from "./block-place.ts";

type Html = ReturnType<typeof html>;

/**
 * Something of another website. Within the page where the organization admits its frames, which then
 * may run scripts of its own and nothing else; else as a card that leads there, and nothing of a visit
 * is told to anybody before it is pressed.
 */
export function embedBlock(block: BlockOf<"embed">, { dress }: BlockPlace): Html | "" {
  const embed = readEmbed(block.url);
  if (embed === null) return "";
  const title = block.title || `${WHAT[embed.provider]} on ${embed.name}`;
  if (dress.frames.includes(PROVIDERS[embed.provider].origin)) {
    return html`<figure class="embed wide">
      <iframe
        src="${embed.frame}"
        title="${title}"
        loading="lazy"
        sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"
        referrerpolicy="strict-origin-when-cross-origin"
        allowfullscreen
      ></iframe>
      ${block.title === "" ? "" : html`<figcaption dir="auto">${block.title}</figcaption>`}
    </figure>`;
  }
  return html`<p class="embed-card ${embed.provider}">
    <a href="${embed.href}" rel="noopener noreferrer"
      ><span class="embed-sign" aria-hidden="true"></span>
      <span
        ><strong dir="auto">${title}</strong> <span class="byline">Opens ${embed.name}</span></span
      ></a
    >
  </p>`;
}

const WHAT = { youtube: "Video", vimeo: "Video", openstreetmap: "Map" } as const;
