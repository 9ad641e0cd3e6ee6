import { describe, expect, test } from "vitest";
import { readPoliciesRequest } from "../../../../scripts/lib/policies/policies-request.ts";

const read = (words: string) => readPoliciesRequest(words.split(" "));

describe("the words after «policies»", () => {
  test("mean what they say", () => {
    expect(read("export --org acme")).toEqual({ verb: "export", org: "acme", out: null });
    expect(read("export --org acme --out a.yaml")).toMatchObject({ out: "a.yaml" });
    expect(read("check a.yaml")).toEqual({ verb: "check", file: "a.yaml", org: null });
    expect(read("check a.yaml --org acme")).toMatchObject({ org: "acme" });
    expect(read("diff a.yaml --org acme")).toMatchObject({ missing: "leave" });
    expect(read("diff a.yaml --org acme --delete-missing")).toMatchObject({ missing: "delete" });
    expect(read("apply a.yaml --org acme")).toMatchObject({ missing: "leave", agreed: "ask" });
    expect(read("apply --yes --org acme a.yaml")).toMatchObject({ file: "a.yaml", agreed: "yes" });
    expect(read("import-roles a.json --org acme")).toMatchObject({ verb: "import-roles" });
  });

  test.each([
    "",
    "export",
    "export a.yaml --org acme",
    "diff --org acme",
    "diff a.yaml",
    "diff a.yaml --org acme --yes",
    "apply a.yaml b.yaml --org acme",
    "apply a.yaml --org acme --force",
    "check",
    "check a.yaml --delete-missing",
    "import-roles a.json",
    "constructor a.json --org acme",
    "destroy a.yaml --org acme",
  ])("«%s» mean nothing", (words) => {
    expect(read(words)).toBeNull();
  });
});
