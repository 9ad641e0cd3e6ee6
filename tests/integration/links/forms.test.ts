import { beforeAll, describe, expect, test } from "vitest";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { submitDoor } from "@/lib/doors/submission/submit-door.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { ConfirmationRequired, NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { checkSending } from "@/lib/forms/check-sending.ts";
import { openForm } from "@/lib/forms/open-form.ts";
import { readFormState } from "@/lib/forms/read-form-state.ts";
import { readSiteForm } from "@/lib/forms/read-site-form.ts";
import { submitForm } from "@/lib/forms/submit-form.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { hostOf, stampedRequest } from "../../support/api/stamped-request.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { proofFor } from "../../support/guests/proofs.ts";
import { system } from "../../support/shop.ts";
import {
  callerOf,
  setLevel,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const behind = (sql: string, values: unknown[]) => ask(database().superUrl, sql, values);

const field = (name: string, kind: string, more: object = {}) => ({
  ...{ id: newId(), name, label: name, kind },
  ...more,
});

/** Messages: three fields to fill in, one that the permission fills in, one for the house alone. */
async function openForms({ id }: Organization) {
  const fields = [
    field("name", "text", { required: true, max: 40 }),
    field("email", "email", { required: true, unique: true }),
    field("message", "long-text"),
    field("source", "text"),
    field("note", "text"),
  ];
  const collection = { slug: "messages", name: "Messages", publishes: true, fields };
  await runUseCase(createCollection, collection, system(id, "provisioning"));
  const policyId = newId();
  await behind("INSERT INTO policies (organization_id, id, name) VALUES ($1, $2, 'Forms')", [
    ...[id, policyId],
  ]);
  const ids = new Map(fields.map(({ name, id: fieldId }) => [name, fieldId]));
  const named = ["name", "email", "message", "source"].map((name) => ids.get(name));
  await behind(
    `INSERT INTO permissions (organization_id, id, policy_id, collection, action, fields, presets)
     VALUES ($1, gen_random_uuid(), $2, 'messages', 'create', $3, $4)`,
    [
      ...[id, policyId, JSON.stringify(named)],
      JSON.stringify({ [ids.get("source") ?? ""]: "the website" }),
    ],
  );
  await behind(
    `INSERT INTO role_policies (organization_id, role_id, policy_id)
     SELECT organization_id, id, $2 FROM roles
     WHERE organization_id = $1 AND slug = 'public' AND system`,
    [id, policyId],
  );
}

beforeAll(async () => {
  for (const organization of [world().acme, world().globex]) {
    await openForms(organization);
    await setLevel(database().superUrl, organization, "public");
  }
});

const judging = (now = Date.now()) => ({ secret: process.env["GATEHOUSE_SECRET"] ?? "", now });

/** A proof that was begun so many seconds ago. */
const proof = (seconds = 10, at: Organization = world().acme, collection = "messages") =>
  proofFor(judging(Date.now() - seconds * 1000), {
    organizationId: at.id,
    route: `form.${collection}`,
  });

type Sending = {
  readonly values?: Record<string, string>;
  readonly own?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly to?: Organization;
  readonly address?: string;
};

async function send({ values = {}, own = {}, headers = {}, to, address }: Sending = {}) {
  const at = to ?? world().acme;
  const given = { name: "Ann", email: `${newId()}@example.com`, message: "Hello", ...values };
  const fields = Object.entries(given).map(([name, value]) => [`f.${name}`, value]);
  const sent = { proof: own["proof"] ?? (await proof()), page: "/contact", ...own };
  const body = new URLSearchParams([...fields, ...Object.entries(sent)] as string[][]).toString();
  const request = await stampedRequest({
    ...{ path: "/form/messages", method: "POST", surface: "form", host: hostOf(at.slug), body },
    ...(address === undefined ? {} : { address }),
    organizationId: at.id,
    headers: {
      ...{ origin: `http://${hostOf(at.slug)}` },
      ...{ "content-type": "application/x-www-form-urlencoded", ...headers },
    },
  });
  return submitDoor(request, "messages");
}

const kept = async ({ id }: Organization) =>
  behind(
    `SELECT e.draft, e.published, e.created_by FROM entries e JOIN collections c
       ON c.organization_id = e.organization_id AND c.id = e.collection_id AND c.slug = 'messages'
     WHERE e.organization_id = $1`,
    [id],
  );

describe("a form of the website", () => {
  test("keeps what a visitor sends, with what the permission fills in, as a draft", async () => {
    const email = `${newId()}@example.com`;
    const response = await send({ values: { email } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Thank you");
    const entries = (await kept(world().acme)).map((entry) => JSON.stringify(entry));
    const [mine] = entries.filter((entry) => entry.includes(email));
    expect(mine).toContain("the website");
    expect(mine).toContain('"published":null');
    const list = await askApi(world().acme.admin, "/drafts/messages");
    expect(list.body.data.some(({ attributes }) => attributes["email"] === email)).toBe(true);
    expect((await askApi(world().acme.visitor, "/drafts/messages")).status).toBe(404);
    expect((await askApi(world().acme.visitor, "/content/messages")).status).toBe(404);
    expect(await kept(world().globex)).toEqual([]);
  });

  test.each([
    ["a field that is filled in by itself", { source: "me" }],
    ["a field of the house", { note: "hidden-only" }],
    ["the status", { status: "published" }],
    ["nothing where something is required", { name: "" }],
    ["what is no address", { email: "not one" }],
    ["more than the field takes", { name: "x".repeat(41) }],
  ])("does not take %s, and keeps what was typed", async (_what, values) => {
    const before = await kept(world().acme);
    const response = await send({ values: { message: "My <words>", ...values } });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain("My &lt;words&gt;");
    expect(await kept(world().acme)).toEqual(before);
  });

  test("names the fields that are wrong, with a link to each", async () => {
    const html = await (await send({ values: { name: "", email: "no" } })).text();
    expect(html).toContain('href="#form-name"');
    expect(html).toContain('aria-describedby="form-email-problem"');
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
  });

  test("takes some work, once, made for it and not in no time", async () => {
    const spent = await proof();
    expect((await send({ own: { proof: spent } })).status).toBe(200);
    const before = await kept(world().acme);
    const proofs = [
      ...[spent, "", await proof(0), await proof(301)],
      ...[await proof(10, world().globex), await proof(10, world().acme, "posts")],
    ];
    for (const one of proofs) expect((await send({ own: { proof: one } })).status).toBe(403);
    expect(await kept(world().acme)).toEqual(before);
  });

  test("of fifty that come with the same work, one is taken", async () => {
    const spent = await proof();
    const check = () =>
      checkSending({
        ...{ collection: "messages", organizationId: world().acme.id },
        ...{ judging: judging(), proof: spent },
      });
    const taken = await Promise.allSettled(Array.from({ length: 50 }, check));
    expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("thanks whoever falls into the trap, or sends what is somebody else's, and keeps nothing", async () => {
    const email = `${newId()}@example.com`;
    await send({ values: { email } });
    const before = await kept(world().acme);
    const trapped = await send({ own: { homepage: "https://spam.example" } });
    const twin = await send({ values: { email, name: "Somebody else" } });
    for (const response of [trapped, twin]) {
      expect(response.status).toBe(200);
      const html = await response.text();
      expect(html).toContain("Thank you");
      expect(html).not.toContain(email);
    }
    expect(await kept(world().acme)).toEqual(before);
  });

  test("waits where one address sends much", async () => {
    const address = "203.0.113.7";
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await send({ address })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  test("counts for its organization's day only what was worked for", async () => {
    const day = "SELECT sum(points)::int AS points FROM rate_limits WHERE key LIKE 'form-day:%'";
    const before = await behind(day, []);
    expect((await send({ own: { proof: "" } })).status).toBe(403);
    expect((await send({ own: { homepage: "https://spam.example" } })).status).toBe(200);
    expect(await behind(day, [])).toEqual(before);
    expect((await send()).status).toBe(200);
    expect(await behind(day, [])).not.toEqual(before);
  });

  test.each([
    ["another page", { headers: { origin: "http://globex.localhost:3000" } }],
    ["something it does not have", { own: { admin: "1" } }],
    ["a program's form", { headers: { "content-type": "application/json" } }],
    ["what lets one in", { headers: { "x-gatehouse-bypass": "anything" } }],
  ])("refuses %s", async (_what, sending) => {
    const before = await kept(world().acme);
    expect((await send(sending)).status).toBe(404);
    expect(await kept(world().acme)).toEqual(before);
  });

  test("is there on a public site alone, for visitors alone, where Public may create", async () => {
    const { acme } = world();
    const submitter = { kind: "submitter", organizationId: acme.id } as const;
    const asking = (principal: Parameters<typeof callerOf>[0], collection = "messages") =>
      runUseCase(readSiteForm, { collection }, callerOf(principal));
    const { form } = await asking(submitter);
    expect(form.fields.map(({ name }) => name)).toEqual(["name", "email", "message"]);
    await expect(asking(submitter, "posts")).rejects.toBeInstanceOf(NotFound);
    await expect(asking(acme.visitor)).rejects.toBeInstanceOf(NotFound);
    await expect(asking(acme.admin)).rejects.toBeInstanceOf(NotFound);
    const values = { name: ["Ann"], email: ["ann@example.com"] };
    const sending = runUseCase(
      submitForm,
      { collection: "messages", values },
      callerOf(acme.admin),
    );
    await expect(sending).rejects.toBeInstanceOf(NotFound);
    for (const level of ["password", "private"]) {
      await setLevel(database().superUrl, acme, level);
      const before = await kept(acme);
      expect((await send()).status).toBe(404);
      expect(await kept(acme)).toEqual(before);
    }
    await setLevel(database().superUrl, acme, "public");
  });
});

describe("letting everybody send", () => {
  test("takes a word of confirmation and both rights, and is one deed", async () => {
    const { globex } = world();
    const fields = [field("title", "text", { required: true }), field("picture", "image")];
    const votes = { slug: "votes", name: "Votes", publishes: true, fields };
    await runUseCase(createCollection, votes, system(globex.id, "provisioning"));
    const state = () => runUseCase(readFormState, { collection: "votes" }, callerOf(globex.admin));
    expect(await state()).toMatchObject({ isOpen: false, fields: [{ name: "title" }] });
    const opening = (who: MemberPrincipal, confirmed: boolean) =>
      openForm({ collection: "votes", confirmed }, callerOf(who));
    await expect(opening(globex.editor, true)).rejects.toBeInstanceOf(NotFound);
    await expect(opening(globex.admin, false)).rejects.toBeInstanceOf(ConfirmationRequired);
    const policies = () => behind("SELECT 1 FROM policies WHERE name = 'Form: votes'", []);
    expect(await policies()).toEqual([]);
    await opening(globex.admin, true);
    expect(await state()).toMatchObject({ isOpen: true, isRead: false });
    const submitter = { kind: "submitter", organizationId: globex.id } as const;
    const values = { title: ["Yes"] };
    const input = { collection: "votes", values };
    expect(await runUseCase(submitForm, input, callerOf(submitter))).toHaveProperty("id");
    const ours = { kind: "submitter", organizationId: world().acme.id } as const;
    await expect(runUseCase(submitForm, input, callerOf(ours))).rejects.toBeInstanceOf(NotFound);
  });
});
