import { headers } from "next/headers";
import { environment } from "@/lib/kernel/env.ts";
import { runOwnDeed, type OwnDeed } from "@/lib/usecase/own-deed.ts";
import { dashboardVisitor } from "../request-identity.ts";
import { answer, requireOwnOrigin, type ActionResult } from "./form-action.ts";

/**
 * The form door of what people do about themselves: as `formAction`, in no organization. The wall's
 * stamp, an exact own Origin and a live session, whose person it is then about. It never throws.
 */
export const personAction =
  <Input, Result>(
    deed: OwnDeed<Input, Result>,
  ): ((input: unknown) => Promise<ActionResult<Result>>) =>
  (input) =>
    answer(async () => {
      await requireOwnOrigin("admin");
      const visitor = await dashboardVisitor();
      const { GATEHOUSE_SECRET: secret, GATEHOUSE_PEPPER: pepper } = environment();
      const address = (await headers()).get("x-gatehouse-address") ?? "";
      return runOwnDeed(deed, input, { ...visitor, secret, pepper, address });
    });
