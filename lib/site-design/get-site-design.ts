import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { getDesign, type KeptDesign } from "./design-repository.ts";

/** How the organization's website looks, for whoever may change it or see its settings. */
export const getSiteDesign = defineQuery({
  action: "read",
  collection: "settings",
  input: z.strictObject({}),
  run: ({ scope }): Promise<KeptDesign> => getDesign(scope),
});
