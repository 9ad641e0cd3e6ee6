import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";

/** What the browser asks its authenticators for; good in this browser, once. @throws Error. */
export async function askForPasskey(
  step: "first" | "second",
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const body = new URLSearchParams({ step });
  const response = await fetch("/api/auth/passkey", { method: "POST", body });
  if (!response.ok) throw new Error("The server could not answer.");
  return (await response.json()) as PublicKeyCredentialRequestOptionsJSON;
}
