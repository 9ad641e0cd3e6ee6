import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { targetsFor } from "./targets-for.ts";

/** The collections that the caller may import into; none for who may create nothing. */
export const listTargets = defineQuery({
  action: "read",
  collection: "imports",
  input: z.strictObject({}),
  run: ({ scope }) => Promise.resolve(targetsFor(scope)),
});
