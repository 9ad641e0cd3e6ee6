import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";

type Outcome<Answer> = { readonly answer: Answer } | { readonly problem: string };

/** @NOTE Most who see a button for a passkey press another one. */
const browserSide = () => import("@simplewebauthn/browser");

/** The browser's passkeys: shows one, or makes one; what went wrong is a sentence. */
export const passkeys = {
  show: (
    optionsJSON: PublicKeyCredentialRequestOptionsJSON,
  ): Promise<Outcome<AuthenticationResponseJSON>> =>
    worded(async () => (await browserSide()).startAuthentication({ optionsJSON })),
  make: (
    optionsJSON: PublicKeyCredentialCreationOptionsJSON,
  ): Promise<Outcome<RegistrationResponseJSON>> =>
    worded(async () => (await browserSide()).startRegistration({ optionsJSON })),
};

async function worded<Answer>(run: () => Promise<Answer>): Promise<Outcome<Answer>> {
  try {
    return { answer: await run() };
  } catch (cause) {
    return { problem: wordsFor(cause) };
  }
}

function wordsFor(cause: unknown): string {
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") {
    const known = WORDS[cause.code];
    if (known !== undefined) return known;
  }
  if (cause instanceof Error && cause.name === "NotAllowedError") return NOT_ALLOWED;
  return "This browser could not use a passkey here.";
}

const NOT_ALLOWED = "No passkey was used. Try again, or sign in another way.";

const WORDS: Readonly<Record<string, string>> = {
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: "This device has a passkey of yours already.",
  ERROR_INVALID_DOMAIN:
    "Browsers know no passkeys at this address. Use the host's name, and https.",
  ERROR_CEREMONY_ABORTED: NOT_ALLOWED,
  ERROR_PASSTHROUGH_SEE_CAUSE_PROPERTY: NOT_ALLOWED,
};
