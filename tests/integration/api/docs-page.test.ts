import { expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { docsPage } from "@/lib/api/docs/docs-page.ts";
import { referenceFor } from "@/lib/api/reference/reference.ts";
import { ROUTES } from "@/lib/api/routes.ts";
import { answerReach } from "@/lib/usecase/answer-reach.ts";
import { useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const world = useTwoOrganizations(useDatabase());

async function pageFor(who: Principal, name = "Acme"): Promise<string> {
  const reaching = await answerReach(callerOf(who));
  const credential = who.kind === "domain" ? "domain-token" : "session";
  const context = {
    organization: { slug: "acme", name },
    origin: "http://acme.localhost:3000",
    root: "http://localhost:3000",
  };
  return docsPage(context, referenceFor(ROUTES, { ...reaching, credential }));
}

test("the page is one document without scripts and without styles of its own", async () => {
  const page = await pageFor(world().acme.admin);
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
  expect(page.match(/<h1/g)).toHaveLength(1);
});

test("every anchor leads somewhere, and no id is there twice", async () => {
  const page = await pageFor(world().acme.admin);
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, anchor] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(anchor);
});

test("it tells each caller of what is theirs alone", async () => {
  const { acme } = world();
  expect(await pageFor(acme.admin)).toMatch(/secretNote[\s\S]*\/drafts\/posts[\s\S]*domains/);
  const partner = await pageFor(acme.partner);
  expect(partner).toContain('id="posts"');
  expect(partner).not.toMatch(
    /secretNote|\/drafts|id="domains"|id="pages"|class="method post"|If-Match: /,
  );
  expect(partner).not.toContain("/api/v1/operations");
  const nobody = await pageFor(acme.nobody);
  expect(nobody).toContain("Nothing to use yet");
  expect(nobody).not.toContain('class="method');
});

test("names are text, whatever they hold", async () => {
  const member: MemberPrincipal = world().acme.nobody;
  const page = await pageFor(member, '<img src=x onerror="alert(1)">');
  expect(page).not.toContain("<img");
  expect(page).toContain("&lt;img src=x");
});
