"use server";

import { entranceAction } from "@/lib/doors/form/entrance-action.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import type { Joined } from "@/lib/people/accept-invitation.ts";
import { askToRegister } from "@/lib/people/ask-to-register.ts";
import { register } from "@/lib/people/register.ts";

/** Asks for a letter; the answer is the same whoever has the address, or nobody. */
export async function askForAccount(input: unknown): Promise<ActionResult<void>> {
  return entranceAction((context) => askToRegister(input, context));
}

/** Somebody whose address is proven by the link. */
export async function registerAsNew(token: unknown, input: unknown): Promise<ActionResult<Joined>> {
  return entranceAction((context) => register(String(token), input, context));
}
