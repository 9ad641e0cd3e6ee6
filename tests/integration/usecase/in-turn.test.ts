import pg from "pg";
import { expect, test } from "vitest";
import { updateMember } from "@/lib/members/update-member.ts";
import { listMembers } from "@/lib/members/list-members.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

test("changes of rights that wait for one another keep nobody else from the database", async () => {
  const { acme, globex } = world();
  const other = new pg.Client({ connectionString: database().superUrl });
  await other.connect();
  await other.query("BEGIN");
  await other.query("SELECT gatehouse_hold_roles($1)", [acme.id]);
  const waiting = Array.from({ length: 50 }, (_, at) =>
    runUseCase(
      updateMember,
      { id: acme.nobody.memberId, roles: at % 2 === 0 ? ["editor"] : [] },
      callerOf(acme.admin),
    ),
  );
  const { members } = await runUseCase(listMembers, {}, callerOf(globex.admin));
  expect(members.length).toBeGreaterThan(0);
  await other.query("ROLLBACK");
  await other.end();
  expect(await Promise.all(waiting)).toHaveLength(50);
});
