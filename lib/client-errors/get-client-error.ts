import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { loadClientError } from "./load-client-error.ts";

/** One error with all that is known of it. @throws NotFound. */
export const getClientError = defineQuery({
  action: "read",
  collection: "client-errors",
  input: z.strictObject({ id: z.uuid() }),
  load: loadClientError,
  run: ({ loaded }) => Promise.resolve(loaded.error),
});
