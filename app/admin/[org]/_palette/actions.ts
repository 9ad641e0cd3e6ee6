"use server";

import { searchAction } from "@/lib/doors/form/search-action.ts";

export async function searchEverythingAction(org: string, words: string) {
  return searchAction(org, words);
}
