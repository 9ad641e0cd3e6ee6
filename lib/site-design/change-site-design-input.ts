import { z } from "zod";
import { designSchema } from "./design.ts";

/** What the form of a design sends. */
export const changeSiteDesignInput = z.strictObject({
  design: designSchema,
  /** The revision that it was made from; 0: there was none. */
  revision: z.int().min(0),
});
