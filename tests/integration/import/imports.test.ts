import { expect, test, vi } from "vitest";
import { z } from "zod";
import { waitingLines } from "@/lib/import/imports/line-repository.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { readFile } from "@/lib/import/work/read-file.ts";
import { createRedirects } from "@/lib/redirects/create-redirects.ts";
import { listRedirects } from "@/lib/redirects/list-redirects.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { item, wxr } from "../../unit/import/wxr-file.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";
import { entriesOf } from "./import-world.ts";
import { callerOf } from "../../support/two-organizations.ts";
import { AS_THERE, EXPORT, importsIn } from "./imports-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const imports = importsIn(database);

// A bound for what hangs: a whole website is read, checked and brought in.
vi.setConfig({ testTimeout: 180_000 });

test("a long file is read to its end however short the stretches of work are", async () => {
  const { acme } = world();
  const all = Array.from({ length: 450 }, (_, at) => String(at + 1));
  const pages = all.map((id) => item({ id }));
  const files = all.map((id) => attachment(`1${id.padStart(4, "0")}`));
  const id = await imports.start(acme.admin, "long.xml", wxr(...pages, ...files));
  const system = { kind: "system", organizationId: acme.id, purpose: "import" } as const;
  const slice = {
    system: { ...callerOf(acme.admin), principal: system },
    person: callerOf(acme.admin),
    isOver: () => true,
  };
  let row = await imports.look(acme.admin, id);
  for (let slices = 0; row.step === "reading" && slices < 10; slices += 1) {
    await readFile(slice, row);
    row = await imports.look(acme.admin, id);
    // What was read is gone: it is read no second time.
    await ask(database().superUrl, "DELETE FROM import_parts WHERE import_id = $1", [id]);
  }
  expect(row).toMatchObject({ step: "mapping", total: 451, found: { files: 450 } });
});

test("lines that say very much are taken a few at a time", async () => {
  const { globex } = world();
  const row = (name: string) => `${name},${"long ".repeat(380_000)}`;
  const table = ["title,note", ...["a", "b", "c", "d", "e", "f"].map(row), ""].join("\n");
  const id = await imports.start(globex.admin, "long.csv", table);
  await imports.work();
  expect(await imports.look(globex.admin, id)).toMatchObject({ step: "mapping", total: 6 });
  const turn = await runUseCase(nextLines, { id }, callerOf(globex.admin));
  expect(turn.map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
});

const nextLines = defineQuery({
  ...{ action: "read", collection: "imports", input: z.strictObject({ id: z.uuid() }) },
  run: ({ scope, input: { id } }) =>
    waitingLines(scope, id, { what: "outcome", after: 0, most: 100 }),
});

const attachment = (id: string) =>
  item({
    ...{ id, type: "attachment", status: "inherit" },
    more: `<wp:attachment_url>https://old.test/${id}.png</wp:attachment_url>`,
  });

test("a website's export comes in as its check said, once however often, and the other organization sees none of it", async () => {
  const { acme, globex } = world();
  const id = await imports.start(acme.admin, "export.xml", EXPORT);
  await imports.work();
  const found = await imports.look(acme.admin, id);
  expect(found).toMatchObject({ step: "mapping", kind: "wxr", halt: null, reason: "" });
  expect(found.found.kinds.map(({ kind, count }) => [kind, count])).toEqual(
    expect.arrayContaining([
      ["post", 51],
      ["page", 21],
    ]),
  );
  await imports.map(acme.admin, id, AS_THERE);
  await imports.work();
  expect(await imports.look(acme.admin, id)).toMatchObject({ step: "checked", reason: "" });
  expect(await entriesOf(database().superUrl, callerOf(acme.admin))).toEqual([]);
  const forecast = await imports.counts(id, "forecast");
  const third = await ask(
    database().superUrl,
    "SELECT address FROM import_lines WHERE import_id = $1 AND link LIKE '%/level-3'",
    [id],
  );
  expect(third).toEqual([{ address: "/level-1/level-2/level-3" }]);
  await imports.steer(acme.admin, id, "import");
  await imports.work();
  expect(await imports.look(acme.admin, id)).toMatchObject({ step: "done", halt: null });
  expect(await imports.counts(id)).toEqual(forecast);
  expect(forecast).toEqual({ created: 74, refused: 70 });
  expect(await entriesOf(database().superUrl, callerOf(acme.admin))).toHaveLength(74);
  expect(await entriesOf(database().superUrl, callerOf(globex.admin))).toEqual([]);
  const again = await imports.start(acme.admin, "export.xml", EXPORT);
  await imports.work();
  await imports.map(acme.admin, again, AS_THERE);
  await imports.work();
  expect(await imports.counts(again, "forecast")).toEqual({ refused: 70, unchanged: 74 });
  await imports.steer(acme.admin, again, "import");
  await imports.work();
  expect(await imports.counts(again)).toEqual({ refused: 70, unchanged: 74 });
  expect(await entriesOf(database().superUrl, callerOf(acme.admin))).toHaveLength(74);
  await expect(imports.steer(acme.admin, again, "undo")).rejects.toThrow(Conflict);
});

test("an import that is taken back leaves the redirects that somebody set, though they be the same", async () => {
  const { acme, globex } = world();
  const page = (name: string) =>
    item({ id: name.length.toString(), slug: name, title: name }).replace(
      "<item>",
      `<item><link>https://old.test/once/${name}/</link>`,
    );
  const site = wxr(page("a"), page("bb"), page("ccc"));
  const set = (who: MemberPrincipal, name: string, taken: "refuse" | "replace") =>
    runUseCase(
      createRedirects,
      { redirects: [{ from: `/once/${name}`, to: `/${name}` }], taken },
      callerOf(who),
    );
  await set(acme.admin, "a", "refuse");
  await set(globex.admin, "ccc", "refuse");
  const id = await imports.whole(acme.admin, site, AS_THERE);
  await set(acme.admin, "bb", "replace");
  const listed = async ({ admin }: { admin: MemberPrincipal }) =>
    (await runUseCase(listRedirects, { words: "/once" }, callerOf(admin))).redirects.map(
      ({ from }) => from,
    );
  expect(await listed(acme)).toEqual(["/once/a", "/once/bb", "/once/ccc"]);
  await imports.steer(acme.admin, id, "undo");
  await imports.work();
  expect(await imports.look(acme.admin, id)).toMatchObject({ step: "undone", reason: "" });
  expect(await listed(acme)).toEqual(["/once/a", "/once/bb"]);
  expect(await listed(globex)).toEqual(["/once/ccc"]);
});
