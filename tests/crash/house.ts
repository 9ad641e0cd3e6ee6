import { randomBytes } from "node:crypto";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { newId, type OrganizationId, type SessionId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { createOrganization } from "@/lib/organizations/create-organization.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { appUrlOf } from "../../scripts/lib/app-role.ts";
import { migrateDatabase } from "../../scripts/lib/migrate-database.ts";
import { startOwnPostgres, type OwnPostgres } from "../support/attack/outages.ts";
import { rowsOf } from "../support/attack/rows.ts";
import { ownSettings } from "../support/own-settings.ts";
import { callerOf } from "../support/two-organizations.ts";

/** An organization with an Admin on a PostgreSQL of its own, and the settings of a process on it. */
export type House = {
  readonly postgres: OwnPostgres;
  readonly env: Readonly<Record<string, string>>;
};

/** @NOTE Commits are written out, as in the product: what was acknowledged outlives PostgreSQL. */
export async function buildHouse(): Promise<House> {
  const postgres = await startOwnPostgres();
  const secret = randomBytes(32).toString("base64url");
  const appUrl = appUrlOf(postgres.ownerUrl, secret);
  await migrateDatabase(postgres.ownerUrl, appUrl);
  const env = ownSettings({ secret, appUrl });
  Object.assign(process.env, env);
  const admin = await foundOrganization(postgres.superUrl);
  await closeDatabase();
  return { postgres, env: { ...env, CRASH_PRINCIPAL: JSON.stringify(admin) } };
}

/** An organization without content, and its Admin, who is signed in. */
export async function foundOrganization(superUrl: string, slug = "acme"): Promise<MemberPrincipal> {
  const organizationId = newId<OrganizationId>();
  const provisioning = callerOf({ kind: "system", organizationId, purpose: "provisioning" });
  await runUseCase(createOrganization, { slug, name: slug }, provisioning);
  const email = `admin@${slug}.test`;
  const person = { email, name: "admin", passwordHash: null, roles: ["admin"] };
  const { id: memberId, userId } = await runUseCase(addMember, person, provisioning);
  const sessionId = newId<SessionId>();
  await rowsOf(
    superUrl,
    "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')",
    [sessionId, userId],
  );
  return { kind: "member", organizationId, memberId, userId, sessionId, name: "admin" };
}
