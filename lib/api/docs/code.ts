import { html } from "hono/html";
import type { Json } from "@/lib/kernel/json.ts";
import type { Html } from "./docs-layout.ts";

/** What somebody types into a shell. It scrolls by itself, also by keyboard. */
export const shell = (label: string, text: string): Html =>
  html`<pre
    class="code"
    tabindex="0"
    role="region"
    aria-label="${label}"
  ><code>${text}</code></pre>`;

/** A JSON text in colours. */
export function json(label: string, value: Json): Html {
  const parts = coloured(JSON.stringify(value, null, 2));
  return html`<pre
    class="code"
    tabindex="0"
    role="region"
    aria-label="${label}"
  ><code>${parts}</code></pre>`;
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?/g;

function coloured(text: string): (Html | string)[] {
  const parts: (Html | string)[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, string, colon] = match;
    parts.push(text.slice(at, match.index));
    if (string === undefined) parts.push(html`<span class="value">${whole}</span>`);
    else if (colon === undefined) parts.push(html`<span class="text">${string}</span>`);
    else parts.push(html`<span class="name">${string}</span>`, colon);
    at = match.index + whole.length;
  }
  return [...parts, text.slice(at)];
}
