"use server";

import { resolveClientError } from "@/lib/client-errors/resolve-client-error.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";

const resolve = formAction(resolveClientError);

export async function resolveClientErrorAction(org: string, input: unknown) {
  return resolve(org, input);
}
