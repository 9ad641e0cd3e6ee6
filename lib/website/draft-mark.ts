import { html } from "hono/html";

/** What stands behind the title of something that is not published as it is shown. */
export const draftMark = (isDraft: boolean) =>
  isDraft ? html` <span class="draft">Draft</span>` : "";
