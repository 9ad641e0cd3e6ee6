"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { previewImpact } from "@/lib/explain/preview-impact.ts";

const preview = formAction(previewImpact);

export async function previewImpactAction(org: string, input: unknown) {
  return preview(org, input);
}
