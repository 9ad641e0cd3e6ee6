"use server";

import { previewDesign } from "@/lib/content/preview-design.ts";
import { previewEntry } from "@/lib/content/preview-entry.ts";
import { previewPage } from "@/lib/content/preview-page.ts";
import { previewPost } from "@/lib/content/preview-post.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";
import { previewedHtml } from "./previewed-html.ts";

const page = formAction(previewPage);
const post = formAction(previewPost);
const entry = formAction(previewEntry);
const design = formAction(previewDesign);

export async function previewPageAction(org: string, input: unknown) {
  return previewedHtml(org, await page(org, input));
}

export async function previewPostAction(org: string, input: unknown) {
  return previewedHtml(org, await post(org, input));
}

export async function previewEntryAction(org: string, input: unknown, locale?: string) {
  return previewedHtml(org, await entry(org, input, locale));
}

export async function previewDesignAction(org: string, input: unknown) {
  return previewedHtml(org, await design(org, input));
}
