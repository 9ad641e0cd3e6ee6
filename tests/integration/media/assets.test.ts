import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { Forbidden, NotFound, Stale } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { countAssetUses } from "@/lib/media/assets/count-asset-uses.ts";
import { deleteAsset } from "@/lib/media/assets/delete-asset.ts";
import { listAssetUses } from "@/lib/media/assets/list-asset-uses.ts";
import { getAssetResource } from "@/lib/media/assets/asset-resources.ts";
import { updateAsset } from "@/lib/media/assets/update-asset.ts";
import { createFolder } from "@/lib/media/folders/create-folder.ts";
import { deleteFolder } from "@/lib/media/folders/delete-folder.ts";
import { updateFolder } from "@/lib/media/folders/update-folder.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { keptAsset } from "../../support/media-files.ts";
import { joined } from "../../support/shop.ts";
import { callerOf, setLevel, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const plain = { include: null, fields: {} };
const get = (who: Principal, id: string) =>
  runUseCase(getAssetResource, { id, question: plain }, callerOf(who));

let keeper: MemberPrincipal;

beforeAll(async () => {
  const { acme } = world();
  keeper = await joined(database().superUrl, { id: acme.id, name: "kim", roles: [] });
});

describe("a file", () => {
  test("is listed, filtered, changed and deleted by whoever may, and is nothing to Globex", async () => {
    const { acme, globex } = world();
    const id = await keptAsset(database(), acme, { filename: "workshop.jpg" });
    const listed = await askApi(acme.admin, "/assets?filter[filename][_icontains]=WORK&sort=-size");
    expect(listed.body.data.map((one) => one.id)).toEqual([id]);
    const change = { data: { type: "assets", id, attributes: { alt: "A bench", focalX: 0.25 } } };
    const options = { method: "PATCH", body: change, headers: { "If-Match": "*" } };
    const changed = await askApi(acme.admin, `/assets/${id}`, options);
    expect(changed.body.data.attributes).toMatchObject({
      alt: "A bench",
      focalX: 0.25,
      size: 1234,
    });
    expect(JSON.stringify(changed.body)).not.toContain("digest");
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const told = await askApi(globex.admin, `/assets/${id}`, {
        ...(method === "PATCH" ? options : { method }),
      });
      expect([method, told.status]).toEqual([method, 404]);
    }
    expect((await askApi(globex.admin, "/assets")).body.data).toEqual([]);
    await expect(runUseCase(listAssetUses, { id }, callerOf(globex.admin))).rejects.toThrow(
      NotFound,
    );
    expect((await askApi(acme.admin, `/assets/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await askApi(acme.admin, `/assets/${id}`)).status).toBe(404);
  });

  test("keeps the ending of its name, and changes from the state that was looked at alone", async () => {
    const { acme } = world();
    const id = await keptAsset(database(), acme);
    const caller = callerOf(acme.admin);
    await runUseCase(updateAsset, { id, revision: 1, filename: "page.html" }, caller);
    const { item } = await get(acme.admin, id);
    expect(item.attributes["filename"]).toBe("page.html.jpg");
    await expect(runUseCase(updateAsset, { id, revision: 1, alt: "Late" }, caller)).rejects.toThrow(
      Stale,
    );
  });

  test("takes permissions with rules and fields, and none that is not there", async () => {
    const { acme } = world();
    const open = await keptAsset(database(), acme, { filename: "open.jpg" });
    const secret = await keptAsset(database(), acme, { visibility: "private" });
    await holdPermissions(database(), keeper, [
      { collection: "assets", action: "read", rule: { visibility: { _eq: "public" } } },
      { collection: "assets", action: "update", fields: ["alt"] },
      { collection: "assets", action: "destroy" },
    ]);
    const caller = callerOf(keeper);
    expect((await get(keeper, open)).item.attributes["filename"]).toBe("open.jpg");
    await expect(get(keeper, secret)).rejects.toThrow(NotFound);
    await runUseCase(updateAsset, { id: open, alt: "Seen" }, caller);
    await expect(
      runUseCase(updateAsset, { id: open, visibility: "private" }, caller),
    ).rejects.toThrow(Forbidden);
    await expect(runUseCase(deleteAsset, { id: open }, caller)).rejects.toThrow(Forbidden);
    await holdPermissions(database(), keeper, [
      {
        ...{ collection: "assets", action: "update" },
        rule: { visibility: { _eq: "public" } },
      },
    ]);
    await expect(
      runUseCase(updateAsset, { id: open, visibility: "private" }, caller),
    ).rejects.toThrow(Forbidden);
  });

  test("is nothing to a suspended Admin, and to whoever has no permission", async () => {
    const { acme } = world();
    const id = await keptAsset(database(), acme);
    await expect(get(acme.suspended, id)).rejects.toThrow("Sign in");
    await expect(get(acme.nobody, id)).rejects.toThrow(NotFound);
    await expect(get(acme.partner, id)).rejects.toThrow(NotFound);
  });

  test("is there for whoever is on the website unless it is private, and theirs alone to read", async () => {
    const { acme, globex } = world();
    const open = await keptAsset(database(), acme);
    const secret = await keptAsset(database(), acme, { visibility: "private" });
    expect((await get(acme.guest, open)).item.id).toBe(open);
    await expect(get(acme.visitor, open)).rejects.toThrow("Sign in");
    await setLevel(database().superUrl, acme, "public");
    expect((await get(acme.visitor, open)).item.id).toBe(open);
    await expect(get(acme.visitor, secret)).rejects.toThrow(NotFound);
    await expect(get(globex.guest, open)).rejects.toThrow(NotFound);
    const change = { id: open, alt: "Mine" };
    await expect(runUseCase(updateAsset, change, callerOf(acme.visitor))).rejects.toThrow();
    await setLevel(database().superUrl, acme, "password");
    await expect(get(acme.guest, secret)).rejects.toThrow(NotFound);
  });
});

describe("where a file is used", () => {
  test("names the entries that the caller may read, by a field that they may read", async () => {
    const { acme } = world();
    const id = await keptAsset(database(), acme);
    const caller = callerOf(acme.admin);
    const doc = (src: string) => ({
      type: "doc",
      content: [
        {
          type: "image",
          attrs: { src, alt: "" },
        },
      ],
    });
    const block = { id: newId(), kind: "richText", doc: doc(`/media/${id}/thumb/a.jpg`) };
    const data = { title: "With a picture", blocks: [block] };
    const page = await runUseCase(
      createEntry,
      { collection: "pages", slug: "with-a-picture", parentId: null, data },
      caller,
    );
    const uses = await runUseCase(listAssetUses, { id }, caller);
    expect(uses).toEqual({
      items: [{ collection: "pages", id: page.id, title: "With a picture" }],
      others: 0,
    });
    await holdPermissions(database(), keeper, [
      { collection: "assets", action: "read" },
      { collection: "pages", action: "read-draft", fields: ["title"] },
    ]);
    const told = await runUseCase(listAssetUses, { id }, callerOf(keeper));
    expect(told).toEqual({ items: [], others: 1 });
    const unused = await keptAsset(database(), acme);
    const count = (who: Principal) =>
      runUseCase(countAssetUses, { ids: [id, unused, newId()] }, callerOf(who));
    expect(await count(keeper)).toEqual({ entries: 1 });
    expect(await count(world().globex.admin)).toEqual({ entries: 0 });
    const usedOnes = await askApi(acme.admin, "/assets?filter[used]=true");
    expect(usedOnes.body.data.map((one) => one.id)).toEqual([id]);
    await ask(database().superUrl, "UPDATE entries SET draft = '{}' WHERE id = $1", [page.id]);
    expect(await runUseCase(listAssetUses, { id }, caller)).toEqual({ items: [], others: 0 });
  });
});

describe("folders", () => {
  test("hold files and folders, go when they are empty, and never stand within themselves", async () => {
    const { acme, globex } = world();
    const caller = callerOf(acme.admin);
    const { id: outer } = await runUseCase(createFolder, { name: "Press" }, caller);
    const { id: inner } = await runUseCase(createFolder, { name: "2026", parent: outer }, caller);
    await expect(runUseCase(createFolder, { name: "press" }, caller)).rejects.toThrow("already");
    await expect(runUseCase(updateFolder, { id: outer, parent: inner }, caller)).rejects.toThrow(
      "within itself",
    );
    await expect(
      runUseCase(createFolder, { name: "x", parent: outer }, callerOf(globex.admin)),
    ).rejects.toThrow("no such folder");
    const id = await keptAsset(database(), acme, { folder: inner });
    await expect(runUseCase(deleteFolder, { id: inner }, caller)).rejects.toThrow("not empty");
    await runUseCase(updateAsset, { id, folder: null }, caller);
    await expect(runUseCase(deleteFolder, { id: outer }, caller)).rejects.toThrow("not empty");
    for (const folder of [inner, outer]) await runUseCase(deleteFolder, { id: folder }, caller);
    await expect(runUseCase(updateAsset, { id, folder: inner }, caller)).rejects.toThrow(
      "no such folder",
    );
  });

  test("of two that are moved into each other at once one stays", async () => {
    const { acme } = world();
    const caller = callerOf(acme.admin);
    const made = await Promise.all(
      ["A", "B"].map((name) => runUseCase(createFolder, { name }, caller)),
    );
    const [a = "", b = ""] = made.map(({ id }) => id);
    const moves = Array.from({ length: 50 }, (_, at) =>
      runUseCase(updateFolder, at % 2 === 0 ? { id: a, parent: b } : { id: b, parent: a }, caller),
    );
    await Promise.allSettled(moves);
    const rows = await ask(
      database().superUrl,
      "SELECT id FROM asset_folders WHERE id = ANY($1) AND parent_id IS NOT NULL",
      [[a, b]],
    );
    expect(rows).toHaveLength(1);
  });
});
