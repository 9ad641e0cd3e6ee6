import { describe, expect, inject, test } from "vitest";
import type { Reply } from "../support/attack/ask.ts";
import { leaksIn } from "../support/attack/leaks.ts";
import { askAs, dashboard, isRefusal } from "../support/attack/places.ts";
import { rowsOf } from "../support/attack/rows.ts";
import type { AttackServer } from "../support/attack/server.ts";

const servers = inject("attackServers").filter(({ wall }) => wall !== "absent");
const named = servers.map((server) => [server.name, server] as const);

/** Sections of an organization; `{page}` and `{post}` stand for entries that Acme has. */
const sections = [
  "",
  "/pages",
  "/pages/new",
  "/pages/{page}",
  "/pages/{page}/versions",
  "/posts",
  "/posts/new",
  "/posts/{post}",
  "/posts/{post}/versions",
  "/site-access",
  "/audit-log",
  "/settings",
  "/made/up/path",
];

/** The address of a section, with an entry of Acme in it where it wants one. */
async function addressIn(server: AttackServer, section: string): Promise<string> {
  const kind = /\{(\w+)\}/.exec(section)?.[1];
  if (kind === undefined) return section;
  const [row] = await rowsOf<{ id: string }>(
    server.superUrl,
    `SELECT e.id FROM entries e JOIN collections c
       ON c.organization_id = e.organization_id AND c.id = e.collection_id
     WHERE e.organization_id = $1 AND c.slug = $2 ORDER BY e.id LIMIT 1`,
    [server.organizations.acme, `${kind}s`],
  );
  if (row === undefined) throw new Error(`The demo data has no ${kind}.`);
  return section.replace(`{${kind}}`, row.id);
}

/** What an answer tells somebody, wherever it stands in a stream of parts. */
const told = ({ status, headers, body }: Reply, slug: string) => ({
  status,
  type: headers["content-type"],
  caching: headers["cache-control"],
  text: body
    .replace(/<(script|template|style)\b[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .replaceAll(slug, "SLUG"),
});

describe.each(named)("with the wall %s, the admin of Globex", (_wall, server) => {
  test.each(sections)(
    "hears of Acme%s what everybody hears of an organization that is none",
    async (section) => {
      const path = await addressIn(server, section);
      const visit = (slug: string) =>
        askAs(server, dashboard(`/admin/${slug}${path}`), "Globex's admin");
      const [acme, none] = [await visit("acme"), await visit("nosuchorg")];
      expect(acme.status).toBe(404);
      expect(leaksIn(acme, "Globex's admin")).toEqual([]);
      expect(acme.body).not.toMatch(/\bAcme\b/);
      expect(told(acme, "acme")).toEqual(told(none, "nosuchorg"));
    },
  );

  test.each(sections)("gets nothing of Acme%s by the client router either", async (section) => {
    const path = await addressIn(server, section);
    const place = { ...dashboard(`/admin/acme${path}`), headers: { rsc: "1" } };
    const reply = await askAs(server, { ...place, path: `${place.path}?_rsc=1` }, "Globex's admin");
    expect(reply.body === "" || isRefusal(reply)).toBe(true);
    expect(leaksIn(reply, "Globex's admin")).toEqual([]);
    expect(reply.body).not.toMatch(/\bAcme\b/);
  });

  test.each(["", "&as=openapi"])("hears nothing of Acme's API%s", async (form) => {
    const read = (slug: string) =>
      askAs(server, dashboard(`/api/docs?organization=${slug}${form}`), "Globex's admin");
    const [acme, none] = [await read("acme"), await read("nosuchorg")];
    expect(acme.status).toBe(404);
    expect(told(acme, "acme")).toEqual(told(none, "nosuchorg"));
    expect((await read("globex")).status).toBe(200);
  });

  test("sees their own organization: the refusals above are about whose it is", async () => {
    const reply = await askAs(server, dashboard("/admin/globex/pages"), "Globex's admin");
    expect(reply.status).toBe(200);
    expect(reply.body).toContain("Spring catalogue");
  });

  test("finds Acme's entries nowhere in Globex either", async () => {
    for (const section of ["/pages/{page}", "/pages/{page}/versions", "/posts/{post}"]) {
      const path = await addressIn(server, section);
      const reply = await askAs(server, dashboard(`/admin/globex${path}`), "Globex's admin");
      expect(reply.status, path).toBe(404);
    }
  });
});

describe.each(named)("with the wall %s, who belongs to both", (_wall, server) => {
  const both = "the admin of Acme who is a user of Globex";

  test("has in Globex what a user has, though an admin in Acme", async () => {
    expect((await askAs(server, dashboard("/admin/acme/audit-log"), both)).status).toBe(200);
    for (const path of ["/audit-log", "/site-access", "/pages/new"]) {
      const reply = await askAs(server, dashboard(`/admin/globex${path}`), both);
      expect(reply.status, path).toBe(404);
      expect(leaksIn(reply, both)).toEqual([]);
    }
  });
});
