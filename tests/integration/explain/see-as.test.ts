import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal, ViewPrincipal, ViewTarget } from "@/lib/access/principal.ts";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { listEntriesUseCase } from "@/lib/content/list-entries.ts";
import { saveDraft } from "@/lib/content/save-draft.ts";
import { listDomains } from "@/lib/domains/list-domains.ts";
import { beginSeeAs } from "@/lib/explain/begin-see-as.ts";
import { endSeeAs } from "@/lib/explain/end-see-as.ts";
import { Forbidden, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { listStaticTokens } from "@/lib/tokens/list-static-tokens.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

let post = "";

beforeAll(async () => {
  const data = postOf({ title: "Spring" });
  post = await seedEntry(world().acme.admin, { collection: "posts", data });
});

const as = (viewer: MemberPrincipal, target: ViewTarget): ViewPrincipal => ({
  ...{ kind: "view", organizationId: viewer.organizationId, viewer, target },
});

const asMember = (viewer: MemberPrincipal, { memberId, userId }: MemberPrincipal) =>
  as(viewer, { kind: "member", memberId, userId });

const POSTS = { collection: "posts" } as const;
const list = (principal: ViewPrincipal) =>
  runUseCase(listEntriesUseCase, POSTS, callerOf(principal));

const behind = (statement: string, values: unknown[]) =>
  ask(database().superUrl, statement, values);

describe("who looks as somebody else", () => {
  test("sees what they see, and nothing that they do not", async () => {
    const { admin, editor, nobody } = world().acme;
    expect(await list(asMember(admin, editor))).toHaveLength(1);
    await expect(list(asMember(admin, nobody))).rejects.toThrow(NotFound);
    const domains = runUseCase(listDomains, {}, callerOf(asMember(admin, editor)));
    await expect(domains).rejects.toThrow(NotFound);
    await expect(
      list(as(admin, { kind: "domain", domainId: world().acme.partner.domainId })),
    ).rejects.toThrow(Error);
  });

  test("sees as somebody suspended what would be theirs", async () => {
    const { admin, suspended } = world().acme;
    expect(await list(asMember(admin, suspended))).toHaveLength(1);
  });

  test("changes nothing, neither by a use case nor in the database", async () => {
    const { admin, editor, suspended } = world().acme;
    for (const other of [editor, suspended]) {
      const caller = callerOf(asMember(admin, other));
      const entry = await runUseCase(getEntryUseCase, { ...POSTS, id: post }, caller);
      const { slug, parentId, data } = entry;
      const input = { ...POSTS, id: post, revision: 1, slug, parentId, data };
      await expect(runUseCase(saveDraft, input, caller)).rejects.toThrow(Forbidden);
    }
    const options = { principal: asMember(admin, suspended), requestId: "test", mode: "write" };
    const write = openScope(
      { ...options, mode: "write" },
      ({ db }) => db.$executeRaw`UPDATE entries SET position = 7`,
    );
    await expect(write).rejects.toThrow(Forbidden);
  });

  test("sees nobody's tokens", async () => {
    const { admin, suspended } = world().acme;
    const tokens = runUseCase(listStaticTokens, {}, callerOf(asMember(admin, suspended)));
    await expect(tokens).rejects.toThrow(NotFound);
  });

  test("must be an active Admin of the same organization, each time", async () => {
    const { acme, globex } = world();
    const { nobody, editor, suspended } = acme;
    for (const viewer of [editor, suspended, globex.admin]) {
      await expect(list(asMember(viewer, editor))).rejects.toThrow(Unauthenticated);
    }
    const view = asMember(nobody, editor);
    await expect(list(view)).rejects.toThrow(Unauthenticated);
    await behind(
      `INSERT INTO member_roles (organization_id, member_id, role_id)
       SELECT organization_id, $1, id FROM roles WHERE organization_id = $2 AND slug = 'admin'`,
      [nobody.memberId, acme.id],
    );
    expect(await list(view)).toHaveLength(1);
    await behind("DELETE FROM member_roles WHERE member_id = $1", [nobody.memberId]);
    await expect(list(view)).rejects.toThrow(Unauthenticated);
  });

  test("must have a session that lives", async () => {
    const { admin, editor } = world().acme;
    const ended = { ...admin, sessionId: crypto.randomUUID() as typeof admin.sessionId };
    await expect(list(asMember(ended, editor))).rejects.toThrow(Unauthenticated);
  });

  test("looks as nobody of another organization, and as nobody who is not there", async () => {
    const { acme, globex } = world();
    const domainId = globex.partner.domainId;
    const roleId = crypto.randomUUID();
    for (const view of [
      asMember(acme.admin, globex.editor),
      asMember(acme.admin, { ...acme.editor, userId: acme.nobody.userId }),
      as(acme.admin, { kind: "domain", domainId }),
      as(acme.admin, { kind: "role", roleId }),
    ]) {
      await expect(list(view)).rejects.toThrow(Unauthenticated);
    }
  });
});

describe("beginning and ending", () => {
  const begin = (by: MemberPrincipal, input: object) => runUseCase(beginSeeAs, input, callerOf(by));

  test("are lines in the ledger", async () => {
    const { admin, editor, id } = world().acme;
    const target = { kind: "member", id: editor.memberId };
    const { looked, until } = await begin(admin, target);
    expect(looked).toEqual({
      ...{ kind: "member", target: editor.memberId, user: editor.userId, name: "editor" },
    });
    await runUseCase(endSeeAs, { ...target, name: "editor" }, callerOf(admin));
    const lines = await behind(
      `SELECT action, collection, subject_id::text AS subject, actor_id::text AS actor, detail
       FROM audit_events WHERE organization_id = $1 AND action LIKE 'see-as.%' ORDER BY action`,
      [id],
    );
    const line = { collection: "users", subject: editor.memberId, actor: admin.userId };
    expect(lines).toEqual([
      { action: "see-as.begin", ...line, detail: { until: until.toISOString() } },
      { action: "see-as.end", ...line, detail: {} },
    ]);
  });

  test("are for Admins, and for those who are there", async () => {
    const { acme, globex } = world();
    const target = { kind: "member", id: acme.nobody.memberId };
    await expect(begin(acme.editor, target)).rejects.toThrow(NotFound);
    await expect(begin(acme.suspended, target)).rejects.toThrow(Unauthenticated);
    await expect(begin(globex.admin, target)).rejects.toThrow(NotFound);
  });
});
