import type { Credentials } from "@/lib/auth/credentials.ts";
import { refusalOf, type SignInRefusal } from "./refusal-of.ts";

/** Opens this browser's session, a step at a time, or ends it. */
type Submission =
  | {
      readonly action: "callback/credentials";
      readonly fields: Credentials | { readonly code: string } | { readonly passkey: string };
    }
  | { readonly action: "signout"; readonly fields?: undefined };

/**
 * Sends one of next-auth's forms, with the token that it hands out first and keeps in a cookie too.
 * Returns why it was refused, or that a second step is missing; null when it was done. After a refused `signout` the session lives.
 */
export async function submitToNextAuth({
  action,
  fields,
}: Submission): Promise<SignInRefusal | null> {
  const answer = await fetch("/api/auth/csrf", { cache: "no-store" });
  if (!answer.ok) return refusalOf(answer);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
  const response = await fetch(`/api/auth/${action}`, { method: "POST", body });
  return response.ok ? null : refusalOf(response);
}
