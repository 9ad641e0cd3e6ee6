"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { createPreviewLink } from "@/lib/links/create-preview-link.ts";
import { createShareLink } from "@/lib/links/create-share-link.ts";
import { listLinks } from "@/lib/links/list-links.ts";
import { revokeLink } from "@/lib/links/revoke-link.ts";

const preview = formAction(createPreviewLink);
const share = formAction(createShareLink);
const list = formAction(listLinks);
const revoke = formAction(revokeLink);

export async function createPreviewLinkAction(org: string, input: unknown) {
  return preview(org, input);
}

export async function createShareLinkAction(org: string, input: unknown) {
  return share(org, input);
}

export async function listLinksAction(org: string, input: unknown) {
  return list(org, input);
}

export async function revokeLinkAction(org: string, input: unknown) {
  return revoke(org, input);
}
