import { generateSecret, generateURI, verify } from "otplib";
import { inSeconds } from "@/lib/kernel/clock.ts";

/** Seconds that a code is shown (RFC 6238 §5.2). */
const PERIOD = 30;
/** 160 bits, as long as the digest (RFC 4226 §4, R6). */
const SECRET_BYTES = 20;

/** Six digits, as people write them: with a space in the middle, too. */
export const isTotpCode = (code: string): boolean => /^\d{6}$/.test(code);

/** A new shared secret, in base32. */
export const newTotpSecret = (): string => generateSecret({ length: SECRET_BYTES });

/**
 * The time step that a code belongs to: the present one, the one before or the one after, for clocks
 * that differ; null for any other code.
 * @NOTE otplib 13.5 takes seconds, throws for anything that is not six digits and for a last step that
 * lies ahead of its clock, and by itself accepts the same code again and no step but the present one:
 * so the form is asked first, the tolerance said, and what was used is the database's to say.
 */
export async function totpStep(secret: string, code: string, now: number): Promise<number | null> {
  if (!isTotpCode(code)) return null;
  const found = await verify({
    ...{ secret, token: code, epoch: inSeconds(now), epochTolerance: PERIOD },
    ...{ strategy: "totp", algorithm: "sha1", digits: 6, period: PERIOD },
  });
  return found.valid && "timeStep" in found ? found.timeStep : null;
}

/**
 * The address behind the QR code. The issuer names the project and which of its instances it is, so
 * that no entry of an app takes another's place (S-106, S-107).
 */
export const totpAddress = (entry: {
  readonly secret: string;
  readonly email: string;
  readonly issuer: string;
}): string => generateURI({ secret: entry.secret, label: entry.email, issuer: entry.issuer });

/** What apps file the entry under. @NOTE A colon parts issuer and account in their labels. */
export const totpIssuer = (settings: {
  readonly PROJECT_NAME: string;
  readonly ENVIRONMENT_NAME: string;
  readonly ROOT: string;
}): string => {
  const { PROJECT_NAME, ENVIRONMENT_NAME, ROOT } = settings;
  return `${PROJECT_NAME} (${ENVIRONMENT_NAME || ROOT})`.replaceAll(":", " ");
};
