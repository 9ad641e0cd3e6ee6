import { z } from "zod";

const SHORTEST = 12;
const LONGEST = 128;

/** A password to be set: 12 to 128 characters, of any kind. */
export const newPasswordSchema = z
  .string()
  .min(SHORTEST, `This is too short. Use at least ${SHORTEST} characters.`)
  .max(LONGEST, `This is too long. Use at most ${LONGEST} characters.`);

/** Whether a password holds the name in front of the @, which is the first thing anybody guesses. */
export function holdsEmailName(password: string, email: string): boolean {
  const name = email.split("@")[0]?.toLowerCase() ?? "";
  return name.length >= 3 && password.toLowerCase().includes(name);
}
