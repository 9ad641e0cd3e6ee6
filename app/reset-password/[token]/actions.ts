"use server";

import { entranceAction } from "@/lib/doors/form/entrance-action.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import { resetPassword } from "@/lib/people/reset-password.ts";

/** A new password, for whoever holds the link. */
export async function choosePassword(
  token: unknown,
  input: unknown,
): Promise<ActionResult<{ readonly email: string }>> {
  return entranceAction((context) => resetPassword(String(token), input, context));
}
