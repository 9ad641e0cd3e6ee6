"use server";

import { lockApi } from "@/lib/domains/lock-api.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";

const lock = formAction(lockApi);

export async function lockApiAction(org: string, input: unknown) {
  return lock(org, input);
}
