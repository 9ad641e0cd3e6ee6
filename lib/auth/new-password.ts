import { z } from "zod";

const LONGEST = 128;

/** A password to be set, of any kind; what else is asked of it the instance's policy says. */
export const newPasswordSchema = z
  .string()
  .min(1, "Choose a password.")
  .max(LONGEST, `This is too long. Use at most ${LONGEST} characters.`);

/** Whether a password holds the name in front of the @, which is the first thing anybody guesses. */
export function holdsEmailName(password: string, email: string): boolean {
  const name = email.split("@")[0]?.toLowerCase() ?? "";
  return name.length >= 3 && password.toLowerCase().includes(name);
}
