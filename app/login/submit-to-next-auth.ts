import type { Credentials } from "@/lib/auth/credentials.ts";
import type { FormRefusal } from "../_ui/use-schema-form.ts";

/** Opens this browser's session, a step at a time, or ends it. */
type Submission =
  | {
      readonly action: "callback/credentials";
      readonly fields: Credentials | { readonly code: string } | { readonly passkey: string };
    }
  | { readonly action: "signout"; readonly fields?: undefined };

/** Why a step was refused. */
export type SignInRefusal = FormRefusal & {
  /** Of the error; null where the server could not answer. */
  readonly code: string | null;
};

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

/** The first error of a JSON:API document, in words. */
async function refusalOf(response: Response): Promise<SignInRefusal> {
  try {
    const { errors } = (await response.json()) as { errors: [{ detail: string; code: string }] };
    return { message: errors[0].detail, code: errors[0].code };
  } catch {
    return { message: "The server could not answer. Try again in a moment.", code: null };
  }
}
