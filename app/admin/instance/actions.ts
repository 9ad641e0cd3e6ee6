"use server";

import { personAction } from "@/lib/doors/form/person-action.ts";
import { decideMail } from "@/lib/instance/decide-mail.ts";
import { decideSecurity } from "@/lib/instance/decide-security.ts";
import { readAccountTries } from "@/lib/instance/read-account-tries.ts";
import { testMail } from "@/lib/instance/test-mail.ts";
import { unlockAccount } from "@/lib/instance/unlock-account.ts";
import { connectInstanceProvider } from "@/lib/sso/instance/connect-instance-provider.ts";
import { removeInstanceProvider } from "@/lib/sso/instance/remove-instance-provider.ts";

const connect = personAction(connectInstanceProvider);
const disconnect = personAction(removeInstanceProvider);
const decide = personAction(decideSecurity);
const mail = personAction(decideMail);
const testing = personAction(testMail);
const readTries = personAction(readAccountTries);
const unlock = personAction(unlockAccount);

export async function decideSecurityAction(input: unknown) {
  return decide(input);
}

export async function readAccountTriesAction(input: unknown) {
  return readTries(input);
}

export async function unlockAccountAction(input: unknown) {
  return unlock(input);
}

export async function decideMailAction(input: unknown) {
  return mail(input);
}

export async function testMailAction(input: unknown) {
  return testing(input);
}

export async function connectInstanceProviderAction(input: unknown) {
  return connect(input);
}

export async function removeInstanceProviderAction(input: unknown) {
  return disconnect(input);
}
