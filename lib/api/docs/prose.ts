import { html } from "hono/html";
import type { Json } from "@/lib/kernel/json.ts";
import type { Html } from "./docs-layout.ts";

/** A sentence in which backticks mark code; what is no text is empty. */
export const prose = (text: Json): (Html | string)[] =>
  (typeof text === "string" ? text : "")
    .split("`")
    .map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
