import { hashPassword } from "@/lib/auth/hash-password.ts";
import { beginDoor } from "@/lib/doors/auth/sso/begin-door.ts";
import { returnDoor } from "@/lib/doors/auth/sso/return-door.ts";
import { environment } from "@/lib/kernel/env.ts";
import { newId, type UserId } from "@/lib/kernel/ids.ts";
import { renewLink } from "@/lib/people/renew-link.ts";
import { resetPassword } from "@/lib/people/reset-password.ts";
import { stampedRequest } from "../../support/api/stamped-request.ts";
import { ask } from "../../support/database.ts";
import {
  signInThere,
  type Account,
  type IdentityProvider,
} from "../../support/identity-provider.ts";
import { COST, PASSWORD } from "../auth/sign-in-world.ts";

const routeOf = (id: string) => ({ params: Promise.resolve({ id }) });
let visits = 0;

/** From another network each time, unless one is named. */
const asked = (path: string, cookie: string, from = `192.0.2.${visits++}`) =>
  stampedRequest({ path, surface: "entrance", headers: { cookie, "x-gatehouse-address": from } });

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0] ?? "")
    .filter((one) => !one.endsWith("="))
    .join("; ");

/** What the sign-in page sends, or another one. */
export async function setOutFrom(
  id: string,
  { body = "", cookie = "", from = `192.0.2.${visits++}`, origin = "http://localhost:3000" },
): Promise<Response> {
  const request = await stampedRequest({
    ...{ path: `/login/with/${id}`, surface: "entrance", method: "POST", body },
    headers: { cookie, origin, "x-gatehouse-address": from },
  });
  return beginDoor(request, routeOf(id));
}

/** Sets out from the sign-in page. */
export async function begin(id: string, body = "", cookie = "") {
  const answer = await setOutFrom(id, { body, cookie });
  const { location } = (await answer.json()) as { location: string };
  return { location, cookie: cookiesOf(answer), answer };
}

/** Comes back with what the provider said. */
export async function comeBack(id: string, address: string, cookie: string) {
  const { pathname, search } = new URL(address);
  const answer = await returnDoor(await asked(`${pathname}${search}`, cookie), routeOf(id));
  const location = answer.headers.get("location") ?? "";
  const problem = new URL(location, "http://x.test").searchParams.get("problem");
  return { status: answer.status, location, problem, session: sessionIn(answer) };
}

const sessionIn = (answer: Response) => /gatehouse\.session=[^;]+/.exec(cookiesOf(answer))?.[0];

/** The whole way of somebody who has an account at a provider. */
export async function comeFrom(
  there: IdentityProvider,
  id: string,
  { subject, towards = "acme", ...account }: Account & { subject: string; towards?: string },
) {
  there.accounts.set(subject, account);
  const { location, cookie } = await begin(id, `returnTo=/admin/${towards}`);
  return comeBack(id, await signInThere(location, subject), cookie);
}

/** An account there whose address the provider has verified. */
export const verified = (email: string, more: Account = {}) => ({
  ...{ email, email_verified: true },
  ...more,
});

/** Gives somebody the tests' password. */
export async function givePassword(url: string, userId: string): Promise<void> {
  const hash = await hashPassword(PASSWORD, { pepper: environment().GATEHOUSE_PEPPER, cost: COST });
  await ask(url, "UPDATE users SET password_hash = $2 WHERE id = $1", [userId, hash]);
}

/** How many sessions of somebody live. */
export async function liveSessions(url: string, userId: string): Promise<number> {
  const live = "SELECT 1 FROM sessions WHERE user_id = $1 AND revoked_at IS NULL";
  return (await ask(url, live, [userId])).length;
}

/** Chooses a password by the link of a letter, as whoever has the mailbox does. */
export async function resetByMail(userId: UserId, email: string): Promise<void> {
  const address = await renewLink({ purpose: "password-reset", userId, email }, Date.now());
  const context = {
    ...{ requestId: newId(), pepper: environment().GATEHOUSE_PEPPER, cost: COST },
    announce: () => Promise.resolve(),
  };
  await resetPassword(
    address.split("/").at(-1) ?? "",
    { password: "gulls over a wet pier" },
    context,
  );
}
