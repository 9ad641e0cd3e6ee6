"use server";

import { changePassword } from "@/lib/account/change-password.ts";
import { endOtherSessions } from "@/lib/account/end-other-sessions.ts";
import { endOwnSession } from "@/lib/account/end-own-session.ts";
import { renameSelf } from "@/lib/account/rename-self.ts";
import { personAction } from "@/lib/doors/form/person-action.ts";

const rename = personAction(renameSelf);
const change = personAction(changePassword);
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
