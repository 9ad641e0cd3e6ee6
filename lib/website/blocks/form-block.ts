import { html } from "hono/html";
import type { BlockOf } from "@/lib/content/blocks/block-schema.ts";
import { renderForm } from "../render-form.ts";
import type { BlockPlace } from "./block-place.ts";

/**
 * A form that visitors fill in; nothing where the collection takes none from them. Whoever looks at the
 * site as somebody else than a visitor sees where it stands.
 */
export function formBlock(
  { id, title, text, button }: BlockOf<"form">,
  { reads, site }: BlockPlace,
): ReturnType<typeof html> | "" {
  const form = reads.forms.get(id);
  if (form === undefined && site.viewer === null) return "";
  return html`<section class="form-block">
    ${title === "" ? "" : html`<h2 dir="auto">${title}</h2>`}
    ${text === "" ? "" : html`<p class="lines" dir="auto">${text}</p>`}
    ${
      form === undefined
        ? html`<p class="help">Visitors of the public site have a form here.</p>`
        : renderForm({ form, id, button, page: site.path })
    }
  </section>`;
}
