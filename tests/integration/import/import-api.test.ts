import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { lineModel } from "@/lib/import/imports/line-model.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { send } from "../../support/media-uploads.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";
import { importsIn } from "./imports-world.ts";

const directory = mkdtempSync(path.join(tmpdir(), "gatehouse-import-"));
process.env["MEDIA_DIRECTORY"] = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const database = useDatabase();
const world = useTwoOrganizations(database);
const imports = importsIn(database);

const TABLE = "id;title\n1;One\n2;\n";
const mappingInto = (collection: string) => ({
  ways: { row: { collection, fields: { title: "title" }, key: "id" } },
  ...{ publish: "published", conflicts: "rename", files: false },
});

const write = (who: MemberPrincipal, at: string, method: string, data: object) =>
  askApi(who, at, { method, body: { data: { type: "imports", ...data } } });
const post = (who: MemberPrincipal, at: string) => askApi(who, at, { method: "POST" });

/** @returns the answer to what was begun with a file that was sent before. */
async function begun(who: MemberPrincipal) {
  const bytes = new TextEncoder().encode(TABLE);
  const { id: upload } = await send(who, bytes, { filename: "table.csv", purpose: "import" });
  return { upload, answer: await write(who, "/imports", "POST", { attributes: { upload } }) };
}

test("a program sends a file, says where it goes, steers the import and reads its report", async () => {
  const { admin } = world().acme;
  const { upload, answer } = await begun(admin);
  expect(answer.status).toBe(201);
  expect(answer.body.data.attributes).toMatchObject({ name: "table.csv", step: "reading" });
  const again = await write(admin, "/imports", "POST", { attributes: { upload } });
  expect(again.status).toBe(404);
  const { id } = answer.body.data;
  const at = `/imports/${id}`;
  await imports.work();
  expect(existsSync(path.join(directory, "staging", admin.organizationId, upload))).toBe(false);
  const read = await askApi(admin, at);
  expect(read.body.data.attributes).toMatchObject({ step: "mapping", kind: "csv", mapping: null });
  const wrong = await write(admin, at, "PATCH", { id, attributes: { mapping: mappingInto("x") } });
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors.map(({ source }) => source?.pointer)).toEqual([
    "/data/attributes/mapping/ways/row/collection",
  ]);
  const mapping = mappingInto("posts");
  expect((await write(admin, at, "PATCH", { id, attributes: { mapping } })).status).toBe(200);
  expect((await post(admin, `${at}/start`)).status).toBe(409);
  await imports.work();
  expect((await post(admin, `${at}/start`)).status).toBe(200);
  await imports.work();
  const told = await askApi(admin, at);
  expect(told.body.data.attributes).toMatchObject({
    ...{ step: "done", done: 2, total: 2, mapping },
    counts: { created: 1, refused: 1 },
  });
  const lines = await askApi(admin, `/import-lines?filter[import]=${id}&filter[outcome]=refused`);
  expect(lines.body.data.map(({ attributes }) => attributes)).toMatchObject([
    { number: 2, kind: "row", notes: [expect.stringContaining("title")], entry: null },
  ]);
  const [line] = lines.body.data;
  expect((await askApi(admin, `/import-lines/${line?.id ?? ""}`)).status).toBe(200);
  expect((await post(admin, `${at}/undo`)).status).toBe(200);
  await imports.work();
  expect((await askApi(admin, at)).body.data.attributes).toMatchObject({ step: "undone" });
});

test("nobody else finds it: another member, the other organization, or a deed that is none", async () => {
  const { acme, globex } = world();
  const { answer } = await begun(acme.editor);
  const { id } = answer.body.data;
  await imports.work();
  const mapping = mappingInto("posts");
  for (const who of [acme.nobody, globex.admin, globex.editor]) {
    const asked = await Promise.all([
      askApi(who, `/imports/${id}`),
      write(who, `/imports/${id}`, "PATCH", { id, attributes: { mapping } }),
      ...["start", "pause", "resume", "cancel", "undo", "retry-files"].map((deed) =>
        post(who, `/imports/${id}/${deed}`),
      ),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 404));
    for (const list of ["/imports", `/import-lines?filter[import]=${id}`]) {
      expect((await askApi(who, list)).body.data).toEqual([]);
    }
  }
  expect((await post(acme.editor, `/imports/${id}/burn`)).status).toBe(404);
  expect((await askApi(acme.admin, "/imports")).body.data.map((one) => one.id)).toContain(id);
  const stolen = await write(globex.admin, "/imports", "POST", { attributes: { upload: newId() } });
  expect(stolen.status).toBe(404);
});

test("lines are found by their id and walked in their order, however many imports there are", async () => {
  const { id } = world().acme;
  const { superUrl } = database();
  await ask(
    superUrl,
    `INSERT INTO import_lines (organization_id, import_id, number, line, kind, name)
     SELECT i.organization_id, i.id, n, n, 'row', 'x' FROM imports i, generate_series(100, 2000) n`,
  );
  await ask(superUrl, "ANALYZE import_lines");
  const at = new URL(database().appUrl);
  at.searchParams.set("options", "-c enable_seqscan=off -c enable_sort=off");
  const planOf = async (wanted: string) => {
    const rows = await ask<{ "QUERY PLAN": string }>(
      at.href,
      `EXPLAIN SELECT t.id FROM ${lineModel.from.text} WHERE t.organization_id = '${id}' ${wanted}`,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  expect(await planOf(`AND t.id = '${id}'`)).toContain("import_lines_organization_id_id_key");
  const list = await planOf("ORDER BY t.number, t.id LIMIT 26");
  expect(list).toContain("import_lines_organization_id_number_id_idx");
  expect(list).not.toContain("Sort");
});
