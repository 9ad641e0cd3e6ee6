import { expect, test } from "vitest";
import { holdPermissions } from "../../../support/hold-permissions.ts";
import { useApiWorld } from "../../../support/json-api/api-world.ts";
import { askApi, JSON_API } from "../../../support/json-api/ask-api.ts";
import { ATOMIC } from "../../../support/json-api/check-response.ts";

const { world, database } = useApiWorld();

const TYPE = `${JSON_API};ext="${ATOMIC}"`;

const author = (slug: string) => ({
  op: "add",
  data: { type: "authors", attributes: { title: slug, slug } },
});

test("an address that is taken is told of the operation that wanted it, also to whoever may only create", async () => {
  const { editor } = world().acme;
  await holdPermissions(database(), editor, [{ collection: "authors", action: "create" }]);
  const operate = async (slugs: readonly string[]) => {
    const { status, document } = await askApi(editor, "/operations", {
      method: "POST",
      headers: { "content-type": TYPE, accept: TYPE },
      body: { "atomic:operations": slugs.map(author) },
      effects: [],
    });
    return [status, document?.errors?.[0]?.source];
  };
  expect(await operate(["taken"])).toEqual([200, undefined]);
  const pointer = "/atomic:operations/1/data/attributes/slug";
  expect(await operate(["free-1", "taken", "free-2"])).toEqual([409, { pointer }]);
});
