import { expect, test } from "vitest";
import { getImport } from "@/lib/import/imports/get-import.ts";
import { steerImport } from "@/lib/import/imports/steer-import.ts";
import { Conflict, Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Mapping } from "@/lib/import/mapping/mapping.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { entriesOf } from "./import-world.ts";
import { importsIn } from "./imports-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const imports = importsIn(database);

const into = (collection: string, fields: Record<string, string>): Mapping => ({
  ways: { row: { collection, fields, key: "id" } },
  ...{ publish: "published", conflicts: "rename", files: false },
});
const POSTS = into("posts", { title: "title", body: "text", tags: "tags" });
const TABLE = "id;title;text;tags\r\n1;One;<p>First</p>;a|b\r\n2;Two;Second;\r\n3;;Nothing;\r\n";

const entries = (of: "acme" | "globex") =>
  entriesOf(database().superUrl, callerOf(world()[of].admin));

test("a table comes in; a row without what is needed is refused and told, and again changes nothing", async () => {
  const { acme } = world();
  const id = await imports.whole(acme.admin, TABLE, POSTS);
  expect(await imports.look(acme.admin, id)).toMatchObject({ step: "done", kind: "csv" });
  expect(await imports.counts(id)).toEqual({ created: 2, refused: 1 });
  expect((await imports.reasons(id))[0]).toContain("Give it a title.");
  const [one] = await entries("acme");
  expect(one).toMatchObject({
    path: "/one",
    published: { title: "One", tags: ["a", "b"], excerpt: "" },
  });
  const again = await imports.whole(acme.admin, TABLE, POSTS);
  expect(await imports.counts(again)).toEqual({ unchanged: 2, refused: 1 });
  const changed = await imports.whole(acme.admin, TABLE.replace("Two", "Zwei"), POSTS);
  expect(await imports.counts(changed)).toEqual({ unchanged: 1, updated: 1, refused: 1 });
  expect(await entries("acme")).toHaveLength(2);
  expect(await entries("globex")).toEqual([]);
});

test("whoever may not publish brings drafts in, and nobody what they may not create", async () => {
  const { globex } = world();
  const id = await imports.whole(globex.editor, TABLE, POSTS);
  expect(await imports.counts(id)).toEqual({ created: 2, refused: 1 });
  expect((await entries("globex")).map(({ published }) => published)).toEqual([null, null]);
  await expect(imports.start(globex.nobody, "none.csv", TABLE)).rejects.toThrow(Forbidden);
  const authors = into("authors", { title: "title" });
  const refused = await imports.start(globex.editor, "authors.csv", "id,title\n1,Ada\n");
  await imports.work();
  await imports.map(globex.editor, refused, authors);
  await imports.work();
  expect(await imports.counts(refused, "forecast")).toEqual({ refused: 1 });
});

test("an import is there for whoever began it and for Admins, and for nobody elsewhere", async () => {
  const { acme, globex } = world();
  const id = await imports.start(acme.editor, "mine.csv", TABLE);
  await imports.work();
  const seenBy = (who: typeof acme.admin) => runUseCase(getImport, { id }, callerOf(who));
  await expect(seenBy(acme.editor)).resolves.toMatchObject({ name: "mine.csv" });
  await expect(seenBy(acme.admin)).resolves.toMatchObject({ name: "mine.csv" });
  await expect(seenBy(acme.nobody)).rejects.toThrow(NotFound);
  await expect(seenBy(globex.admin)).rejects.toThrow(NotFound);
  const steer = runUseCase(steerImport, { id, deed: "cancel" }, callerOf(globex.admin));
  await expect(steer).rejects.toThrow(NotFound);
});

test("an import stops where whoever ordered it is suspended, and goes on once they are back", async () => {
  const { acme } = world();
  const set = (status: string) =>
    ask(database().superUrl, `UPDATE members SET status = '${status}' WHERE id = $1`, [
      acme.editor.memberId,
    ]);
  const mapping = into("posts", { title: "title" });
  const id = await imports.start(acme.editor, "late.csv", "id,title\n91,Late\n");
  await imports.work();
  await imports.map(acme.editor, id, mapping);
  await imports.work();
  await imports.steer(acme.editor, id, "import");
  await set("suspended");
  await imports.work();
  await expect(imports.look(acme.admin, id)).resolves.toMatchObject({ halt: "failed" });
  expect(await imports.counts(id)).toEqual({ waits: 1 });
  await set("active");
  await imports.steer(acme.editor, id, "resume");
  await imports.work();
  expect(await imports.counts(id)).toEqual({ created: 1 });
  await imports.steer(acme.editor, id, "undo");
  await imports.work();
  expect(await imports.counts(id)).toEqual({ undone: 1 });
  await expect(imports.look(acme.editor, id)).resolves.toMatchObject({ step: "undone" });
});

const partsOf = (id: string) =>
  ask(database().superUrl, "SELECT number FROM import_parts WHERE import_id = $1", [id]);

test("nothing of the file is kept once its import is cancelled", async () => {
  const { acme } = world();
  const id = await imports.start(acme.admin, "unread.csv", TABLE);
  expect(await partsOf(id)).toHaveLength(1);
  await imports.steer(acme.admin, id, "cancel");
  expect(await partsOf(id)).toEqual([]);
});

test.each([
  ["an entity bomb", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>'],
  ["a table with a row without end", `id,title\n1,"${"x".repeat(2_100_000)}`],
  ["a table with a quote in a long cell", `id,title\n1,${"x".repeat(2_500)}"y"\n`],
  ["XML with a name without end", `<rss><channel><${"x".repeat(2_500)}:y></channel></rss>`],
  ["JSON nested without end", "[".repeat(5_000)],
  ["what is no text", new Uint8Array(400)],
  ["an empty file", ""],
])("%s stops its own import and says why", async (_what, content) => {
  const { acme } = world();
  const id = await imports.start(acme.admin, "hostile", content);
  await imports.work();
  const { step, halt, reason } = await imports.look(acme.admin, id);
  expect({ step, halt }).toEqual({ step: "reading", halt: "failed" });
  expect(reason).not.toBe("");
  expect(reason).not.toContain("xxx");
  expect(await partsOf(id)).toEqual([]);
  await expect(imports.steer(acme.admin, id, "resume")).rejects.toThrow(Conflict);
});
