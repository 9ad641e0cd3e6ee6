import { expect, test } from "vitest";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const post = (title: string) => ({ data: { type: "posts", attributes: { title } } });
const send = (key: string, body: unknown, who = world().acme.admin) =>
  askApi(who, "/content/posts", { body, headers: { "Idempotency-Key": key } });

const countOf = async (slug: string) => {
  const rows = await ask(database().superUrl, "SELECT 1 FROM entries WHERE slug = $1", [slug]);
  return rows.length;
};

test("fifty at once do the deed once, and all hear the same", async () => {
  const told = await Promise.all(Array.from({ length: 50 }, () => send("fifty", post("Fifty"))));
  const answered = told.filter(({ status }) => status === 201);
  // Who waited too long for the first may hear «later» (503), and is never told something else.
  const others = told.filter(({ status }) => status !== 201).map(({ status }) => status);
  expect(others.filter((status) => status !== 503)).toEqual([]);
  expect(answered.length).toBeGreaterThan(1);
  expect(new Set(answered.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(await countOf("fifty")).toBe(1);
  const lines = await ask(
    database().superUrl,
    "SELECT 1 FROM audit_events WHERE summary LIKE '%«Fifty»%'",
  );
  expect(lines).toHaveLength(1);
});

test("a replay tells the same again, address and all, and changes nothing", async () => {
  const first = await send("again", post("Again"));
  const second = await send("again", post("Again"));
  expect([second.status, second.body]).toEqual([201, first.body]);
  expect(second.headers.get("location")).toBe(first.headers.get("location"));
  expect(await countOf("again")).toBe(1);
});

test("a key stands for one request, of one caller, of one organization", async () => {
  const { acme, globex } = world();
  await send("shared", post("Mine"));
  const other = await send("shared", post("Other"));
  expect([other.status, other.body.errors[0]?.code]).toEqual([422, "idempotency-key-reused"]);
  expect(await countOf("other")).toBe(0);
  expect((await send("shared", post("Of the editor"), acme.editor)).status).toBe(201);
  expect((await send("shared", post("Mine"), globex.admin)).status).toBe(201);
  expect(await countOf("mine")).toBe(2);
});

test("a deed that failed may be tried again under its key", async () => {
  expect((await send("failing", post("x".repeat(501)))).status).toBe(422);
  const body = { data: { type: "posts", attributes: { title: "Taken", slug: "again" } } };
  expect((await send("failing", body)).status).toBe(409);
  expect((await send("failing", post("Works"))).status).toBe(201);
});

test("a key lives for a day", async () => {
  await send("old", post("Old"));
  await ask(
    database().superUrl,
    "UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = 'old'",
  );
  expect((await send("old", post("New"))).status).toBe(201);
});

test("an answer of then is told to nobody who lost the right to ask", async () => {
  const { editor, nobody } = world().acme;
  await send("right", post("Right"), editor);
  await ask(database().superUrl, "DELETE FROM member_roles WHERE member_id = $1", [
    editor.memberId,
  ]);
  expect((await send("right", post("Right"), editor)).status).toBe(404);
  expect((await send("right", post("Right"), nobody)).status).toBe(404);
});

test("a key is a word", async () => {
  for (const key of ["", '""', "a b", "x".repeat(256)]) {
    const told = await send(key, post("Keyless"));
    expect([key, told.status]).toEqual([key, 400]);
    expect(told.body.errors[0]?.source).toEqual({ header: "Idempotency-Key" });
  }
  expect((await send('"quoted"', post("Quoted"))).status).toBe(201);
  expect((await send("quoted", post("Quoted"))).status).toBe(201);
  expect(await countOf("quoted")).toBe(1);
});
