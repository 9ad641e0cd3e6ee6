import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { environment } from "@/lib/kernel/env.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { connectInstanceProvider } from "@/lib/sso/instance/connect-instance-provider.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  CLIENT,
  startIdentityProvider,
  type IdentityProvider,
} from "../../support/identity-provider.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { ownContext } from "../account/account-world.ts";
import { comeFrom, givePassword, verified } from "./sso-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const behind = (sql: string, values: unknown[] = []) => ask(database().superUrl, sql, values);

let there: IdentityProvider;
let wide = "";

beforeAll(async () => {
  there = await startIdentityProvider(() => [`http://localhost:3000/login/back/${wide}`]);
  environment().OUTBOUND_ALLOW.push(there.host);
  const { acme } = world();
  await behind("UPDATE users SET instance_owner = true WHERE id = $1", [acme.admin.userId]);
  const input = { ...CLIENT, name: "Everybody's", kind: "oidc", issuer: there.issuer };
  const owner = await ownContext(acme.admin);
  wide = (await runOwnDeed(connectInstanceProvider, input, owner)).id;
});
afterAll(async () => {
  await there.close();
  await closePasswordPool();
});

test("whoever registers by a provider has an account with its link, or none at all", async () => {
  const email = "half-way@people.test";
  environment().MAIL_URL = "smtp://localhost:1";
  await behind(
    `INSERT INTO organization_settings (organization_id, registration) VALUES ($1, true)
     ON CONFLICT (organization_id) DO UPDATE SET registration = true`,
    [world().acme.id],
  );
  // The process might as well end where the link would be kept.
  await behind(`CREATE FUNCTION ends_here() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'The end'; END $$`);
  await behind(`CREATE TRIGGER ends BEFORE INSERT ON instance_identities
    FOR EACH ROW EXECUTE FUNCTION ends_here()`);
  const come = () => comeFrom(there, wide, { subject: "w-half", ...verified(email) });
  const left = await come().catch(() => ({ session: undefined }));
  expect(left.session).toBeUndefined();
  expect(await behind("SELECT 1 FROM users WHERE email = $1", [email])).toEqual([]);
  await behind("DROP TRIGGER ends ON instance_identities");
  expect((await come()).session).toBeDefined();
});

test("an account that got a password while somebody was coming to it is opened by no link", async () => {
  const { globex } = world();
  const email = "meanwhile@people.test";
  const { userId } = await runUseCase(
    addMember,
    { email, name: "Meanwhile", roles: [] },
    callerOf(globex.admin),
  );
  const other = new pg.Client({ connectionString: database().superUrl });
  await other.connect();
  try {
    await other.query("BEGIN");
    const entrance = `entrance:${userId}`;
    await other.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [entrance]);
    const coming = comeFrom(there, wide, {
      ...{ subject: "w-meanwhile", towards: "globex" },
      ...verified(email),
    });
    const waits = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    await vi.waitFor(async () => expect(await behind(waits)).toHaveLength(1), 10_000);
    await givePassword(database().superUrl, userId);
    await other.query("COMMIT");
    expect(await coming).toMatchObject({ problem: "link-first", session: undefined });
  } finally {
    await other.end();
  }
  const links = "SELECT 1 FROM instance_identities WHERE user_id = $1";
  expect(await behind(links, [userId])).toEqual([]);
});
