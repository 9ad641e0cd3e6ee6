import { expect, describe, test } from "vitest";
import { lockApi } from "@/lib/domains/lock-api.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { getMember } from "@/lib/members/get-member.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { bearer } from "../../support/api/knock.ts";
import { partnerKeys, partnerSignature } from "../../support/api/partner-signature.ts";
import { hostOf } from "../../support/api/stamped-request.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { identitySystem, scimTokenOf } from "../../support/scim.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const url = () => database().superUrl;

describe("an identity system", () => {
  test("comes through the proxy that the organization has locked its API to", async () => {
    const { acme: a, globex: g } = world();
    const keys = partnerKeys();
    const { token } = await scimTokenOf(a.admin);
    const globex = identitySystem((await scimTokenOf(g.admin)).token, g);
    const system = identitySystem(token, a);
    await runUseCase(lockApi, { proxyKey: keys.publicJwk }, callerOf(a.admin));
    try {
      expect(await system("/Users")).toMatchObject({ status: 401, body: { status: "401" } });
      const asked = { path: "/api/scim/v2/Users", headers: bearer(token), host: hostOf(a.slug) };
      const proof = await partnerSignature(asked, { keys, tag: "gatehouse-proxy" });
      expect((await system("/Users", { headers: proof })).status).toBe(200);
      expect((await globex("/Users")).status).toBe(200);
    } finally {
      await runUseCase(lockApi, { proxyKey: null }, callerOf(a.admin));
    }
  });

  test("learns nothing of an account elsewhere until its person has accepted", async () => {
    const { acme: a, globex: g } = world();
    const acme = identitySystem((await scimTokenOf(a.admin)).token, a);
    const { userId } = g.nobody;
    const elsewhere =
      "UPDATE users SET name = 'Name Elsewhere', factor_since = now() WHERE id = $1";
    await ask(url(), elsewhere, [userId]);
    const input = { email: "nobody@globex.test", name: "A guess", roles: [] };
    const { id } = await runUseCase(addMember, input, callerOf(a.admin));
    expect((await acme(`/Users/${id}`)).body.displayName).toBe(input.name);
    const asMember = () => runUseCase(getMember, { id }, callerOf(a.admin));
    expect(await asMember()).toMatchObject({ status: "invited", hasFactor: false });
    await ask(url(), "UPDATE members SET status = 'active', accepted_at = now() WHERE id = $1", [
      id,
    ]);
    expect((await acme(`/Users/${id}`)).body.displayName).toBe("Name Elsewhere");
    expect(await asMember()).toMatchObject({ hasFactor: true });
    await ask(url(), "UPDATE users SET name = 'nobody', factor_since = NULL WHERE id = $1", [
      userId,
    ]);
  });
});
