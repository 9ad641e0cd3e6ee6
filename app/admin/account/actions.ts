"use server";

import { askProof } from "@/lib/account/ask-proof.ts";
import { changeEmail } from "@/lib/account/change-email.ts";
import { changePassword } from "@/lib/account/change-password.ts";
import { confirmProven } from "@/lib/account/confirm-proven.ts";
import { endOtherSessions } from "@/lib/account/end-other-sessions.ts";
import { endOwnSession } from "@/lib/account/end-own-session.ts";
import { proveSelf } from "@/lib/account/prove-self.ts";
import { renameSelf } from "@/lib/account/rename-self.ts";
import { linkAction } from "@/lib/doors/form/link-action.ts";
import { personAction } from "@/lib/doors/form/person-action.ts";
import { unlinkSelf } from "@/lib/sso/own-identities.ts";

const rename = personAction(renameSelf);
const change = personAction(changePassword);
const readdress = personAction(changeEmail);
const prove = personAction(proveSelf);
const question = personAction(askProof);
const confirm = personAction(confirmProven);
const unlink = personAction(unlinkSelf);
const end = personAction(endOwnSession);
const endOthers = personAction(endOtherSessions);

export async function renameSelfAction(input: unknown) {
  return rename(input);
}

export async function changePasswordAction(input: unknown) {
  return change(input);
}

export async function endOwnSessionAction(input: unknown) {
  return end(input);
}

export async function endOtherSessionsAction() {
  return endOthers({});
}

export async function proveSelfAction(input: unknown) {
  return prove(input);
}

export async function askProofAction() {
  return question({});
}

export async function confirmProvenAction() {
  return confirm({});
}

export async function changeEmailAction(input: unknown) {
  return readdress(input);
}

export async function beginLinkAction(input: unknown) {
  return linkAction(input);
}

export async function unlinkSelfAction(input: unknown) {
  return unlink(input);
}
