import type { Surface } from "@/lib/kernel/stamp.ts";
import { isAsset } from "./assets.ts";
import { isProgramEntrance } from "./program-entrance.ts";
import { isRead, type Facts } from "./facts.ts";
import { hasSession, judgeApi } from "./judge-api.ts";
import type { House } from "./judge.ts";
import { redirectTo } from "./redirect.ts";
import { refuse } from "./refuse.ts";
import type { Dress, Verdict } from "./verdict.ts";

const entrancePages = ["/login", "/register", "/forgot-password"];
/** @NOTE Their addresses are secrets themselves. */
const linkTrees = [
  ...["/setup/", "/invitation/", "/reset-password/", "/register/", "/email/"],
  // To a provider and back, with a code that signs somebody in.
  ...["/login/with/", "/login/back/"],
];
const openEndpoints = ["/api/oauth/token", "/api/client-errors", "/api/csp-reports"];
const publicDocuments = ["/.well-known/jwks.json", "/.well-known/oauth-authorization-server"];

/** Decides a request to the dashboard's host. */
export async function judgeRoot(house: House, facts: Facts): Promise<Verdict> {
  const { path } = facts;
  if (path === "/") return redirectTo(facts, { path: "/admin", status: 307 });
  if (path === "/admin" || path.startsWith("/admin/")) return judgeAdmin(house, facts);
  if (openEndpoints.includes(path) || isProgramEntrance(path)) {
    return pass("open-api", { kind: "api" });
  }
  if (publicDocuments.includes(path)) return pass("open-api", { kind: "document" });
  if (path.startsWith("/api/auth/")) return pass("entrance", { kind: "api" });
  if (path === "/api/docs") return judgeReference(house, facts);
  if (path === "/api" || path.startsWith("/api/")) return judgeApi(house, facts, null);
  if (isLink(path)) return pass("entrance", { kind: "page", untold: true });
  if (entrancePages.includes(path)) return pass("entrance", { kind: "page" });
  if (isAsset(path)) return pass("asset", { kind: "asset" });
  return { ...pass("nowhere", { kind: "page" }), target: "/not-here", status: 404 };
}

/**
 * The session gate. Without a session the login page answers in place of what was asked for, with
 * status 401 and the address kept; its own form is posted to that address and lands there too.
 */
async function judgeAdmin(house: House, facts: Facts): Promise<Verdict> {
  const kind = FILE.test(facts.path) ? "own-media" : "admin";
  if (await hasSession(house, facts)) return pass("admin", { kind });
  // @NOTE A client router that is told no in anything but its own protocol loads the page anew.
  if (facts.headers.has("rsc")) return refuse(facts, "no-session");
  return signInHere(facts);
}

/**
 * The API's reference is a page of the dashboard, under the API's address. Who asks for a page and
 * has no session gets the form; a program gets the document that it gets anywhere in the API.
 */
async function judgeReference(house: House, facts: Facts): Promise<Verdict> {
  if (!isRead(facts)) return refuse(facts, "method");
  if (await hasSession(house, facts)) return pass("admin", { kind: "reference" });
  const isForPerson = facts.headers.get("accept")?.includes("text/html") === true;
  return isForPerson ? signInHere(facts) : refuse(facts, "no-token");
}

/** A file of the media library is no page of the dashboard, whatever it says. */
const FILE = /^\/admin\/[^/]+\/media\/file\//;

function signInHere(facts: Facts): Verdict {
  const returnTo = encodeURIComponent(`${facts.path}${facts.search}`);
  const login = `/login?returnTo=${returnTo}`;
  return { ...pass("entrance", { kind: "page" }), target: login, status: 401 };
}

const isLink = (path: string): boolean =>
  path === "/setup" || linkTrees.some((tree) => path.startsWith(tree));

const pass = (surface: Surface, dress: Dress) =>
  ({ kind: "pass", surface, organizationId: null, dress }) as const;
