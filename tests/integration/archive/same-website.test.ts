import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { siteFile } from "@/lib/doors/media/site-file.ts";
import { draftSite } from "@/lib/doors/site/draft-site.ts";
import { bypassHeader, makeBypassToken } from "@/lib/gates/bypass/verify.ts";
import { guestCookieName, makeGuestCookie } from "@/lib/gates/guest/verify.ts";
import { newId, type GuestId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { stageFile } from "@/lib/media/stage-file.ts";
import { createRedirects } from "@/lib/redirects/create-redirects.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { seedContent } from "../../../scripts/demo/seed-content.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { acceptAll, archiveOf, arrive } from "../../support/archives.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { system, useShop } from "../../support/shop.ts";
import { stamped } from "../../support/site-access/stamped.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const directory = mkdtempSync(path.join(tmpdir(), "gatehouse-website-test-"));
process.env["MEDIA_DIRECTORY"] = directory;
// Nobody listens there: what a look at the site takes up in the background stays in this file.
process.env["GATEHOUSE_SELF"] = "http://127.0.0.1:9";
afterAll(() => rmSync(directory, { recursive: true }));

const database = useDatabase();
const world = useTwoOrganizations(database);
const shop = useShop(database, world);

type Site = { readonly id: OrganizationId; readonly slug: string };
type Visitor = { readonly site: Site; readonly header: string; readonly cookie: string };

const image = newId();
let initech: Site;
/** Who looks at the one website and at the other: monitors and guests, in the same order. */
let [here, there]: [Visitor, Visitor] | [] = [];

const behind = (sql: string, values: unknown[]) => ask(database().superUrl, sql, values);

beforeAll(async () => {
  const { acme } = world();
  await seedContent("Acme", system(acme.id, "import"));
  await keepImage(acme.id);
  const redirects = [{ from: "/old", to: "/about" }];
  await runUseCase(createRedirects, { redirects }, callerOf(acme.admin));
  const arrived = await arrive(await archiveOf(acme.id), { slug: "initech", name: null });
  initech = { id: arrived.organizationId, slug: "initech" };
  await acceptAll(database().superUrl, initech.id);
  [here, there] = [await visitorAt(acme), await visitorAt(initech)];
});

async function keepImage(id: OrganizationId): Promise<void> {
  const create = { width: 800, height: 600, channels: 3, background: "#b45309" } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  const { found } = await stageFile(id, Readable.from([bytes]), { filename: "a.png" });
  await behind(
    `INSERT INTO assets (organization_id, id, filename, media_type, size, digest, width, height)
     VALUES ($1, $2, 'a.png', $3, $4, $5, 800, 600)`,
    [id, image, found.mediaType, found.size, found.digest],
  );
}

/** Lets guests in by a password, and a monitor by a token. */
async function visitorAt({ id: organizationId, slug }: Site): Promise<Visitor> {
  await behind(
    "UPDATE site_access SET level = 'password', password_hash = 'x' WHERE organization_id = $1",
    [organizationId],
  );
  const [guestId, tokenId] = [newId<GuestId>(), newId()];
  const [row] = await behind(
    `INSERT INTO guest_sessions (organization_id, id, password_version, expires_at)
     SELECT $1, $2, password_version, now() + interval '1 hour' FROM site_access
     WHERE organization_id = $1 RETURNING password_version AS version`,
    [organizationId, guestId],
  );
  await behind(
    `INSERT INTO bypass_tokens (organization_id, id, name, expires_at)
     VALUES ($1, $2, 'test', now() + interval '1 hour')`,
    [organizationId, tokenId],
  );
  const judging = { secret: process.env["GATEHOUSE_SECRET"] ?? "", now: Date.now() };
  const guest = { organizationId, guestId, passwordVersion: Number(row?.["version"]), epoch: 0 };
  return {
    site: { id: organizationId, slug },
    header: await makeBypassToken(judging, { organizationId, tokenId, lifetime: 3_600 }),
    cookie: await makeGuestCookie(judging, guest),
  };
}

const PATHS = [
  ...["/", "/about", "/about/team", "/about/history", "/services", "/services/sharpening"],
  ...["/services/repairs", "/posts", "/posts?page=2", "/posts/why-we-forge", "/posts/open-day"],
  ...["/posts/oiling-a-plane", "/feed.xml", "/sitemap.xml", "/robots.txt", "/favicon.ico"],
  ...["/old", "/old?x=1", "/no-such-page", "/about/no-such"],
];
const STATUSES: Readonly<Record<string, number>> = {
  ...{ "/posts?page=2": 404, "/no-such-page": 404, "/about/no-such": 404 },
  ...{ "/old": 301, "/old?x=1": 301, "/favicon.ico": 302 },
};
const DRAFTS = ["/spring-catalogue", "/posts/a-new-steel"];

type Look = { readonly as: "guest" | "monitor"; readonly at: string };

/** What a visitor is shown, but for whose it is. */
async function shown({ site, header, cookie }: Visitor, { as, at }: Look) {
  const isFile = at.startsWith("/media/");
  const headers = as === "monitor" ? { [bypassHeader]: header } : {};
  const surface = isFile ? "media" : "draft-site";
  const request = await stamped(at, { organization: site, surface, headers });
  const cookies = {
    get: (name: string) =>
      as === "guest" && name === guestCookieName("http") ? { value: cookie } : undefined,
  };
  const response = await (isFile ? siteFile : draftSite)(request, cookies);
  const told = JSON.stringify([...response.headers]);
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, told: nameless(told, site), body: nameless(body, site) };
}

/** @NOTE As latin1 each byte is a letter: of an image as well. */
const nameless = (said: Buffer | string, { id, slug }: Site): string =>
  said
    .toString("latin1")
    .replaceAll(`//${slug}.localhost:3000`, "//its-host")
    .replaceAll(id, "its-id");

const both = async (look: Look) => {
  if (here === undefined || there === undefined) throw new Error("Nobody looks before tests run.");
  return [await shown(here, look), await shown(there, look)] as const;
};

describe("The website of an organization that was brought in", () => {
  it.each(PATHS)("shows everybody at %s what it showed where it came from", async (at) => {
    const [source, copy] = await both({ as: "monitor", at });
    expect(copy).toEqual(source);
    expect(source.status).toBe(STATUSES[at] ?? 200);
    const guests = await both({ as: "guest", at });
    expect(guests[1]).toEqual(guests[0]);
  });

  it("has its images, in each size", async () => {
    for (const preset of ["", "thumb/", "medium/"]) {
      const [source, copy] = await both({ as: "monitor", at: `/media/${image}/${preset}a.png` });
      expect([source.status, source.body.length > 100]).toEqual([200, true]);
      expect(copy).toEqual(source);
    }
  });

  it.each(DRAFTS)("shows %s to its guests, and to nobody else, as it did there", async (at) => {
    const [source, copy] = await both({ as: "guest", at });
    expect([source.status, source.body.includes("draft-only")]).toEqual([200, true]);
    expect(copy).toEqual(source);
    for (const { status, body } of await both({ as: "monitor", at })) {
      expect([status, body.includes("draft-only")]).toEqual([404, false]);
    }
  });

  it("knows none of the visitors of the other", async () => {
    if (here === undefined) throw new Error("Nobody looks before tests run.");
    const stray = { ...here, site: initech };
    expect((await shown(stray, { as: "guest", at: "/about" })).status).toBe(303);
    expect((await shown(stray, { as: "monitor", at: "/about" })).status).toBe(401);
  });
});

/**
 * @NOTE When somebody was last seen is of the instance, and goes on while a test looks. Whoever is suspended
 * has never joined the copy: whose account it is, is told of nobody before that.
 */
const unseen = (name: string, value: unknown): unknown =>
  name === "lastSeenAt" || (name === "userId" && typeof value === "string") ? null : value;

const LISTS = [
  ...["/content/pages", "/content/posts", "/content/authors", "/drafts/pages", "/drafts/posts"],
  ...["/content/orders", "/content/ingredients", "/content/clients", "/users", "/roles"],
  ...["/policies", "/collections", "/assets", "/domains", "/links", "/bin/posts"],
];

describe("Members of an organization that was brought in", () => {
  it.each([
    ...["admin", "editor", "nobody", "partner", "visitor"],
    ...["staff", "shift", "store", "user"],
  ])("%s finds in each list what they find in the other", async (who) => {
    const people: Readonly<Record<string, Principal>> = { ...world().acme, ...shop() } as never;
    const principal = people[who];
    if (principal === undefined) throw new Error(`There is no ${who}.`);
    const outcomes: string[] = [];
    for (const list of LISTS) {
      const [source, copy] = await Promise.all(
        [world().acme.id, initech.id].map(async (organizationId) => {
          const { status, body } = await askApi({ ...principal, organizationId }, list);
          return {
            status,
            body: JSON.stringify(body, unseen).replaceAll(organizationId, "its-id"),
          };
        }),
      );
      outcomes.push(`${list} ${source?.status}`);
      expect(copy, list).toEqual(source);
    }
    expect(outcomes).toHaveLength(LISTS.length);
  });
});
