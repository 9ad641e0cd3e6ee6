import { notFound } from "next/navigation";
import type { Action } from "@/lib/access/action.ts";
import { FactorRequired, Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { Query } from "@/lib/usecase/use-case.ts";
import { dashboardEyes } from "../eyes.ts";
import { dashboardVisitor, type DashboardVisitor } from "../request-identity.ts";
import { refusePage } from "./refuse-page.ts";

/** An organization by its slug, and the language that its content is read in; by the slug alone, the default one. */
export type Where = string | { readonly org: string; readonly locale: string | null };

/**
 * The page door: what a dashboard page shows is the answer of a query asked by the signed-in
 * member, or by whom they look as. Refusals become Next's 401 and 404 pages; anything else reaches the error boundary.
 */
export async function loadPage<Input, Loaded, Result, Asked extends Action>(
  query: Query<Input, Loaded, Result, Asked>,
  where: Where,
  input: unknown,
): Promise<Result> {
  try {
    return await runUseCase(query, input, await callerAt(where));
  } catch (error) {
    return refuse(error, where);
  }
}

/** As `loadPage`, but a refusal is an answer: null. For parts of a page one may not see. */
export async function findForPage<Input, Loaded, Result, Asked extends Action>(
  query: Query<Input, Loaded, Result, Asked>,
  where: Where,
  input: unknown,
): Promise<Result | null> {
  try {
    return await runUseCase(query, input, await callerAt(where));
  } catch (error) {
    const isAnswer = [NotFound, Forbidden, FactorRequired].some((kind) => error instanceof kind);
    return isAnswer ? null : refuse(error, where);
  }
}

async function callerAt(where: Where): Promise<Caller> {
  const { org, locale } = typeof where === "string" ? { org: where, locale: null } : where;
  const { principal, requestId } = await dashboardEyes(org);
  return { principal, requestId, locale, announce: noEffects };
}

/** The signed-in person of this page; the 401 page when there is none. */
export async function signedInPerson(): Promise<DashboardVisitor["session"]> {
  try {
    return (await dashboardVisitor()).session;
  } catch (error) {
    return refuse(error, "");
  }
}

function refuse(error: unknown, where: Where): never {
  if (error instanceof Forbidden) notFound();
  return refusePage(error, slugOf(where));
}

const slugOf = (where: Where): string => (typeof where === "string" ? where : where.org);

/** @NOTE A query has nothing to announce; the type of `loadPage` sees to it. */
const noEffects = (): Promise<void> => Promise.resolve();
