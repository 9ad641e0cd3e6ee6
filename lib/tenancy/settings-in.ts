import type { DirectoryTransaction } from "./directory.ts";

/** How good a password must be; `off` is for development alone. */
export type PasswordPolicy = "off" | "standard" | "strong";

/** What the owner of the instance decided for everybody who signs in. */
export type InstanceSettings = {
  readonly revision: number;
  readonly passwordPolicy: PasswordPolicy;
  /** Words that no password may hold, besides the common ones. */
  readonly passwordWords: readonly string[];
  /** So many former passwords may not be chosen again. */
  readonly passwordHistory: number;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  /** Wrong passwords at one account from one address in a quarter of an hour. */
  readonly signInTries: number;
  /** Sealed; empty: none. */
  readonly mailUrl: string;
  readonly mailFrom: string;
};

/** The settings as they are now, in the caller's transaction. */
export async function settingsIn(db: DirectoryTransaction): Promise<InstanceSettings> {
  const {
    id: _id,
    passwordPolicy,
    ...row
  } = await db.instanceSettings.findUniqueOrThrow({
    where: { id: 1 },
  });
  // @NOTE What development was content with holds nowhere else, whatever stands in the database.
  const isWeak = passwordPolicy === "off" && process.env.NODE_ENV === "production";
  return { ...row, passwordPolicy: (isWeak ? "standard" : passwordPolicy) as PasswordPolicy };
}
