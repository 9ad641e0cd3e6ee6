import { expect, test } from "vitest";
import { signIn } from "@/lib/auth/sign-in.ts";
import { readAccountTries } from "@/lib/instance/read-account-tries.ts";
import { unlockAccount } from "@/lib/instance/unlock-account.ts";
import { NotFound, ProofRequired, RateLimited, Unauthenticated } from "@/lib/kernel/errors.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { listSignInLocks } from "@/lib/members/list-sign-in-locks.ts";
import { unlockSignIn } from "@/lib/members/unlock-sign-in.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ownContext } from "../account/account-world.ts";
import { fromSomewhere, PASSWORD, somebody } from "../auth/sign-in-world.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdRoles, makeRole, on } from "../../support/rights.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const url = () => database().superUrl;

/** A member of Acme with a password. */
async function colleague() {
  const person = await somebody();
  const input = { email: person.email, name: "Somebody", roles: [] };
  const { id } = await runUseCase(addMember, input, callerOf(world().acme.admin));
  await ask(url(), "UPDATE members SET status = 'active', accepted_at = now() WHERE id = $1", [id]);
  return { id, email: person.email };
}

/** Wrong passwords from one place until it has to wait there; more tries are refused unseen. */
async function lockedOut(email: string) {
  const context = fromSomewhere();
  for (let tried = 0; tried < 5; tried += 1) {
    const wrong = signIn({ email, password: "a wrong one" }, context);
    await expect(wrong).rejects.toThrow(Unauthenticated);
  }
  const late = () => signIn({ email, password: PASSWORD }, context);
  await expect(late()).rejects.toThrow(RateLimited);
  return late;
}

const locksOf = async (by: Parameters<typeof callerOf>[0]) =>
  (await runUseCase(listSignInLocks, {}, callerOf(by))).locks;

test("whoever has to wait is seen and let in again by their own organization, and by no other", async () => {
  const { acme, globex } = world();
  const { id, email } = await colleague();
  const late = await lockedOut(email);
  const seen = (await locksOf(acme.admin)).find((lock) => lock.id === id);
  expect(seen).toMatchObject({ email, failed: 5, admitted: 100, waiting: 1, isLocked: false });
  expect(Date.parse(seen?.until ?? "")).toBeGreaterThan(Date.now());
  expect(await locksOf(globex.admin)).toEqual([]);
  const foreign = runUseCase(unlockSignIn, { id }, callerOf(globex.admin));
  await expect(foreign).rejects.toThrow(NotFound);
  await runUseCase(unlockSignIn, { id }, callerOf(acme.admin));
  expect((await late()).sessionId).toMatch(/\S/);
  const lines = await ask(
    url(),
    "SELECT summary FROM audit_events WHERE action = 'member.unlock' AND subject_id = $1",
    [id],
  );
  expect(lines).toEqual([{ summary: `Let ${email} try their password again` }]);
});

test("whoever has to wait goes on waiting where it could not be written down who let them in", async () => {
  const { acme } = world();
  const { id, email } = await colleague();
  const late = await lockedOut(email);
  await ask(
    url(),
    `CREATE FUNCTION no_line() RETURNS trigger LANGUAGE plpgsql
     AS $$ BEGIN RAISE EXCEPTION 'No line'; END $$`,
  );
  // At the commit, as whatever is asked there.
  await ask(
    url(),
    `CREATE CONSTRAINT TRIGGER no_line AFTER INSERT ON audit_events DEFERRABLE INITIALLY DEFERRED
     FOR EACH ROW EXECUTE FUNCTION no_line()`,
  );
  const unlock = () => runUseCase(unlockSignIn, { id }, callerOf(acme.admin));
  await expect(unlock()).rejects.toThrow();
  await expect(late()).rejects.toThrow(RateLimited);
  await ask(url(), "DROP TRIGGER no_line ON audit_events");
  await unlock();
  expect((await late()).sessionId).toMatch(/\S/);
});

test("seeing and unlocking are permissions of their own, and reach members who may be read", async () => {
  const { acme } = world();
  const { id, email } = await colleague();
  await lockedOut(email);
  const unlock = (by: typeof acme.nobody) => runUseCase(unlockSignIn, { id }, callerOf(by));
  await makeRole(acme, "people-reader", on("users", ["read"]));
  await makeRole(acme, "lock-reader", on("sign-in-locks", ["read"]));
  await makeRole(acme, "lock-ender", on("sign-in-locks", ["delete"]));
  const hold = (roles: string[]) => holdRoles(url(), acme.nobody, roles);
  const reader = await hold(["people-reader"]);
  await expect(locksOf(reader)).rejects.toThrow(NotFound);
  await expect(unlock(reader)).rejects.toThrow(NotFound);
  expect(await locksOf(await hold(["lock-reader"]))).toEqual([]);
  const both = await locksOf(await hold(["people-reader", "lock-reader"]));
  expect(both.map((lock) => lock.id)).toContain(id);
  await expect(unlock(await hold(["lock-ender"]))).rejects.toThrow(NotFound);
  await unlock(await hold(["people-reader", "lock-ender"]));
});

test("tries at the account of somebody who has not joined are not told", async () => {
  const { acme, globex } = world();
  const { email } = await somebody();
  const by = callerOf(globex.admin);
  const { id } = await runUseCase(addMember, { email, name: "Somebody", roles: [] }, by);
  await lockedOut(email);
  expect((await locksOf(globex.admin)).map((lock) => lock.id)).not.toContain(id);
  await expect(runUseCase(unlockSignIn, { id }, by)).rejects.toThrow(NotFound);
  expect((await locksOf(acme.admin)).map((lock) => lock.email)).not.toContain(email);
});

test("programs see and end them at the API", async () => {
  const { acme } = world();
  const { id, email } = await colleague();
  const late = await lockedOut(email);
  const list = await askApi(acme.admin, "/sign-in-locks");
  expect(list.body).toMatchObject({
    data: expect.arrayContaining([
      expect.objectContaining({ type: "sign-in-locks", id }),
    ]) as unknown,
  });
  const ended = await askApi(acme.admin, `/sign-in-locks/${id}`, { method: "DELETE" });
  expect(ended.status).toBe(204);
  expect((await late()).sessionId).toMatch(/\S/);
});

test("an account that is guessed at from many places is the owner's alone to open again", async () => {
  const { acme } = world();
  const { id, email } = await colleague();
  const { limiter } = fromSomewhere();
  for (let tried = 0; tried < 100; tried += 1) {
    await limiter.consume({ email, address: fromSomewhere().address });
  }
  const late = () => signIn({ email, password: PASSWORD }, fromSomewhere());
  await expect(late()).rejects.toThrow(RateLimited);
  await runUseCase(unlockSignIn, { id }, callerOf(acme.admin));
  await expect(late()).rejects.toThrow(RateLimited);
  const context = await ownContext(acme.admin);
  const asked = () => runOwnDeed(readAccountTries, { email }, context);
  await expect(asked()).rejects.toThrow(NotFound);
  await ask(url(), "UPDATE users SET instance_owner = true WHERE id = $1", [acme.admin.userId]);
  const owner = await ownContext(acme.admin);
  expect(await runOwnDeed(readAccountTries, { email }, owner)).toMatchObject({ isLocked: true });
  const longAgo = { ...owner, session: { ...owner.session, provenAt: new Date(0) } };
  await expect(runOwnDeed(unlockAccount, { email }, longAgo)).rejects.toThrow(ProofRequired);
  await runOwnDeed(unlockAccount, { email }, owner);
  expect((await late()).sessionId).toMatch(/\S/);
  expect(await runOwnDeed(readAccountTries, { email }, owner)).toBeNull();
});
