import { describe, expect, it } from "vitest";
import { isWhole } from "@/lib/policies/policy-form/matrix.ts";
import { draftsOf, problemsOfDraft } from "@/lib/policies/policy-form/permission-draft.ts";
import { templatesOf } from "@/lib/policies/templates.ts";
import { POLICY_CATALOGUE } from "./policy-catalogue.ts";

const templates = templatesOf(POLICY_CATALOGUE);

/** What a template opens, as `collection:action`. */
const rightsOf = (key: string): readonly string[] =>
  (templates.find((one) => one.key === key)?.permissions ?? []).map(
    ({ collection, action }) => `${collection}:${action}`,
  );

describe("templates of policies", () => {
  it.each(templates.map((template) => [template.name, template] as const))(
    "%s is finished, and names only what there is",
    (_, { permissions }) => {
      const drafts = draftsOf(
        permissions.map((one) => ({ ...one, id: null })),
        POLICY_CATALOGUE,
      );
      expect(drafts.flatMap((draft) => problemsOfDraft(draft, POLICY_CATALOGUE))).toEqual([]);
      for (const { collection, action, rule } of drafts) {
        const known = POLICY_CATALOGUE.find(({ slug }) => slug === collection);
        expect(known?.actions).toContain(action);
        expect(rule?.undrawn ?? null).toBeNull();
      }
    },
  );

  it("give no more than their names say", () => {
    expect(rightsOf("website-api")).toEqual(["pages:read", "posts:read", "authors:read"]);
    const website = templates.find(({ key }) => key === "website-api")?.permissions ?? [];
    expect(website.flatMap(({ fields }) => fields ?? ["all"])).not.toContain("all");
    expect(website.flatMap(({ fields }) => fields ?? [])).not.toContain("secretNote");
    expect(rightsOf("read-only").every((right) => /:read(?:-draft)?$/.test(right))).toBe(true);
    expect(rightsOf("content-manager").some((right) => /^(?:users|roles|site)/.test(right))).toBe(
      false,
    );
    expect(rightsOf("user-manager").some((right) => /^(?:posts|pages|policies)/.test(right))).toBe(
      false,
    );
  });

  it("keep a guest author to what they made, but for making it", () => {
    const author = templates.find(({ key }) => key === "guest-author");
    const drafts = draftsOf(
      (author?.permissions ?? []).map((one) => ({ ...one, id: null })),
      POLICY_CATALOGUE,
    );
    expect(rightsOf("guest-author")).toEqual([
      ...["posts:create", "posts:read", "posts:read-draft", "posts:update"],
    ]);
    expect(drafts.filter(isWhole).map(({ action }) => action)).toEqual(["create"]);
  });

  it("leave out what would be empty here", () => {
    const system = POLICY_CATALOGUE.filter(({ kind }) => kind === "system");
    expect(templatesOf(system).map(({ key }) => key)).toEqual(["user-manager", "watcher"]);
  });
});
