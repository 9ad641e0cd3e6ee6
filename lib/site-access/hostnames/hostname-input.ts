import { z } from "zod";

/** A hostname as somebody types or pastes it. */
export const addHostnameInput = z.strictObject({
  hostname: z.string().trim().min(1, "Write a hostname.").max(300),
});
