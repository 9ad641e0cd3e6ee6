"use server";

import { beginView, endView } from "@/lib/doors/form/see-as.ts";

export async function beginSeeAsAction(org: string, input: unknown) {
  return beginView(org, input);
}

export async function endSeeAsAction(org: string) {
  return endView(org);
}
