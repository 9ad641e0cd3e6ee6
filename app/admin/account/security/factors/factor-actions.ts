"use server";

import { addPasskey } from "@/lib/account/add-passkey.ts";
import { beginAuthenticator } from "@/lib/account/begin-authenticator.ts";
import { beginPasskey } from "@/lib/account/begin-passkey.ts";
import { confirmAuthenticator } from "@/lib/account/confirm-authenticator.ts";
import { removeAuthenticator } from "@/lib/account/remove-authenticator.ts";
import { removePasskey } from "@/lib/account/remove-passkey.ts";
import { renamePasskey } from "@/lib/account/rename-passkey.ts";
import { renewOwnRecoveryCodes } from "@/lib/account/renew-recovery-codes.ts";
import { personAction } from "@/lib/doors/form/person-action.ts";

const begin = personAction(beginAuthenticator);
const confirm = personAction(confirmAuthenticator);
const remove = personAction(removeAuthenticator);
const renew = personAction(renewOwnRecoveryCodes);
const ask = personAction(beginPasskey);
const add = personAction(addPasskey);
const rename = personAction(renamePasskey);
const drop = personAction(removePasskey);

export async function beginAuthenticatorAction(input: unknown) {
  return begin(input);
}

export async function confirmAuthenticatorAction(input: unknown) {
  return confirm(input);
}

export async function removeAuthenticatorAction() {
  return remove({});
}

export async function renewRecoveryCodesAction() {
  return renew({});
}

export async function beginPasskeyAction(input: unknown) {
  return ask(input);
}

export async function addPasskeyAction(input: unknown) {
  return add(input);
}

export async function renamePasskeyAction(input: unknown) {
  return rename(input);
}

export async function removePasskeyAction(input: unknown) {
  return drop(input);
}
