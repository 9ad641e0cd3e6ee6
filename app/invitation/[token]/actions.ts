"use server";

import { entranceVisit } from "@/lib/doors/entrance.ts";
import { entranceAction } from "@/lib/doors/form/entrance-action.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import { acceptAsNew, acceptSignedIn, type Joined } from "@/lib/people/accept-invitation.ts";

/** Somebody new, who chooses their password. */
export async function joinAsNew(token: unknown, input: unknown): Promise<ActionResult<Joined>> {
  return entranceAction((context) => acceptAsNew(String(token), input, context));
}

/** Somebody who is signed in already. */
export async function joinSignedIn(token: unknown): Promise<ActionResult<Joined>> {
  return entranceAction(async (context) => {
    const { session } = await entranceVisit();
    return acceptSignedIn(String(token), session?.userId ?? null, context);
  });
}
