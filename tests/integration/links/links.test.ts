import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import { listDraftEntries } from "@/lib/content/resource/list-entry-resources.ts";
import { getDraftEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { openLinkDoor } from "@/lib/doors/link/open-link-door.ts";
import { showLinkDoor } from "@/lib/doors/link/show-link-door.ts";
import { findLink } from "@/lib/gates/link/link-gate.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { readFile } from "@/lib/media/delivery/read-file.ts";
import { Forbidden, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { createPreviewLink } from "@/lib/links/create-preview-link.ts";
import { createShareLink } from "@/lib/links/create-share-link.ts";
import { listLinks } from "@/lib/links/list-links.ts";
import { openLink } from "@/lib/links/open-link.ts";
import { revokeLink } from "@/lib/links/revoke-link.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { hostOf, stampedRequest, type ApiAsking } from "../../support/api/stamped-request.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { proofFor } from "../../support/guests/proofs.ts";
import { holdPermissions, type GivenPermission } from "../../support/hold-permissions.ts";
import { useKitchen } from "../../support/recipes.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const kitchen = useKitchen(database, world);

type Made = { readonly id: string };
let soup: Made;
let stew: Made;
let cook: Made;

/** What everybody may read of cooks where a site is public: their names, but for those of nowhere. */
const COOKS = {
  ...{ collection: "cooks", action: "read", fields: ["name", "slug"] },
  rule: { town: { _neq: "Nowhere" } },
};

/** Gives every visitor of Acme's website a permission. */
async function letEverybody(permission: object): Promise<void> {
  const { admin } = world().acme;
  const policy = { name: "Cooks", permissions: [permission], confirmed: true };
  const { id } = await runUseCase(createPolicy, policy, callerOf(admin));
  const { roles } = await runUseCase(listRoles, {}, callerOf(admin));
  const role = roles.find(({ slug }) => slug === "public");
  if (role === undefined) throw new Error("There is no role for everybody.");
  const policies = [...role.policies.map((one) => one.id), id];
  await runUseCase(updateRole, { id: role.id, policies, confirmed: true }, callerOf(admin));
}

const add = async (collection: string, attributes: object, relationships: object = {}) => {
  const document = { type: collection, id: null, attributes, relationships };
  const input = { collection, document };
  return (await runUseCase(createEntryResource, input, callerOf(world().acme.admin))).item;
};

beforeAll(async () => {
  await letEverybody(COOKS);
  cook = await add("cooks", {
    ...{ name: "Ada the cook", town: "Here", slug: "ada", status: "published" },
  });
  const by = { cook: { type: "cooks", id: cook.id } };
  const words = { story: "A story", secret: "hidden-only" };
  soup = await add("dishes", { title: "Our soup", slug: "soup", ...words }, by);
  stew = await add("dishes", { title: "Our stew", slug: "stew", status: "published", ...words });
});

const judging = () => ({ secret: process.env["GATEHOUSE_SECRET"] ?? "", now: Date.now() });
const tokenOf = (address: string) => new URL(address).pathname.slice("/link/".length);

const preview = (entry: Made, by: MemberPrincipal = world().acme.admin, minutes = 60) =>
  runUseCase(createPreviewLink, { collection: "dishes", entry: entry.id, minutes }, callerOf(by));

const share = (entry: Made, more: object = {}, by: MemberPrincipal = world().acme.admin) =>
  runUseCase(
    createShareLink,
    { collection: "dishes", entry: entry.id, minutes: 60, ...more },
    callerOf(by),
  );

const requestTo = (address: string, asking: Partial<ApiAsking> = {}, at = world().acme) =>
  stampedRequest({
    path: new URL(address).pathname,
    ...{ host: hostOf(at.slug), surface: "link", organizationId: at.id },
    ...asking,
  });

const show = async (address: string, asking: Partial<ApiAsking> = {}, at?: Organization) =>
  showLinkDoor(await requestTo(address, asking, at));

const JSON_FORM = { accept: "application/json" };

const open = async (address: string, said: Record<string, string> = {}, more: object = {}) => {
  const origin = `http://${hostOf("acme")}`;
  const type = "application/x-www-form-urlencoded";
  const headers = { origin, "content-type": type, ...more };
  const body = new URLSearchParams(said).toString();
  return openLinkDoor(await requestTo(address, { method: "POST", headers, body }));
};

const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";

const principalOf = async (address: string, { id } = world().acme) =>
  (await findLink(tokenOf(address), id, judging()))?.principal ?? null;

const give = (member: MemberPrincipal, permissions: readonly GivenPermission[]) =>
  holdPermissions(database(), member, permissions);

const behind = (sql: string, values: unknown[]) => ask(database().superUrl, sql, values);

describe("a preview link", () => {
  test("shows its draft as a page, with what stands beside it, whatever the level", async () => {
    const { address } = await preview(soup);
    const response = await show(address);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain("Our soup");
    expect(html).toContain("Ada the cook");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("referrer-policy")).toBe("strict-origin");
    expect(response.headers.get("x-robots-tag")).toContain("noindex");
  });

  test("is no way to anything else, by whichever use case", async () => {
    const principal = await principalOf((await preview(soup)).address);
    if (principal === null) throw new Error("The link is not there.");
    const caller = callerOf(principal);
    const question = { include: null, fields: {} };
    const other = { collection: "dishes", id: stew.id, question };
    await expect(runUseCase(getDraftEntry, other, caller)).rejects.toBeInstanceOf(NotFound);
    const list = await runUseCase(
      listDraftEntries,
      {
        collection: "dishes",
        question: { ...question, filter: null, sort: null, size: null, after: null, before: null },
      },
      caller,
    );
    expect(list.items.map(({ id }) => id)).toEqual([soup.id]);
    const writing = openScope(
      { principal, requestId: "test", mode: "write" },
      ({ db }) => db.$executeRaw`UPDATE entry_links SET uses = 9`,
    );
    await expect(writing).rejects.toThrow();
  });

  test("shows the public files that its entry names, and no other: who may write it may not see them all", async () => {
    const { id: organizationId } = world().acme;
    const [shown, secret, other] = [newId(), newId(), newId()];
    for (const [asset, visibility] of [
      ...([
        [shown, "public"],
        [secret, "private"],
        [other, "public"],
      ] as const),
    ]) {
      await behind(
        `INSERT INTO assets (organization_id, id, filename, media_type, size, digest, visibility)
         VALUES ($1, $2, 'x.txt', 'text/plain', 0, $3, $4::asset_visibility)`,
        [organizationId, asset, "0".repeat(64), visibility],
      );
    }
    for (const asset of [shown, secret]) {
      await behind(
        `INSERT INTO asset_uses (organization_id, asset_id, entry_id, published)
         VALUES ($1, $2, $3, false)`,
        [organizationId, asset, soup.id],
      );
    }
    const { helper } = kitchen();
    await give(helper, [{ collection: "dishes", action: "read-draft" }]);
    const ofHelper = await principalOf((await preview(soup, helper)).address);
    const ofAdmin = await principalOf((await preview(soup)).address);
    if (ofHelper === null || ofAdmin === null) throw new Error("The links are not there.");
    const sees = async (principal: Principal, id: string) => {
      const reading = runUseCase(readFile, { id }, callerOf(principal));
      return reading.then(
        () => true,
        (error: unknown) => !(error instanceof NotFound),
      );
    };
    const all = [shown, secret, other];
    const seenBy = (who: Principal) => Promise.all(all.map((id) => sees(who, id)));
    expect(await seenBy(ofHelper)).toEqual([true, false, false]);
    expect(await seenBy(ofAdmin)).toEqual([true, false, false]);
  });

  test("shows of what its entry refers to what every visitor could see, whoever made it", async () => {
    const { admin } = world().acme;
    const { helper } = kitchen();
    const secret = await add("cooks", {
      ...{ name: "Nemo of nowhere", town: "Nowhere", slug: "nemo", status: "published" },
    });
    const draft = await add("cooks", { name: "Dora the draft", slug: "dora" });
    const named = [secret, draft, cook].map(({ id }) => ({ type: "cooks", id }));
    const feast = await add("dishes", { title: "Our feast", slug: "feast" }, { helpers: named });
    await give(helper, [{ collection: "dishes", action: "read-draft" }]);
    for (const [who, names] of [
      [admin, ["Ada the cook"]],
      [helper, []],
    ] as const) {
      const { address } = await preview(feast, who);
      const html = await (await show(address)).text();
      const seen = ["Ada the cook", "Nemo", "Dora"].filter((name) => html.includes(name));
      expect(seen).toEqual(names);
      const entry = await (await show(address, { headers: JSON_FORM })).text();
      expect(entry).not.toContain(secret.id);
    }
  });

  test("is nothing on the other organization's host, and nothing when forged", async () => {
    const { address } = await preview(soup);
    expect(await principalOf(address, world().globex)).toBeNull();
    expect((await show(address, {}, world().globex)).status).toBe(404);
    const forged = address.replace(/\.(.)/g, (_, letter: string) => (letter === "A" ? ".B" : ".A"));
    expect(await principalOf(forged)).toBeNull();
  });

  test("ends by itself, when it is revoked, and with its entry in the bin", async () => {
    const made = await preview(soup);
    const set = (how: string) => behind(`UPDATE entry_links SET ${how} WHERE id = $1`, [made.id]);
    await set("expires_at = now() - interval '1 second'");
    expect((await show(made.address)).status).toBe(404);
    await set("expires_at = now() + interval '1 hour'");
    expect((await show(made.address)).status).toBe(200);
    await behind("UPDATE entries SET deleted_at = now() WHERE id = $1", [soup.id]);
    expect((await show(made.address)).status).toBe(404);
    await behind("UPDATE entries SET deleted_at = NULL WHERE id = $1", [soup.id]);
    await runUseCase(revokeLink, { id: made.id }, callerOf(world().acme.admin));
    const ended = await show(made.address);
    expect(ended.status).toBe(404);
    expect(await ended.text()).toContain("This link has ended");
  });

  test("opens what its maker may read now, and ends with them", async () => {
    const { helper } = kitchen();
    const read = { collection: "dishes", action: "read-draft" };
    await give(helper, [read]);
    const made = await preview(soup, helper);
    const held = await principalOf(made.address);
    expect(await (await show(made.address)).text()).toContain("hidden-only");
    await give(helper, [{ ...read, fields: ["title", "story"] }]);
    const less = await (await show(made.address)).text();
    expect(less).toContain("A story");
    expect(less).not.toContain("hidden-only");
    await give(helper, [{ ...read, rule: { title: { _eq: "Our stew" } } }]);
    expect((await show(made.address)).status).toBe(404);
    await give(helper, []);
    expect((await show(made.address)).status).toBe(404);
    await give(helper, [read]);
    await behind("UPDATE members SET status = 'suspended' WHERE id = $1", [helper.memberId]);
    expect((await show(made.address)).status).toBe(404);
    if (held === null) throw new Error("The link is not there.");
    const look = openScope({ principal: held, requestId: "test", mode: "read" }, () =>
      Promise.resolve("inside"),
    );
    await expect(look).rejects.toBeInstanceOf(Unauthenticated);
    await behind("UPDATE members SET status = 'active' WHERE id = $1", [helper.memberId]);
  });

  test("is made by whoever may read the draft, and by no token", async () => {
    const { nobody } = world().acme;
    await expect(preview(soup, nobody)).rejects.toBeInstanceOf(NotFound);
    await expect(preview(soup, world().globex.admin)).rejects.toBeInstanceOf(NotFound);
    const { kind: _, sessionId: __, ...person } = world().acme.admin;
    const token = { ...person, kind: "token", tokenId: "abcdefghijkl", scopes: ["*"] } as const;
    await behind(
      `INSERT INTO static_tokens (organization_id, id, member_id, name, digest, scopes)
       VALUES ($1, 'abcdefghijkl', $2, 'All', '', '{*}')`,
      [person.organizationId, person.memberId],
    );
    const input = { collection: "dishes", entry: soup.id, minutes: 60 };
    const making = runUseCase(createPreviewLink, input, callerOf(token));
    await expect(making).rejects.toBeInstanceOf(NotFound);
  });
});

describe("a share link", () => {
  test("shows what its owner may read and no more, as a page and as JSON", async () => {
    const { helper } = kitchen();
    const fields = ["title", "story", "slug"];
    await give(helper, [
      { collection: "dishes", action: "read", fields },
      { collection: "dishes", action: "share" },
    ]);
    const { address } = await share(stew, {}, helper);
    const entry = (await (await show(address, { headers: JSON_FORM })).json()) as object;
    expect(entry).toMatchObject({ id: stew.id, title: "Our stew", story: "A story" });
    expect(JSON.stringify(entry)).not.toContain("hidden-only");
    const entrance = await show(address);
    expect(await entrance.text()).not.toContain("A story");
    const opened = await open(address);
    expect(opened.status).toBe(303);
    const page = await show(address, { headers: { cookie: cookieOf(opened) } });
    expect(await page.text()).toContain("A story");
  });

  test("takes the right to share, when it is made and whenever it is opened", async () => {
    const { helper } = kitchen();
    const read = { collection: "dishes", action: "read" };
    await give(helper, [read]);
    await expect(share(stew, {}, helper)).rejects.toBeInstanceOf(Forbidden);
    await give(helper, [read, { collection: "dishes", action: "share" }]);
    const { address } = await share(stew, {}, helper);
    expect((await show(address, { headers: JSON_FORM })).status).toBe(200);
    const rule = { title: { _eq: "Our soup" } };
    await give(helper, [read, { collection: "dishes", action: "share", rule }]);
    expect((await show(address, { headers: JSON_FORM })).status).toBe(404);
    await give(helper, [read]);
    expect((await show(address, { headers: JSON_FORM })).status).toBe(404);
  });

  test("is opened once by one of fifty who come at once for its last use", async () => {
    const made = await share(stew, { mostUses: 1 });
    const cookie = cookieOf(await open((await share(stew)).address));
    const system = {
      kind: "system",
      organizationId: world().acme.id,
      purpose: "link-entry",
    } as const;
    const input = { id: made.id, purpose: "share", origin: "test" };
    const opening = () => runUseCase(openLink, input, callerOf(system));
    const answers = await Promise.all(Array.from({ length: 50 }, opening));
    expect(answers.filter(({ opened }) => opened)).toHaveLength(1);
    expect((await open(made.address)).status).toBe(404);
    expect((await show(made.address, { headers: { cookie } })).status).toBe(404);
    expect((await show(made.address, { headers: JSON_FORM })).status).toBe(404);
  });

  test("takes its password with some work, and says no more than that it was wrong", async () => {
    const { address, id } = await share(stew, { password: "the words for it" });
    const place = { organizationId: world().acme.id, route: "link.open" } as const;
    const proof = () => proofFor(judging(), place);
    const wrong = await open(address, { password: "something else", proof: await proof() });
    expect(wrong.status).toBe(403);
    const idle = await open(address, { password: "the words for it", proof: "" });
    expect(idle.status).toBe(403);
    expect((await show(address, { headers: JSON_FORM })).status).toBe(401);
    const spent = await proof();
    const opened = await open(address, { password: "the words for it", proof: spent });
    expect(opened.status).toBe(303);
    expect((await open(address, { password: "the words for it", proof: spent })).status).toBe(403);
    const [row] = await behind("SELECT uses, password_hash FROM entry_links WHERE id = $1", [id]);
    expect(row).toMatchObject({ uses: 1 });
    expect(JSON.stringify(row)).not.toContain("the words");
  });

  test("is not opened from another page", async () => {
    const { address } = await share(stew);
    const origin = `http://${hostOf("globex")}`;
    expect((await open(address, {}, { origin })).status).toBe(404);
  });
});

describe("the list of links", () => {
  test("is one's own, everybody's for an Admin, and tells an address to its maker alone", async () => {
    const { helper } = kitchen();
    const { admin, nobody } = world().acme;
    await give(helper, [{ collection: "dishes", action: "read-draft" }]);
    const mine = await preview(soup, helper);
    const linksOf = async (who: MemberPrincipal) =>
      (await runUseCase(listLinks, {}, callerOf(who))).links;
    const [own] = await linksOf(helper);
    expect(own).toMatchObject({ id: mine.id, address: mine.address, title: "Our soup" });
    const seen = (await linksOf(admin)).find(({ id }) => id === mine.id);
    expect(seen).toMatchObject({ address: null, isMine: false, memberName: helper.name });
    expect(await linksOf(nobody)).toEqual([]);
    expect(await linksOf(world().globex.admin)).toEqual([]);
    const foreign = runUseCase(revokeLink, { id: mine.id }, callerOf(world().globex.admin));
    await expect(foreign).rejects.toBeInstanceOf(NotFound);
  });

  test("is in the API: made, told, revoked", async () => {
    const { admin, nobody, partner } = world().acme;
    const attributes = { purpose: "share", collection: "dishes", entry: stew.id, minutes: 60 };
    const body = { data: { type: "links", attributes: { ...attributes, mostUses: 2 } } };
    const made = await askApi(admin, "/links", { body });
    expect(made.status).toBe(201);
    expect(made.body.data.attributes).toMatchObject({ uses: 0, mostUses: 2, hasPassword: false });
    expect(made.body.data.attributes["address"]).toMatch(/^http:\/\/acme\.localhost:3000\/link\//);
    const path = `/links/${made.body.data.id}`;
    expect((await askApi(nobody, path)).status).toBe(404);
    expect((await askApi(partner, path)).status).toBe(404);
    expect((await askApi(world().globex.admin, path)).status).toBe(404);
    expect((await askApi(admin, path, { method: "DELETE" })).status).toBe(204);
    expect((await askApi(admin, path)).status).toBe(404);
  });
});
