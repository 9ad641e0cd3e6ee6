"use server";

import { restoreVersion } from "@/lib/content/restore-version.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";

const restore = formAction(restoreVersion);

export async function restoreVersionAction(org: string, input: unknown, locale?: string | null) {
  return restore(org, input, locale);
}
