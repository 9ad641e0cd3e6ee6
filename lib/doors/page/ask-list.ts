import type { Action } from "@/lib/access/action.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { Query } from "@/lib/usecase/use-case.ts";
import { loadPage, type Where } from "./load-page.ts";

/** What a list answered, or what is wrong with the address that asked. */
export type Asked<Result> =
  { readonly ok: true; readonly answer: Result } | { readonly ok: false; readonly problem: string };

/**
 * As `loadPage`, for lists whose address anybody may write or keep for years: a question that the list
 * does not understand, or no longer, is told and breaks nothing.
 */
export async function askList<Input, Loaded, Result, Of extends Action>(
  query: Query<Input, Loaded, Result, Of>,
  where: Where,
  input: unknown,
): Promise<Asked<Result>> {
  try {
    return { ok: true, answer: await loadPage(query, where, input) };
  } catch (error) {
    if (error instanceof BadParameter) return { ok: false, problem: error.message };
    throw error;
  }
}
