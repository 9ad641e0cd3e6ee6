"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { changeRegistration } from "@/lib/members/change-registration.ts";
import { inviteMember } from "@/lib/members/invite-member.ts";
import { mailInvitation } from "@/lib/members/mail-invitation.ts";
import { removeMember } from "@/lib/members/remove-member.ts";
import { unlockSignIn } from "@/lib/members/unlock-sign-in.ts";
import { updateMember } from "@/lib/members/update-member.ts";

const add = formAction(addMember);
const invite = formAction(inviteMember);
const registration = formAction(changeRegistration);
const mail = formAction(mailInvitation);
const update = formAction(updateMember);
const remove = formAction(removeMember);
const unlock = formAction(unlockSignIn);

export async function addMemberAction(org: string, input: unknown) {
  const added = await add(org, input);
  // @NOTE The id of an account says when it was made, and whether it was there before.
  return added.ok ? { ok: true as const, value: { id: added.value.id } } : added;
}

export async function inviteMemberAction(org: string, input: unknown) {
  return invite(org, input);
}

export async function mailInvitationAction(org: string, input: unknown) {
  return mail(org, input);
}

export async function updateMemberAction(org: string, input: unknown) {
  return update(org, input);
}

export async function removeMemberAction(org: string, input: unknown) {
  return remove(org, input);
}

export async function unlockSignInAction(org: string, input: unknown) {
  return unlock(org, input);
}

export async function changeRegistrationAction(org: string, input: unknown) {
  return registration(org, input);
}
