import { siteBase } from "@/lib/doors/site/site-base.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import type { Previewed } from "@/lib/content/preview-page.ts";
import { renderContent } from "@/lib/website/render-content.ts";
import type { Preview } from "./preview.ts";

/**
 * A preview as a document for a frame in the dashboard: by the renderer of the website itself. Files of
 * the library come through the dashboard's door, and a link leads nowhere.
 */
export async function previewedHtml(
  org: string,
  result: ActionResult<Previewed>,
): Promise<ActionResult<Preview>> {
  if (!result.ok) return result;
  const { name, content, left } = result.value;
  const site = { name, path: "/", viewer: null, base: siteBase() } as const;
  const html = await renderContent(site, content);
  const shown = html
    .replace("<head>", '<head><base target="_blank" />')
    .replaceAll(/(?<=["\s])\/media\/(?=[0-9a-f]{8}-)/g, `/admin/${org}/media/file/`);
  return { ok: true, value: { html: shown, left, hasForeign: /<img src="https?:/.test(html) } };
}
