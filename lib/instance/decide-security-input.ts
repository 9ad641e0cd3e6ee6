import { z } from "zod";

const whole = (least: number, most: number) =>
  z.coerce
    .number("Give a number.")
    .int("Give a whole number.")
    .min(least, `At least ${least}.`)
    .max(most, `At most ${most}.`);

/** What the owner of the instance decides about signing in. */
export const decideSecurityInput = z.strictObject({
  /** The one that was worked from. */
  revision: z.number().int(),
  passwordPolicy: z.enum(["off", "standard", "strong"]),
  passwordWords: z
    .array(z.string().trim().min(3, "Words of three letters and more.").max(60))
    .max(200, "At most 200 words."),
  passwordHistory: whole(0, 5),
  sessionIdleMinutes: whole(5, 43_200),
  sessionHours: whole(1, 720),
  signInTries: whole(3, 50),
});

export type SecurityDecision = z.infer<typeof decideSecurityInput>;
