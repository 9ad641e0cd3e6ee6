import { environment } from "@/lib/kernel/env.ts";
import { forgetCounts, heldCounts, type HeldCount } from "@/lib/limits/held-counts.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";
import { accountWindows, USUAL_TRIES, type AccountWindows } from "./sign-in-limits.ts";
import { accountKey } from "./try-keys.ts";

/** How often the password of an account was wrong lately, and who has to wait for that. */
export type AccountTries = {
  /** Wrong passwords in the running hour, from everywhere together. */
  readonly failed: number;
  /** So many of them are admitted before nobody may try. */
  readonly admitted: number;
  /** From how many network addresses nobody may try this account now. */
  readonly waiting: number;
  /** Nobody may try from anywhere. */
  readonly isLocked: boolean;
  /** When the last of them may try again, an ISO 8601 text; null: nobody has to wait. */
  readonly until: string | null;
};

/**
 * The tries at each of these accounts; those that nobody tried are left out.
 * @param tries how many in a quarter of an hour the owner of the instance admits.
 */
export async function accountTries(
  emails: readonly string[],
  { tries: admitted, now }: { readonly tries: number; readonly now: number },
): Promise<ReadonlyMap<string, AccountTries>> {
  const windows = accountWindows(admitted);
  const keys = await Promise.all(emails.map(keyOf));
  const asked = { windows: namesOf(windows), groups: keys };
  const counts = await heldCounts(limitStore(), asked, now);
  const ofKey = (key = "") => counts.filter(({ group }) => group === key);
  return new Map(
    emails.flatMap((email, at) => {
      const tries = triesIn(ofKey(keys[at]), windows);
      return tries === null ? [] : [[email, tries]];
    }),
  );
}

/**
 * Lets people try an account again that had to wait. `here` ends what makes single addresses wait;
 * `everywhere` also what was counted of all together, which is the bound on guessing.
 */
export async function forgetTries(email: string, reach: "here" | "everywhere"): Promise<void> {
  const windows = accountWindows(USUAL_TRIES);
  const names = reach === "everywhere" ? namesOf(windows) : windows.pair.map(({ name }) => name);
  await forgetCounts(limitStore(), { windows: names, groups: [await keyOf(email)] });
}

const keyOf = (email: string): Promise<string> => accountKey(email, environment().GATEHOUSE_SECRET);

const namesOf = ({ pair, account }: AccountWindows): string[] =>
  [...pair, account].map(({ name }) => name);

function triesIn(counts: readonly HeldCount[], windows: AccountWindows): AccountTries | null {
  const { account } = windows;
  const most = new Map([...windows.pair, account].map(({ name, tries }) => [name, tries]));
  const full = counts.filter(({ window, points }) => points >= (most.get(window) ?? Infinity));
  const failed = counts.find(({ window }) => window === account.name)?.points ?? 0;
  if (failed === 0 && full.length === 0) return null;
  const last = Math.max(0, ...full.map(({ expire }) => expire));
  return {
    failed,
    admitted: account.tries,
    waiting: new Set(full.flatMap(({ member }) => (member === "" ? [] : [member]))).size,
    isLocked: full.some(({ window }) => window === account.name),
    until: last === 0 ? null : new Date(last).toISOString(),
  };
}
