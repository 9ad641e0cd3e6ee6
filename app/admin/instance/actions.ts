"use server";

import { personAction } from "@/lib/doors/form/person-action.ts";
import { decideSecurity } from "@/lib/instance/decide-security.ts";

const decide = personAction(decideSecurity);

export async function decideSecurityAction(input: unknown) {
  return decide(input);
}
