import { beforeEach, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import type { SessionId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const AT_ONCE = 50;

/** The two who race: both Admin, whatever the race before has done to them. */
let [one, other]: MemberPrincipal[] = [];

const pair = () => {
  if (one === undefined || other === undefined) throw new Error("There are two before each race.");
  return [one, other] as const;
};

beforeEach(async () => {
  const { id, admin, editor, suspended } = world().acme;
  const { superUrl } = database();
  await ask(
    superUrl,
    `WITH back AS (INSERT INTO members (organization_id, id, user_id)
       SELECT $1, x.id, x.user_id FROM unnest($2::uuid[], $3::uuid[]) x(id, user_id)
       ON CONFLICT (organization_id, id) DO UPDATE SET status = 'active' RETURNING id)
     INSERT INTO member_roles (organization_id, member_id, role_id)
       SELECT $1, back.id, r.id FROM back, roles r WHERE r.organization_id = $1 AND r.slug = 'admin'
       ON CONFLICT DO NOTHING`,
    [id, [admin.memberId, editor.memberId], [admin.userId, editor.userId]],
  );
  await ask(superUrl, "DELETE FROM member_roles WHERE member_id = $1", [suspended.memberId]);
  const sessionId = newId<SessionId>();
  const session = `INSERT INTO sessions (id, user_id, expires_at)
    VALUES ($1, $2, now() + interval '1 hour')`;
  await ask(superUrl, session, [sessionId, editor.userId]);
  [one, other] = [admin, { ...editor, sessionId }];
});

/** Members who hold Admin, by themselves or through a role, and may come in. */
const adminsLeft = async (): Promise<string[]> => {
  const rows = await ask<{ id: string }>(
    database().superUrl,
    `WITH RECURSIVE held AS (
       SELECT m.id, mr.role_id FROM members m JOIN users u ON u.id = m.user_id AND u.status = 'active'
       JOIN member_roles mr ON mr.organization_id = m.organization_id AND mr.member_id = m.id
       WHERE m.organization_id = $1 AND m.status = 'active'
       UNION SELECT held.id, rr.contained_id FROM held JOIN role_roles rr
         ON rr.organization_id = $1 AND rr.role_id = held.role_id)
     SELECT DISTINCT held.id FROM held JOIN roles r
       ON r.organization_id = $1 AND r.id = held.role_id AND r.admin`,
    [world().acme.id],
  );
  return rows.map(({ id }) => id);
};

const patch = (who: MemberPrincipal, { memberId: id }: MemberPrincipal, attributes: object) =>
  askApi(who, `/users/${id}`, {
    method: "PATCH",
    body: { data: { type: "users", id, attributes } },
  });

const remove = (who: MemberPrincipal, { memberId: id }: MemberPrincipal) =>
  askApi(who, `/users/${id}`, { method: "DELETE" });

type Deed = (who: MemberPrincipal, whom: MemberPrincipal) => ReturnType<typeof askApi>;

const DEEDS: Readonly<Record<string, Deed>> = {
  "take Admin from each other": (who, whom) => patch(who, whom, { roles: [] }),
  "give each other a lesser role": (who, whom) => patch(who, whom, { roles: ["editor"] }),
  "suspend each other": (who, whom) => patch(who, whom, { status: "suspended" }),
  "remove each other": remove,
};

const REFUSALS = [401, 403, 404, 409];

describe("two Admins, and fifty requests at once", () => {
  test.each(Object.entries(DEEDS))("that %s: one remains", async (_what, deed) => {
    const [a, b] = pair();
    const requests = Array.from({ length: AT_ONCE }, (_, at) =>
      at % 2 === 0 ? deed(a, b) : deed(b, a),
    );
    const statuses = (await Promise.all(requests)).map(({ status }) => status);
    expect(statuses.filter((status) => status >= 300 && !REFUSALS.includes(status))).toEqual([]);
    expect(statuses.some((status) => status < 300)).toBe(true);
    expect(await adminsLeft()).toHaveLength(1);
  });

  test("in every way at once: one remains", async () => {
    const [a, b] = pair();
    const deeds = Object.values(DEEDS);
    const requests = Array.from({ length: AT_ONCE }, (_, at) => {
      const deed = deeds[Math.floor(at / 2) % deeds.length] ?? remove;
      return at % 2 === 0 ? deed(a, b) : deed(b, a);
    });
    await Promise.all(requests);
    expect(await adminsLeft()).toHaveLength(1);
  });

  test("each against themselves: both remain", async () => {
    const [a, b] = pair();
    const deeds = Object.values(DEEDS);
    const requests = Array.from({ length: AT_ONCE }, (_, at) => {
      const deed = deeds[Math.floor(at / 2) % deeds.length] ?? remove;
      return at % 2 === 0 ? deed(a, a) : deed(b, b);
    });
    const statuses = (await Promise.all(requests)).map(({ status }) => status);
    expect(statuses.filter((status) => status < 300)).toEqual([]);
    expect((await adminsLeft()).toSorted()).toEqual([a.memberId, b.memberId].toSorted());
  });
});
