import { expect, test } from "vitest";
import { Conflict } from "@/lib/kernel/errors.ts";
import { createRedirects } from "@/lib/redirects/create-redirects.ts";
import { MOST_REDIRECTS } from "@/lib/redirects/set-redirects.ts";
import { leadMovedAddress } from "@/lib/redirects/lead-moved-address.ts";
import { listRedirects } from "@/lib/redirects/list-redirects.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const listed = async ({ admin }: Organization) =>
  (await runUseCase(listRedirects, {}, callerOf(admin))).redirects.map(
    ({ from, to }) => `${from} ${to}`,
  );

test("what moves to the start page takes along what led there, and leaves no loop", async () => {
  const { acme, globex } = world();
  const redirects = [
    { from: "/old", to: "/shop?x=1" },
    { from: "/older", to: "/shop/hats" },
  ];
  await runUseCase(createRedirects, { redirects }, callerOf(acme.admin));
  const moved = { from: "/shop", to: "/", below: false };
  await runUseCase(leadMovedAddress, moved, callerOf(acme.admin));
  expect(await listed(acme)).toEqual(["/old /?x=1", "/older /shop/hats", "/shop /"]);
  expect(await listed(globex)).toEqual([]);
  const [line] = await ask<{ detail: unknown }>(
    database().superUrl,
    "SELECT detail FROM audit_events WHERE action = 'site.lead-moved-address'",
  );
  expect(line?.detail).toMatchObject({
    changed: { count: 2, first: ["/old", "/shop"] },
    deleted: { count: 0 },
  });
});

test("there are no more redirects than a website may have, however they come about", async () => {
  const { globex } = world();
  await ask(
    database().superUrl,
    `INSERT INTO site_redirects (organization_id, id, path, query, below, target, status)
     SELECT $1, gen_random_uuid(), '/was/' || n, '', true, '/is/' || n || '/*', 301
     FROM generate_series(1, $2::int) AS n`,
    [globex.id, MOST_REDIRECTS],
  );
  const lead = (from: string, to: string) =>
    runUseCase(leadMovedAddress, { from, to, below: true }, callerOf(globex.admin));
  await expect(lead("/one", "/other")).rejects.toThrow(Conflict);
  await lead("/was/1", "/elsewhere");
  expect(await listed(globex)).toContain("/was/1/* /elsewhere/*");
});
