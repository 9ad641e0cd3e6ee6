import { z } from "zod";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";

/** Does nothing but ask for a recent proof: before what a browser does by itself, such as a download. */
export const confirmProven = defineOwnDeed({
  input: z.strictObject({}),
  proven: true,
  run: () => Promise.resolve(null),
});
