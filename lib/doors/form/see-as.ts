import { cookies } from "next/headers";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { makeViewCookie, viewCookieName } from "@/lib/gates/view/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { SEE_AS_SECONDS } from "@/lib/kernel/see-as-seconds.ts";
import { beginSeeAs } from "@/lib/explain/begin-see-as.ts";
import { endSeeAs } from "@/lib/explain/end-see-as.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { announceThroughNext } from "../announce.ts";
import { viewOf } from "../eyes.ts";
import { dashboardMember } from "../request-identity.ts";
import { answer, requireOwnEyes, requireOwnOrigin, type ActionResult } from "./form-action.ts";

/** Begins to show the dashboard as somebody else would see it, in this browser session. */
export const beginView = (org: unknown, input: unknown): Promise<ActionResult<null>> =>
  answer(async () => {
    const caller = await callerOf(org);
    await requireOwnEyes(caller.principal);
    const { looked } = await runUseCase(beginSeeAs, input, {
      ...caller,
      announce: announceThroughNext,
    });
    const judging = { secret: environment().GATEHOUSE_SECRET, now: systemClock() };
    await keep(await makeViewCookie(judging, caller.principal, looked), SEE_AS_SECONDS);
    return null;
  });

/** Shows the dashboard with the member's own eyes again. Whatever happens, the cookie goes. */
export const endView = (org: unknown): Promise<ActionResult<null>> =>
  answer(async () => {
    const caller = await callerOf(org);
    const claims = await viewOf(caller.principal);
    await keep("", 0);
    if (claims === null) throw new Forbidden("You see with your own eyes already.");
    const { kind, target, name } = claims;
    const input = { kind, id: target, name };
    await runUseCase(endSeeAs, input, { ...caller, announce: announceThroughNext });
    return null;
  });

async function callerOf(
  org: unknown,
): Promise<{ readonly principal: MemberPrincipal; readonly requestId: string }> {
  await requireOwnOrigin("admin");
  if (typeof org !== "string") throw new Forbidden();
  return dashboardMember(org);
}

/** @NOTE For the dashboard's paths alone, and never from another site: nothing else is shown by it. */
async function keep(value: string, maxAge: number): Promise<void> {
  const { PUBLIC_SCHEME: scheme } = environment();
  (await cookies()).set({
    ...{ name: viewCookieName(scheme), value, maxAge, path: "/admin" },
    ...{ httpOnly: true, sameSite: "strict", secure: scheme === "https" },
  });
}
