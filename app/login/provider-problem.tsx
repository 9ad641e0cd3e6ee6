import { Callout } from "../_ui/callout.tsx";

/** Why a provider opened nothing, to somebody who came back from it. */
export function ProviderProblem({ problem }: { readonly problem: unknown }) {
  const words = typeof problem === "string" ? WORDS.get(problem) : undefined;
  if (words === undefined) return null;
  return (
    <Callout tone="warning" title={words.title}>
      {words.text}
    </Callout>
  );
}

const WORDS: ReadonlyMap<string, { title: string; text: string }> = new Map([
  [
    "unknown",
    {
      title: "You are not invited",
      text: "The provider knows you, and nobody has invited you to this organization. Ask one of its Admins.",
    },
  ],
  [
    "unverified",
    {
      title: "Your address is not verified",
      text: "The provider does not say that your email address is yours. Verify it there first.",
    },
  ],
  [
    "link-first",
    {
      title: "You have an account already",
      text: "Sign in as you do otherwise, then link the provider under your account’s security.",
    },
  ],
  [
    "refused",
    {
      title: "That did not work",
      text: "What the provider said does not belong to this sign-in, or came too late. Try again.",
    },
  ],
  [
    "unreachable",
    {
      title: "The provider cannot be reached",
      text: "Try again in a moment, or use your password.",
    },
  ],
]);
