import type { Letter } from "@/lib/mail/letter.ts";

/** To somebody who was invited. Whatever name they were given stays out of it: it is a stranger's word. */
export const invitationLetter = (organization: string, address: string): Letter => ({
  subject: `You are invited to ${organization}`,
  paragraphs: [
    `You are invited as a member of ${organization} on Gatehouse. Open the link to accept: you choose a password there, or sign in where you have one.`,
    "It works once, and for seven days.",
  ],
  link: { label: "Accept the invitation", address },
  footer:
    "If you do not know what this is about, do nothing: without you nothing happens in your name.",
});

/** To somebody who forgot their password, or says so. */
export const resetLetter = (address: string): Letter => ({
  subject: "Choose a new password",
  paragraphs: [
    "Somebody asked for a new password for your account on Gatehouse. If it was you, open the link and choose one. You are signed out everywhere then.",
    "It works once, and for an hour.",
  ],
  link: { label: "Choose a new password", address },
  footer: "If it was not you, do nothing: your password stays as it is.",
});

/** After a password was changed, to its owner. */
export const changedLetter = (): Letter => ({
  subject: "Your password was changed",
  paragraphs: [
    "The password of your account on Gatehouse was changed just now, and every session ended.",
  ],
  footer:
    "If it was not you, ask for a new password on the sign-in page at once, and tell whoever administers this instance.",
});

const FACTOR_NEWS = {
  "factor-added": [
    "A second factor was added to your account",
    "An authenticator app or a passkey was added to your account on Gatehouse just now, and every other session ended.",
  ],
  "factor-removed": [
    "A second factor was removed from your account",
    "An authenticator app or a passkey was removed from your account on Gatehouse just now, and every other session ended.",
  ],
  "factor-codes-renewed": [
    "You have new recovery codes",
    "The recovery codes of your account on Gatehouse were made anew just now. Those from before work no more.",
  ],
  "provider-linked": [
    "A provider was linked to your account",
    "A sign-in provider was linked to your account on Gatehouse just now: whoever has the account there can sign in as you.",
  ],
  "factor-code-used": [
    "A recovery code of yours was used",
    "One of the recovery codes of your account on Gatehouse was used just now, in place of your authenticator app or passkey.",
  ],
} as const;

/** After a change of what somebody signs in with beside their password, or its rarest use, to its owner. */
export function factorLetter(news: keyof typeof FACTOR_NEWS): Letter {
  const [subject, paragraph] = FACTOR_NEWS[news];
  return {
    subject,
    paragraphs: [paragraph],
    footer:
      "If it was not you, change your password at once, and tell whoever administers this instance.",
  };
}

/** To somebody who wants to become a member by themselves. */
export const registrationLetter = (organization: string, address: string): Letter => ({
  subject: `Become a member of ${organization}`,
  paragraphs: [
    `Somebody asked for an account at ${organization} on Gatehouse with this address. If it was you, open the link and choose a name and a password.`,
    "It works once, and for a day.",
  ],
  link: { label: "Go on", address },
  footer: "If it was not you, do nothing: without you there is no account.",
});

/** The same to somebody who has an account: the page answers both alike, the letter tells them. */
export const knownLetter = (organization: string): Letter => ({
  subject: "You have an account already",
  paragraphs: [
    `Somebody asked for an account at ${organization} on Gatehouse with this address, which has one. Sign in with it; to become a member there, ask whoever administers it to invite you.`,
  ],
  footer: "If it was not you, do nothing: nothing was changed.",
});

/** To the address that somebody wants to sign in with. */
export const emailChangeLetter = (address: string): Letter => ({
  subject: "Confirm your new address",
  paragraphs: [
    "Somebody wants to sign in to Gatehouse with this address from now on. If it was you, open the link and confirm it. You are signed out everywhere then.",
    "It works once, and for a day.",
  ],
  link: { label: "Confirm this address", address },
  footer: "If it was not you, do nothing: this address is used for nothing then.",
});

/** To the address that somebody signed in with until now. */
export const emailChangedLetter = (): Letter => ({
  subject: "Your address was changed",
  paragraphs: [
    "Your account on Gatehouse is signed in to with another address from now on, and every session ended. This one is of no use there any more.",
  ],
  footer: "If it was not you, tell whoever administers this instance at once.",
});
