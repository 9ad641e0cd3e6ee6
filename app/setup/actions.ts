"use server";

import { entranceAction } from "@/lib/doors/form/entrance-action.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import { completeSetup } from "@/lib/setup/complete-setup.ts";

/** The first run, for whoever holds the token of the setup link. */
export async function setUp(
  token: unknown,
  input: unknown,
): Promise<ActionResult<{ readonly slug: string }>> {
  return entranceAction((context) =>
    completeSetup(typeof token === "string" ? token : "", input, context),
  );
}
