import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { findEntrance, type Entrance } from "./repository.ts";

export type { Entrance } from "./repository.ts";

/** What decides about a guest. For the system, purpose `guest-entry`: it holds the hash. */
export const readEntrance = defineQuery({
  action: "read",
  collection: "site",
  input: z.strictObject({}),
  run: async ({ scope }): Promise<Entrance> => {
    const entrance = await findEntrance(scope);
    if (entrance === null) throw new NotFound();
    return entrance;
  },
});
