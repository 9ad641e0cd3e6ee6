import { describe, expect, test } from "vitest";
import { Invalid } from "@/lib/kernel/errors.ts";
import { failedAssertions } from "@/lib/policy-files/check-assertions.ts";
import { stateOf } from "@/lib/policy-files/file-state.ts";
import { readPolicyFile } from "@/lib/policy-files/read-policy-file.ts";

const FILE = `
gatehouse: policies/1
roles:
  - slug: admin
  - { slug: public, policies: [Published, Everything written] }
  - { slug: guest, policies: [Published] }
  - { slug: editor, name: Editor, contains: [author], policies: [Editing] }
  - { slug: author, name: Author, policies: [Own posts] }
  - { slug: nobody, name: Nobody }
policies:
  - name: Published
    permissions:
      - { collection: posts, action: read, fields: [title, body] }
  - name: Everything written
    permissions:
      - { collection: posts, actions: [create, update] }
  - name: Own posts
    permissions:
      - collection: posts
        actions: [read-draft, update]
        rule: { createdBy: { _eq: $CURRENT_USER } }
      - collection: posts
        actions: [delete]
        rule: { createdBy: { _eq: $CURRENT_USER }, status: draft }
  - name: Editing
    permissions:
      - { collection: pages, actions: [read, update] }
      - { collection: roles, actions: [read], presets: { name: x } }
`;

/** What is said against an assertion; null: it holds. */
function against(assertion: string): string | null {
  const { file } = readPolicyFile(`${FILE}assertions:\n  - { ${assertion} }\n`);
  return failedAssertions(stateOf(file), file.assertions)[0]?.message ?? null;
}

/** What is said of a file that cannot be read because of an assertion. */
function refusal(assertion: string): string {
  try {
    return against(assertion) ?? "It holds.";
  } catch (error) {
    if (error instanceof Invalid) return error.issues.map(({ message }) => message).join("\n");
    throw error;
  }
}

const OWN = "{ createdBy: { _eq: $CURRENT_USER } }";

describe("an assertion holds where the engine says so", () => {
  test.each([
    "role: editor, can: update, collection: pages",
    "role: editor, can: [read, update], collection: pages, field: title",
    "role: editor, cannot: delete, collection: pages",
    `role: editor, can: update, collection: posts, where: ${OWN}`,
    `role: author, can: update, collection: posts, where: { _and: [${OWN}, { status: draft }] }`,
    `role: author, cannot: update, collection: posts, except: ${OWN}`,
    `role: author, cannot: delete, collection: posts, except: ${OWN}`,
    `role: author, cannot: delete, collection: posts, except: { status: { _eq: draft } }`,
    "role: author, cannot: read, collection: posts",
    "role: nobody, cannot: [create, read, read-draft, update, delete, publish, share], collection: posts",
    "role: public, can: read, collection: posts, field: title",
    "role: public, cannot: read, collection: posts, field: secretNote",
    "role: public, cannot: [create, update], collection: posts",
    "role: guest, cannot: read-draft, collection: posts",
    "role: admin, can: delete, collection: settings",
    "role: nobody, cannot: read, collection: static-tokens",
    "role: editor, cannot: read, collection: roles",
  ])("%s", (assertion) => {
    expect(against(assertion)).toBeNull();
  });
});

describe("an assertion fails with the reason", () => {
  test.each([
    [
      "role: editor, cannot: update, collection: pages",
      "editor can update pages: the policy «Editing».",
    ],
    ["role: admin, cannot: read, collection: posts", "admin can read posts: the role Admin."],
    [
      "role: editor, can: delete, collection: pages",
      "editor cannot delete pages: no policy gives it.",
    ],
    [
      "role: editor, can: update, collection: posts",
      "editor cannot update posts everywhere: only where { createdBy: { _eq: $CURRENT_USER } }.",
    ],
    [
      `role: author, can: delete, collection: posts, where: ${OWN}`,
      "author cannot delete posts where { createdBy: { _eq: $CURRENT_USER } }: only where { createdBy: { _eq: $CURRENT_USER }, status: draft }.",
    ],
    [
      "role: author, cannot: update, collection: posts, except: { status: draft }",
      "author can update posts where { createdBy: { _eq: $CURRENT_USER } }: the policy «Own posts».",
    ],
    [
      `role: editor, cannot: update, collection: pages, except: ${OWN}`,
      "editor can update pages: the policy «Editing».",
    ],
    [
      "role: public, can: read, collection: posts, field: secretNote",
      "public cannot read posts field secretNote: no policy gives it.",
    ],
    [
      "role: public, can: create, collection: posts",
      "public cannot create posts: no policy gives it.",
    ],
  ])("%s", (assertion, reason) => {
    expect(against(assertion)).toBe(reason);
  });

  test.each([
    ["{}", ""],
    ["{ title: {} }", ".title"],
    ["{ author: { title: {} } }", ".author.title"],
    ["{ status: draft, title: {} }", ".title"],
    ["{ _and: [] }", "._and"],
    ["{ _and: x }", "._and"],
    ["{ _and: [x] }", "._and[0]"],
    ["{ _and: [{ title: x }, {}] }", "._and[1]"],
    ["{ _or: [{ _and: [{ title: {} }] }] }", "._or[0]._and[0].title"],
  ])("at its place where it is no condition: %s", (rule, place) => {
    for (const said of [`cannot: update, except: ${rule}`, `can: update, where: ${rule}`]) {
      const at = `assertions[0].${said.includes("cannot") ? "except" : "where"}${place}`;
      expect(refusal(`role: author, collection: posts, ${said}`)).toContain(`${at}: Name a`);
    }
  });

  test("for a role that an organization has not", () => {
    const assertion = { role: "ghost", cannot: "read", collection: "posts" } as const;
    expect(failedAssertions({ roles: [], policies: [] }, [assertion])).toEqual([
      { path: ["assertions", 0, "role"], message: "There is no role «ghost»." },
    ]);
  });

  test("in a sentence that can be read, however many rules there are", () => {
    const permissions = Array.from({ length: 12 }, (_, index) => ({
      ...({ collection: "posts", action: "read", fields: null } as const),
      ...{ rule: { title: { _eq: `t${index}` } }, validation: null, presets: null },
    }));
    const state = {
      roles: [
        {
          ...{ slug: "many", name: "Many", description: "" },
          ...{ contains: [], policies: ["Many"] },
        },
      ],
      policies: [{ name: "Many", description: "", permissions }],
    };
    const assertion = { role: "many", can: "read", collection: "posts" } as const;
    const [failed] = failedAssertions(state, [assertion]);
    expect(failed?.message).toMatch(/title: \{ _eq: t9 \} \}, or by 2 rules more\.$/);
  });

  test("and names an action once", () => {
    const every = Array.from({ length: 8 }, () => "read").join(", ");
    expect(() => against(`role: nobody, cannot: [${every}], collection: posts`)).toThrow(
      "cannot be read",
    );
  });
});
