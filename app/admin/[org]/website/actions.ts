"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { changeSiteDesign } from "@/lib/site-design/change-site-design.ts";

const changeDesign = formAction(changeSiteDesign);

export async function changeSiteDesignAction(org: string, input: unknown) {
  return changeDesign(org, input);
}
