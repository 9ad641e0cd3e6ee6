import { Invalid } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { instanceSettings } from "@/lib/tenancy/instance-settings.ts";
import type { InstanceSettings } from "@/lib/tenancy/settings-in.ts";
import { holdsEmailName } from "./new-password.ts";
import { lengthProblem, POLICY_RULES } from "./password-policy.ts";
import type { HashOptions } from "./password-text.ts";
import { verifyPassword } from "./verify-password.ts";

/** Whose password it shall be, as far as anybody is known yet. */
export type PasswordOwner = HashOptions & {
  readonly email: string;
  readonly name?: string;
  readonly userId?: UserId;
};

/**
 * Demands what the instance's policy asks of a new password: its length, none of the words that
 * everybody tries first, and where it is strong, that guessing it takes long.
 * @throws Invalid at `password`, in words for whoever chooses it; Unavailable.
 */
export async function requireGoodPassword(password: string, owner: PasswordOwner): Promise<void> {
  const settings = await instanceSettings();
  const message =
    lengthProblem(password, POLICY_RULES[settings.passwordPolicy]) ??
    wordProblem(password, owner, settings) ??
    (await guessProblem(password, owner, settings)) ??
    (await formerProblem(password, owner, settings));
  if (message !== null) throw new Invalid(message, [{ path: ["password"], message }]);
}

function wordProblem(
  password: string,
  { email }: PasswordOwner,
  { passwordPolicy, passwordWords }: InstanceSettings,
): string | null {
  if (passwordPolicy === "off") return null;
  if (holdsEmailName(password, email)) return "Leave your email name out of the password.";
  const lower = password.toLowerCase();
  const found = passwordWords.find((word) => lower.includes(word.toLowerCase()));
  return found === undefined ? null : `Leave “${found}” out of the password: it is tried first.`;
}

async function guessProblem(
  password: string,
  { email, name }: PasswordOwner,
  { passwordPolicy, passwordWords }: InstanceSettings,
): Promise<string | null> {
  if (passwordPolicy === "off") return null;
  // @NOTE Two megabytes of words: loaded by the first who chooses a password, not by every process.
  const { judgePassword } = await import("./judge-password.ts");
  const words = [...email.split(/[@.]/), ...(name ?? "").split(/\s+/), ...passwordWords];
  const { score, advice } = judgePassword(password, words);
  if (score >= Math.max(1, POLICY_RULES[passwordPolicy].score)) return null;
  return ["This is too easy to guess.", ...advice].join(" ");
}

async function formerProblem(
  password: string,
  { userId, ...options }: PasswordOwner,
  { passwordHistory }: InstanceSettings,
): Promise<string | null> {
  if (passwordHistory === 0 || userId === undefined) return null;
  for (const hash of await formerHashes(userId, passwordHistory)) {
    if (await verifyPassword(password, hash, options)) return "You have used this one before.";
  }
  return null;
}

const formerHashes = (userId: UserId, count: number): Promise<readonly string[]> =>
  lookUp({ user_id: userId }, async (db) => {
    const person = await db.user.findFirst({ where: { id: userId } });
    const former = await db.formerPassword.findMany({
      where: { userId },
      orderBy: { replacedAt: "desc" },
      take: count,
    });
    const present = person?.passwordHash ?? null;
    return [...(present === null ? [] : [present]), ...former.map(({ hash }) => hash)];
  });
