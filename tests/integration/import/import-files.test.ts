import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { Mapping } from "@/lib/import/mapping/mapping.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { entriesOf } from "./import-world.ts";
import { AS_THERE, importsIn } from "./imports-world.ts";

/** A pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const state = { isAway: true, asked: 0 };
const server = createServer((request, response) => {
  state.asked += 1;
  if (request.url?.startsWith("/late") === true && state.isAway) response.writeHead(404).end();
  else response.writeHead(200, { "content-type": "text/plain" }).end(PNG);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
// @NOTE Before anything reads the settings: a process reads them once.
process.env["OUTBOUND_ALLOW"] = `127.0.0.1:${port}`;
afterAll(() => server.close());

const database = useDatabase();
const world = useTwoOrganizations(database);
const imports = importsIn(database);
const at = (path: string) => `http://127.0.0.1:${port}${path}`;

const site = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><link>https://old.test</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://old.test</wp:base_blog_url>
<item><title>About</title><link>https://old.test/about/</link><dc:creator>ada</dc:creator>
<content:encoded><![CDATA[<p>See <a href="http://old.test/2020/01/news/#top">the news</a>.</p>
<img src="${at("/now.png")}" alt="Now"><img src="${at("/late.png")}" alt="Late">
<img src="http://169.254.169.254/secret.png" alt="Never">]]></content:encoded>
<wp:post_id>1</wp:post_id><wp:post_name>about</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>page</wp:post_type><wp:post_date_gmt>2020-01-01 10:00:00</wp:post_date_gmt></item>
<item><title>News</title><link>https://old.test/2020/01/news/</link><dc:creator>ada</dc:creator>
<content:encoded><![CDATA[<p>New.</p>]]></content:encoded>
<wp:post_id>2</wp:post_id><wp:post_name>news</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type><wp:post_date_gmt>2020-01-02 10:00:00</wp:post_date_gmt></item>
</channel></rss>`;

/** Another page that shows and links the same. */
const curious = site
  .replaceAll("About", "Curious")
  .replaceAll("about", "curious")
  .replace("<wp:post_id>1<", "<wp:post_id>71<")
  .replace("<wp:post_type>page", "<wp:post_type>post")
  .replace(/<item><title>News[\s\S]*?<\/item>/, "");

test("files that content shows are fetched once and kept, links lead to the new pages, old ones are redirected", async () => {
  const { acme, globex } = world();
  const mapping: Mapping = { ...AS_THERE, files: true };
  const id = await imports.whole(acme.admin, site, mapping);
  expect(await imports.look(acme.admin, id)).toMatchObject({ step: "done", halt: null });
  const text = async () =>
    JSON.stringify(
      (await entriesOf(database().superUrl, callerOf(acme.admin))).map((e) => e.published),
    );
  const first = await text();
  expect(first).toMatch(/\/media\/[0-9a-f-]{36}\/now\.png/);
  expect(first).toContain('"/posts/news#top"');
  expect(first).toContain(at("/late.png"));
  expect(first).toContain("http://169.254.169.254/secret.png");
  const files = await ask<{ url: string; reason: string | null }>(
    database().superUrl,
    "SELECT url, reason FROM import_files WHERE import_id = $1 ORDER BY number",
    [id],
  );
  expect(files.map(({ reason }) => reason)).toEqual([
    null,
    expect.stringContaining("404"),
    expect.stringContaining("not on the public internet"),
  ]);
  const redirects = async () =>
    ask(database().superUrl, "SELECT path, target FROM site_redirects WHERE organization_id = $1", [
      acme.id,
    ]);
  expect(await redirects()).toEqual([{ path: "/2020/01/news", target: "/posts/news" }]);
  // What somebody else imported tells an import of one's own nothing.
  await imports.whole(acme.editor, curious, mapping);
  const mine = (await entriesOf(database().superUrl, callerOf(acme.editor))).filter(({ path }) =>
    path.endsWith("/curious"),
  );
  expect(JSON.stringify(mine)).toContain("http://old.test/2020/01/news/#top");
  expect(JSON.stringify(mine)).toContain(at("/now.png"));
  const again = await imports.start(acme.admin, "again.xml", site);
  await imports.work();
  await imports.map(acme.admin, again, mapping);
  await imports.work();
  expect(await imports.counts(again, "forecast")).toEqual({ unchanged: 3 });
  state.isAway = false;
  const before = state.asked;
  await imports.steer(acme.admin, id, "retry-files");
  await imports.work();
  expect(await text()).toMatch(/\/media\/[0-9a-f-]{36}\/late\.png/);
  expect(state.asked).toBe(before + 1);
  const assets = await ask<{ organization_id: string }>(
    database().superUrl,
    "SELECT organization_id FROM assets WHERE organization_id = ANY ($1)",
    [[acme.id, globex.id]],
  );
  expect(assets.map((row) => row.organization_id)).toEqual([acme.id, acme.id]);
  await imports.steer(acme.admin, id, "retry-files");
  await imports.steer(acme.admin, id, "cancel");
  await imports.steer(acme.admin, id, "undo");
  await expect(imports.steer(acme.admin, id, "cancel")).rejects.toThrow(Conflict);
  await imports.work();
  expect(await imports.counts(id)).toMatchObject({ undone: 3 });
  expect(await redirects()).toEqual([]);
  await expect(imports.steer(acme.admin, id, "undo")).rejects.toThrow(Conflict);
});

test("nothing is fetched for whoever may not add files, or may not come in any more", async () => {
  const { globex } = world();
  const set = (status: string) =>
    ask(database().superUrl, `UPDATE members SET status = '${status}' WHERE id = $1`, [
      globex.editor.memberId,
    ]);
  const id = await imports.start(globex.editor, "site.xml", site);
  await imports.work();
  await imports.map(globex.editor, id, { ...AS_THERE, files: true });
  await imports.work();
  await imports.steer(globex.editor, id, "import");
  const before = state.asked;
  await set("suspended");
  await imports.work();
  const row = await imports.look(globex.admin, id);
  expect(row).toMatchObject({ step: "fetching", halt: "failed" });
  await set("active");
  await imports.steer(globex.editor, id, "resume");
  await imports.work();
  expect(await imports.look(globex.admin, id)).toMatchObject({ step: "done" });
  const reasons = await ask(
    database().superUrl,
    "SELECT DISTINCT reason FROM import_files WHERE import_id = $1",
    [id],
  );
  expect(reasons).toEqual([{ reason: "You may not add files." }]);
  expect(state.asked).toBe(before);
});
