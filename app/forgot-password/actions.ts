"use server";

import { entranceAction } from "@/lib/doors/form/entrance-action.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import { requestReset } from "@/lib/people/request-reset.ts";

/** Asks for a letter; the answer is the same whoever has the address, or nobody. */
export async function askForReset(input: unknown): Promise<ActionResult<void>> {
  return entranceAction((context) => requestReset(input, context));
}
