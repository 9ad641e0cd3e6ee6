import { afterAll, beforeEach, expect, test } from "vitest";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { listExplainChoices } from "@/lib/explain/list-explain-choices.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { getMember } from "@/lib/members/get-member.ts";
import { invitationMail } from "@/lib/members/invitation-mail.ts";
import { inviteMember } from "@/lib/members/invite-member.ts";
import { listMembers } from "@/lib/members/list-members.ts";
import { mailInvitation } from "@/lib/members/mail-invitation.ts";
import { listMemberResources } from "@/lib/members/member-resources.ts";
import { acceptSignedIn } from "@/lib/people/accept-invitation.ts";
import { deliverMail } from "@/lib/people/deliver-mail.ts";
import { readInvitation } from "@/lib/people/read-invitation.ts";
import { listProvisionedUsers } from "@/lib/provisioning/list-users.ts";
import { getRole } from "@/lib/roles/get-role.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { atEntrance, tokenIn } from "../people/people-world.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useMailServer } from "../../support/mail-server.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const server = useMailServer();
const database = useDatabase();
const world = useTwoOrganizations(database);
afterAll(closePasswordPool);

beforeEach(async () => {
  await ask(database().superUrl, "DELETE FROM graphile_worker._private_jobs");
});

/** Somebody of Globex whom Acme invited, and who changed their own address at Globex since. */
async function moved() {
  const { acme, globex } = world();
  const [invited, live] = [`${newId()}@people.test`, `${newId()}@elsewhere.test`];
  const { superUrl } = database();
  const there = { email: invited, name: "Of Globex", roles: ["user"] };
  const { id: own, userId } = await runUseCase(addMember, there, callerOf(globex.admin));
  const joined = "UPDATE members SET status = 'active', accepted_at = now() WHERE id = $1";
  await ask(superUrl, joined, [own]);
  const person = { email: invited, name: "Somebody", roles: ["user"] };
  const { id } = await runUseCase(addMember, person, callerOf(acme.admin));
  await ask(superUrl, "UPDATE users SET email = $2 WHERE id = $1", [userId, live]);
  return { id, userId, own, invited, live };
}

/** All that an Admin is shown of their members. */
async function shownTo(admin: ReturnType<typeof world>["acme"]["admin"], id: string) {
  const by = callerOf(admin);
  const { roles } = await runUseCase(listRoles, {}, by);
  const userRole = roles.find(({ slug }) => slug === "user");
  return JSON.stringify({
    ...{
      list: await runUseCase(listMembers, {}, by),
      one: await runUseCase(getMember, { id }, by),
    },
    resources: await runUseCase(listMemberResources, { question: {} }, by),
    api: (await askApi(admin, "/users")).body,
    role: await runUseCase(getRole, { id: userRole?.id }, by),
    choices: await runUseCase(listExplainChoices, {}, by),
    users: await runUseCase(listProvisionedUsers, { count: 100, startIndex: 1, filter: null }, by),
    ledger: await ask(
      database().superUrl,
      "SELECT * FROM audit_events WHERE organization_id = $1",
      [admin.organizationId],
    ),
  });
}

test("whoever changes their address before joining tells it to no organization that invited them", async () => {
  const { acme, globex } = world();
  const { id, userId, own, invited, live } = await moved();
  const { link } = await runUseCase(inviteMember, { id }, callerOf(acme.admin));
  const before = await shownTo(acme.admin, id);
  expect(before).toContain(invited);
  expect(before).not.toContain(live);
  // Globex, whose member they are, is told.
  expect(await shownTo(globex.admin, own)).toContain(live);
  // Acme finds them by what it knows, and by nothing else.
  const found = async (email: string) =>
    (await askApi(acme.admin, `/users?filter[email]=${email}`)).body.data.length;
  expect([await found(invited), await found(live)]).toEqual([1, 0]);
  // Nor does the page behind the link tell, which Acme's Admin may open.
  expect(await readInvitation(tokenIn(link))).toMatchObject({ email: invited });
  const opening = acceptSignedIn(tokenIn(link), acme.admin.userId, atEntrance());
  await expect(opening).rejects.toThrow(
    new Forbidden(`This invitation is for ${invited}. Sign in as that person.`),
  );
  await acceptSignedIn(tokenIn(link), userId, atEntrance());
  expect(await shownTo(acme.admin, id)).toContain(live);
});

test("a letter goes to where somebody reads theirs now, and what a server says of it is not told", async () => {
  const { acme } = world();
  const { id, live } = await moved();
  const by = callerOf(acme.admin);
  await runUseCase(mailInvitation, { id }, by);
  const { superUrl } = database();
  const jobs = await ask<{ payload: object }>(
    superUrl,
    "DELETE FROM graphile_worker._private_jobs RETURNING payload",
  );
  for (const { payload } of jobs) await deliverMail(payload);
  expect(server.taken.map(({ to }) => to)).toEqual([live]);
  expect(await runUseCase(invitationMail, { id }, by)).toMatchObject({ state: "sent" });
  await ask(superUrl, "UPDATE mails SET problem = '550 no mailbox ' || email WHERE email = $1", [
    live,
  ]);
  const told = await runUseCase(invitationMail, { id }, by);
  expect(told).toMatchObject({ state: "failed" });
  expect(told?.problem).not.toContain(live);
});
