import { expect, test } from "vitest";
import { getDomain } from "@/lib/domains/get-domain.ts";
import { issueKey } from "@/lib/domains/issue-key.ts";
import { listDomains } from "@/lib/domains/list-domains.ts";
import { environment } from "@/lib/kernel/env.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { readSecretToken } from "@/lib/kernel/secret-token.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { DEMO_ORGANIZATIONS } from "../../../scripts/demo/people.ts";
import { demoKey } from "../../../scripts/demo/secrets.ts";
import { seedDomains } from "../../../scripts/demo/seed-domains.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const seedAll = async () => {
  for (const demo of DEMO_ORGANIZATIONS) await seedDomains(demo, environment().GATEHOUSE_PEPPER);
};

test("a demo that stands gets its partners once, with keys that can be told again", async () => {
  const { acme, globex } = world();
  await ask(database().superUrl, "DELETE FROM domains");
  await seedAll();
  const { domains } = await runUseCase(listDomains, {}, callerOf(acme.admin));
  expect(domains).toMatchObject([
    { hostname: "bench.acme.test", requestsPerMinute: null, roles: [{ name: "Website API" }] },
    { hostname: "partner.acme.test", requestsPerMinute: 600, roles: [{ slug: "website-api" }] },
  ]);
  const partner = domains[1]?.id ?? "";
  await runUseCase(issueKey, { id: partner }, callerOf(acme.admin));
  const before = await runUseCase(getDomain, { id: partner }, callerOf(acme.admin));
  await seedAll();
  expect(await runUseCase(getDomain, { id: partner }, callerOf(acme.admin))).toEqual(before);
  const theirs = await runUseCase(listDomains, {}, callerOf(globex.admin));
  expect(theirs.domains.map(({ hostname }) => hostname)).toEqual(["partner.globex.test"]);
  const secret = environment().GATEHOUSE_PEPPER;
  for (const hostname of ["partner.acme.test", "bench.acme.test", "partner.globex.test"]) {
    const key = demoKey(secret, hostname);
    const found = await ask(
      database().superUrl,
      `SELECT d.hostname FROM api_keys k JOIN domains d ON d.id = k.domain_id
       WHERE k.id = $1 AND k.digest = $2`,
      [readSecretToken("gh_key", key), await sign(secret, "api-key", key)],
    );
    expect(found).toEqual([{ hostname }]);
  }
});
