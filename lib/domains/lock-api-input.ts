import { z } from "zod";
import { signingKeySchema } from "./signing-key.ts";

/** The key of the proxy that the API is locked to; null: it is open. */
export const lockApiInput = z.strictObject({ proxyKey: signingKeySchema.nullable() });
