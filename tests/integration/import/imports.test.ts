import { expect, test } from "vitest";
import { useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";
import { entriesOf } from "./import-world.ts";
import { callerOf } from "../../support/two-organizations.ts";
import { AS_THERE, EXPORT, importsIn } from "./imports-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const imports = importsIn(database);

test("a website's export comes in as its check said, and the other organization sees none of it", async () => {
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
  await imports.steer(acme.admin, id, "import");
  await imports.work();
  expect(await imports.look(acme.admin, id)).toMatchObject({ step: "done", halt: null });
  expect(await imports.counts(id)).toEqual(forecast);
  expect(forecast).toEqual({ created: 74, refused: 70 });
  expect(await entriesOf(database().superUrl, callerOf(acme.admin))).toHaveLength(74);
  expect(await entriesOf(database().superUrl, callerOf(globex.admin))).toEqual([]);
});
