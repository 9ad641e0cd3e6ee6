import type { Principal } from "@/lib/access/principal.ts";
import { addressOf } from "@/lib/api/address-of.ts";
import { ENTRY_FORMS, negotiate } from "@/lib/api/media-type.ts";
import { present } from "@/lib/api/present.ts";
import { readLinkedDraft, readLinkedPublished } from "@/lib/content/read-linked-entry.ts";
import { getDraftEntry, getPublishedEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { renderContent } from "@/lib/website/render-content.ts";
import { unstoredHtml } from "../site/html-response.ts";
import { siteBase } from "../site/site-base.ts";
import type { LinkRequest } from "./link-request.ts";

const PLAIN = { include: null, fields: {} } as const;

/** The entry as a page. @throws NotFound once its owner may not read it. */
export async function showPage(asked: LinkRequest): Promise<Response> {
  const { organization, place, link } = asked;
  const { collection, id, action } = link.principal.to;
  const caller = callerOf(asked, link.principal);
  const content =
    action === "read"
      ? await runUseCase(readLinkedPublished, { collection, id }, caller)
      : await runUseCase(readLinkedDraft, { collection, id }, caller);
  const site = { name: organization.name, path: place, viewer: "link", base: siteBase() } as const;
  return unstoredHtml(filesBelow(await renderContent(site, content), place), { headers: HEADERS });
}

/** The entry as a program reads it: every field that its owner may read. @throws NotFound. */
export async function showEntry(request: Request, asked: LinkRequest): Promise<Response> {
  const { link, place } = asked;
  const { collection, id, action } = link.principal.to;
  const caller = callerOf(asked, link.principal);
  const input = { collection, id, question: PLAIN };
  const found =
    action === "read"
      ? await runUseCase(getPublishedEntry, input, caller)
      : await runUseCase(getDraftEntry, input, caller);
  const form = negotiate(request.headers.get("accept"), ENTRY_FORMS);
  const asking = { form, path: place, search: "", addressOf, includes: false, ifNoneMatch: null };
  return present({ kind: "one", ...found }, asking);
}

/** Whoever came with the link, or the system for it. */
export const callerOf = ({ requestId }: LinkRequest, principal: Principal): Caller => ({
  ...{ principal, requestId },
  announce: () => Promise.resolve(),
});

/** @NOTE The wall says the same; a door holds by itself (first law). */
const HEADERS = { "Referrer-Policy": "strict-origin", "X-Robots-Tag": "noindex, nofollow" };

/**
 * Files are asked for below the link's own address, which is what opens them.
 * @NOTE Only within attributes: in text a quotation mark is `&quot;`.
 */
const filesBelow = (html: string, place: string): string =>
  html.replaceAll(/ (?:src|srcset|href|poster)="[^"]*"/g, (attribute) =>
    attribute.replaceAll(/(?<=["\s,])\/media\//g, `${place}/media/`),
  );
