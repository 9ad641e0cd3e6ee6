import { headers } from "next/headers";
import { announceThroughNext } from "../announce.ts";
import { entranceVisit } from "../entrance.ts";
import { answer, requireOwnOrigin, type ActionResult } from "./form-action.ts";
import { environment } from "@/lib/kernel/env.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";

/** What a form at the entrance works with: no principal, the thing done makes its own. */
export type EntranceContext = Omit<Caller, "principal"> & {
  readonly secret: string;
  readonly pepper: string;
  /** The client's network address, as the wall read it. */
  readonly address: string;
};

/**
 * The form door of the entrance: a Server Action that needs no session, but the wall's stamp and an
 * exact own Origin. What it runs must check a secret of its own, such as the setup token.
 */
export function entranceAction<Result>(
  run: (context: EntranceContext) => Promise<Result>,
): Promise<ActionResult<Result>> {
  return answer(async () => {
    await requireOwnOrigin("entrance");
    const { requestId, secret } = await entranceVisit();
    const pepper = environment().GATEHOUSE_PEPPER;
    const address = (await headers()).get("x-gatehouse-address") ?? "";
    return run({ requestId, secret, pepper, address, announce: announceThroughNext });
  });
}
