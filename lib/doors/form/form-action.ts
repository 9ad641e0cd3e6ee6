import { headers } from "next/headers";
import type { Action } from "@/lib/access/action.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { environment } from "@/lib/kernel/env.ts";
import { errorDocument, statusOf } from "@/lib/kernel/error-document.ts";
import { Conflict, Forbidden, Invalid, type Issue } from "@/lib/kernel/errors.ts";
import { log } from "@/lib/kernel/log.ts";
import type { Surface } from "@/lib/kernel/stamp.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { UseCase } from "@/lib/usecase/use-case.ts";
import { announceThroughNext } from "../announce.ts";
import { viewOf } from "../eyes.ts";
import { dashboardMember } from "../request-identity.ts";
import { requireStamp } from "../stamp.ts";

/** What a form hears back. `issues` belong beside the fields their paths name. */
export type ActionFailure = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly issues: readonly Issue[];
  readonly requestId: string;
};

export type ActionResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: ActionFailure };

/**
 * The form door: makes a Server Action of a use case. The action authorizes by itself, wherever
 * its id is posted to (security.md, trap 2): the wall's stamp, an exact own Origin, a live session,
 * membership of the named organization, then the engine. Nothing is done while the member looks at
 * the dashboard as somebody else. It never throws. Content is read and written in the language named
 * last, or else in the default one.
 */
export function formAction<Input, Loaded, Result, Asked extends Action, Prepared>(
  useCase: UseCase<Input, Loaded, Result, Asked, Prepared>,
): (
  organizationSlug: string,
  input: unknown,
  locale?: string | null,
) => Promise<ActionResult<Result>> {
  return (organizationSlug, input, locale: unknown = null) =>
    answer(async () => {
      await requireOwnOrigin("admin");
      if (typeof organizationSlug !== "string" || !isLocale(locale)) throw new Forbidden();
      const caller = await dashboardMember(organizationSlug);
      await requireOwnEyes(caller.principal);
      return runUseCase(useCase, input, { ...caller, locale, announce: announceThroughNext });
    });
}

/** @NOTE Whether the organization has it is asked where the scope is opened. */
const isLocale = (sent: unknown): sent is string | null =>
  sent === null || typeof sent === "string";

/** Refuses whoever looks at the dashboard as somebody else: a form would act as themselves. @throws Forbidden. */
export async function requireOwnEyes(principal: MemberPrincipal): Promise<void> {
  if ((await viewOf(principal)) === null) return;
  throw new Forbidden("You look at the dashboard as somebody else: nothing is done. Stop first.");
}

/** Words any outcome for a form; what was not expected is logged and told as nothing but an id. */
export async function answer<Value>(run: () => Promise<Value>): Promise<ActionResult<Value>> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    return { ok: false, error: await failureOf(error) };
  }
}

async function failureOf(error: unknown): Promise<ActionFailure> {
  const requestId = (await headers()).get("x-gatehouse-request-id") ?? "";
  const [first] = errorDocument(error, requestId).errors;
  if (statusOf(error) >= 500) log.error("form action failed", { requestId, error });
  const issues = error instanceof Invalid || error instanceof Conflict ? error.issues : [];
  return {
    status: statusOf(error),
    code: first?.code ?? "internal",
    title: first?.title ?? "Internal error",
    detail: error instanceof Error && statusOf(error) < 500 ? error.message : (first?.detail ?? ""),
    issues,
    requestId,
  };
}

/**
 * Refuses a form that does not come from the dashboard's own origin. Next lets a missing Origin pass
 * and trusts a forged X-Forwarded-Host; neither happens here, and the host is the one that the
 * operator has set and not one that the request names.
 * @throws Forbidden.
 */
export async function requireOwnOrigin(surface: Surface): Promise<void> {
  const received = await headers();
  await requireStamp(received, { surface, method: "POST" });
  const { PUBLIC_SCHEME, ROOT } = environment();
  const isOwn = received.get("origin") === `${PUBLIC_SCHEME}://${ROOT}`;
  if (!isOwn || received.get("sec-fetch-site") === "cross-site") {
    throw new Forbidden("This form came from somewhere else.");
  }
}
