"use server";

import { entranceAction } from "@/lib/doors/form/entrance-action.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import { confirmEmail } from "@/lib/people/confirm-email.ts";

/** Whoever reads the mail of the new address says that it is theirs. */
export async function confirmAddress(token: unknown): Promise<ActionResult<{ email: string }>> {
  return entranceAction((context) => confirmEmail(String(token), context));
}
