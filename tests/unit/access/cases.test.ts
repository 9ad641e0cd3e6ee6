import { describe, expect, test } from "vitest";
import { decide } from "@/lib/access/decide.ts";
import { grantsOf, WHOLE, type Case } from "@/lib/access/grants.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { newId, type DomainId, type OrganizationId } from "@/lib/kernel/ids.ts";

const domain: Principal = {
  kind: "domain",
  organizationId: newId<OrganizationId>(),
  domainId: newId<DomainId>(),
  epoch: 1,
  hostname: "partner.test",
};

const OWN = { createdBy: { _eq: "$CURRENT_USER" } };

const grants = grantsOf({
  admin: false,
  roles: [],
  permissions: [
    { collection: "posts", action: "read", fields: ["title"] },
    { collection: "posts", action: "read", fields: ["body"], rule: OWN },
    { collection: "posts", action: "update", rule: OWN },
    { collection: "site", action: "read", rule: OWN },
    { collection: "static-tokens", action: "read", rule: OWN },
    { collection: "domains", action: "read", validation: OWN },
    { collection: "roles", action: "read", presets: { name: "x" } },
  ],
});

const asked = (action: "read" | "update", holding?: readonly Case[]) => {
  const question = { action, collection: "posts", id: null };
  return decide(domain, grants, holding === undefined ? question : { ...question, holding });
};

const casesOf = (action: "read" | "update"): readonly Case[] => {
  const decision = asked(action);
  if (!decision.allowed) throw new Error(decision.because);
  return decision.permit.cases;
};

describe("the cases of a permit", () => {
  test("stand side by side, each with its own fields and its own rule", () => {
    expect(casesOf("read")).toEqual([
      { ...WHOLE, fields: new Set(["title"]) },
      { ...WHOLE, fields: new Set(["body"]), rule: OWN },
    ]);
  });

  test("narrow to those that hold for an entry, and their fields with them", () => {
    const [plain, own] = casesOf("read");
    if (plain === undefined || own === undefined) throw new Error("There are two cases.");
    const table: [readonly Case[], readonly string[] | null][] = [
      [
        [plain, own],
        ["title", "body"],
      ],
      [[plain], ["title"]],
      [[own], ["body"]],
      [[], null],
    ];
    for (const [holding, fields] of table) {
      const decision = asked("read", holding);
      const found = decision.allowed ? decision.permit.fields : null;
      expect(found instanceof Set ? [...found] : found).toEqual(fields);
    }
  });

  test("never come from anywhere but the grants", () => {
    const made = { ...WHOLE };
    expect(asked("update", [made, WHOLE]).allowed).toBe(false);
    expect(asked("update", casesOf("read")).allowed).toBe(false);
    expect(asked("update", casesOf("update")).allowed).toBe(true);
  });

  test("are none for what nothing obeys: a rule without rows, a shape without content", () => {
    const allowed = ["site", "static-tokens", "domains", "roles"].filter(
      (collection) => decide(domain, grants, { action: "read", collection, id: null }).allowed,
    );
    expect(allowed).toEqual([]);
  });
});
