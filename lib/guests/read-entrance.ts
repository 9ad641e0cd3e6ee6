import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Design } from "@/lib/site-design/design.ts";
import { readDress } from "@/lib/site-design/read-dress.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { findEntrance, type Entrance } from "./repository.ts";

export type { Entrance } from "./repository.ts";

/** What decides about a guest, and what their entrance looks like. For the system, purpose `guest-entry`: it holds the hash. */
export const readEntrance = defineQuery({
  action: "read",
  collection: "site",
  input: z.strictObject({}),
  run: async ({ scope }): Promise<Entrance & { readonly design: Design }> => {
    const entrance = await findEntrance(scope);
    if (entrance === null) throw new NotFound();
    return { ...entrance, design: (await readDress(scope)).design };
  },
});
