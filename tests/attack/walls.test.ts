import { describe, expect, inject, test } from "vitest";
import type { Holder } from "../support/attack/credentials.ts";
import { holders } from "../support/attack/credentials.ts";
import { headerFaults, leaksIn, type Mark } from "../support/attack/leaks.ts";
import type { Place } from "../support/attack/places.ts";
import { askAs, dashboard, drafted, isRefusal, published } from "../support/attack/places.ts";

/** Who is refused at a place, and with which status where the wall stands. */
type Row = Place & {
  readonly refuses: Partial<Record<Holder, number>>;
  /** What everybody may see here. */
  readonly shows?: readonly Mark[];
};

const all = (status: number, but: Partial<Record<Holder, number | null>> = {}) => {
  const entries = holders.map((holder) => [holder, but[holder] ?? status] as const);
  return Object.fromEntries(entries.filter(([holder]) => but[holder] !== null)) as Partial<
    Record<Holder, number>
  >;
};

const acmesPeople = {
  "Acme's admin": null,
  "Acme's editor": null,
  "Acme's member without a role": null,
  "the admin of Acme who is a user of Globex": null,
};
const strangersToAcme = { "Globex's admin": 404, "Acme's suspended member": 404 };
const strangersToGlobex = {
  "Acme's admin": 404,
  "Acme's editor": 404,
  "Acme's member without a role": 404,
  "Acme's suspended member": 404,
  "Globex's admin": null,
  "the admin of Acme who is a user of Globex": null,
};
/** What the members of others hear of an organization is what everybody hears of none. */
const ofNobody = Object.fromEntries(
  Object.keys({ ...acmesPeople, ...strangersToAcme }).map((holder) => [holder, 404]),
);
const withoutRole = { "Acme's member without a role": 404 };

/** Whose session is sound: the gate of the API admits them, on the dashboard's host alone. */
const signedIn = (status: number) =>
  Object.fromEntries(Object.keys(ofNobody).map((holder) => [holder, status]));

const ofAcme = (path: string) => ({
  ...dashboard(`/admin/acme${path}`),
  refuses: all(401, { ...acmesPeople, ...strangersToAcme }),
});
const sectionOfAcme = (path: string) => ({
  ...dashboard(`/admin/acme${path}`),
  refuses: all(401, { ...acmesPeople, ...strangersToAcme, ...withoutRole }),
});
const ofGlobex = (path: string) => ({
  ...dashboard(`/admin/globex${path}`),
  refuses: all(401, strangersToGlobex),
});

const guest = { "Globex's guest": null };
const visitor = { "Acme's visiting admin": null };

const api = (host: Place["host"], path: string): Row => ({
  host,
  path,
  surface: "api",
  refuses: all(401, host === "root" ? signedIn(400) : {}),
});
const apiOf = (organization: string, path: string, members: Record<string, null> = {}): Row => ({
  host: "root",
  path,
  surface: "api",
  headers: { "x-organization": organization },
  refuses: all(401, { ...signedIn(404), ...members }),
});
const internal = (path: string, method = "GET"): Row => ({
  host: "root",
  path,
  method,
  surface: "internal",
  refuses: all(401),
});
const inside = (host: Place["host"], path: string): Row => ({
  host,
  path,
  surface: "site",
  of: "globex",
  refuses: all(404),
});

const rows: readonly Row[] = [
  {
    ...dashboard("/admin"),
    refuses: all(401, {
      ...acmesPeople,
      "Acme's suspended member": null,
      "Globex's admin": null,
    }),
  },
  ofAcme(""),
  sectionOfAcme("/pages"),
  sectionOfAcme("/pages/new"),
  sectionOfAcme("/pages/aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"),
  sectionOfAcme("/posts"),
  sectionOfAcme("/site-access"),
  sectionOfAcme("/audit-log"),
  sectionOfAcme("/errors"),
  { ...dashboard("/admin/errors"), refuses: all(401, { ...ofNobody, "Acme's admin": null }) },
  sectionOfAcme("/made/up"),
  ofGlobex(""),
  ofGlobex("/pages"),
  ofGlobex("/posts/new"),
  { ...dashboard("/admin/no-such"), refuses: all(401, ofNobody) },
  { ...published("globex", "/"), refuses: all(307, guest) },
  { ...published("globex", "/about"), refuses: all(307, guest) },
  { ...published("globex", "/about/team"), refuses: all(307, guest) },
  { ...published("globex", "/posts"), refuses: all(307, guest) },
  { ...published("globex", "/posts/why-we-forge"), refuses: all(307, guest) },
  { ...published("globex", "/no-such-page"), refuses: all(307, { "Globex's guest": 404 }) },
  { ...drafted("globex", "/"), refuses: all(307, guest) },
  { ...drafted("globex", "/about"), refuses: all(307, guest) },
  { ...drafted("globex", "/spring-catalogue"), refuses: all(307, guest) },
  { ...drafted("globex", "/posts/a-new-steel"), refuses: all(307, guest) },
  { ...published("acme", "/spring-catalogue"), refuses: all(404, visitor) },
  { ...published("acme", "/posts/a-new-steel"), refuses: all(404, visitor) },
  { ...drafted("acme", "/spring-catalogue"), refuses: all(404, visitor) },
  { ...drafted("acme", "/posts/a-new-steel"), refuses: all(404, visitor) },
  api("root", "/api"),
  api("root", "/api/v1/users"),
  api("root", "/api/v1/content/pages"),
  api("root", "/api/v1/openapi.json"),
  api("acme", "/api/v1/content/pages"),
  api("globex", "/api/v1/content/posts"),
  apiOf("acme", "/api/v1/no-such"),
  apiOf("no-such", "/api/v1/content/posts"),
  apiOf("globex", "/api/v1/content/posts", {
    "Globex's admin": null,
    "the admin of Acme who is a user of Globex": null,
  }),
  internal("/api/internal/edge-config/digest"),
  internal("/api/internal/edge-config/items"),
  internal("/api/internal/site-changed", "POST"),
  internal("/api/internal/run-jobs", "POST"),
  { ...internal("/api/internal/edge-config/items"), host: "self" },
  { ...internal("/api/internal/edge-config/items"), host: "globex", refuses: all(404) },
  { ...internal("/api/internal/site-changed", "POST"), host: "acme", refuses: all(404) },
  inside("globex", "/site/{pass}/about"),
  inside("globex", "/site/anything/about"),
  inside("globex", "/draft-site/about"),
  inside("globex", "/_next/data/build/index.json"),
  inside("globex", "/_next/image?url=%2Fassets%2Fdemo%2Fworkshop.svg&w=64&q=75"),
  inside("globex", "/admin"),
  inside("globex", "/login"),
  inside("root", "/site/anything"),
  inside("root", "/draft-site"),
  inside("root", "/maintenance"),
  inside("root", "/about"),
  inside("root", "/_next/data/build/admin.json"),
  inside("root", "/_next/data/build/admin/acme/pages.json"),
  inside("root", "/__nextjs_original-stack-frame"),
];

describe.each(inject("attackServers").map((server) => [server.name, server] as const))(
  "with the wall %s",
  (_name, server) => {
    const { wall } = server;
    test.each(rows.map((row) => [`${row.method ?? "GET"} ${row.host}: ${row.path}`, row] as const))(
      "%s is shut to whoever is not entitled",
      async (_name, row) => {
        const entries = Object.entries(row.refuses) as [Holder, number][];
        const found = await Promise.all(
          entries.map(async ([holder, wanted]) => {
            const reply = await askAs(server, row, holder);
            const status = wall === "intact" ? wanted : isRefusal(reply) && reply.status;
            const faults = wall === "intact" ? headerFaults(reply) : [];
            return {
              is: { holder, status: reply.status, leaks: leaksIn(reply, holder), faults },
              shouldBe: { holder, status, leaks: [], faults: [] },
            };
          }),
        );
        expect(found.map(({ is }) => is)).toEqual(found.map(({ shouldBe }) => shouldBe));
      },
    );
  },
);
