import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Invalid } from "@/lib/kernel/errors.ts";
import { fileOf, stateOf } from "@/lib/policy-files/file-state.ts";
import { readPolicyFile } from "@/lib/policy-files/read-policy-file.ts";
import { policyFileJson, policyFileYaml } from "@/lib/policy-files/write-policy-file.ts";
import { textSource } from "@/lib/policy-files/text-source.ts";
import { yamlText } from "@/lib/policy-files/yaml-text.ts";
import { anyState } from "./any-state.ts";

const WHOLE = `gatehouse: policies/1
roles:
  - slug: public
    policies: [Visitors]
  - { slug: editor, name: Editor, contains: [public], policies: ["Own posts"] }
policies:
  - name: Visitors
    permissions:
      - { collection: posts, action: read, fields: [title, body] }
  - name: Own posts
    permissions:
      - collection: posts
        actions: [update, create]
        rule: { createdBy: { _eq: $CURRENT_USER } }
        validation: { status: { _eq: draft } }
        presets: { sticky: false }
assertions:
  - { role: editor, cannot: [delete, publish], collection: posts }
`;

const refusal = (text: string): string => {
  try {
    readPolicyFile(text);
  } catch (error) {
    if (error instanceof Invalid) return error.issues.map(({ message }) => message).join("\n");
    throw error;
  }
  return "read";
};

describe("a policy file", () => {
  test("is written in one way, whichever way it was written before", () => {
    const { file } = readPolicyFile(WHOLE);
    const text = policyFileYaml(fileOf(stateOf(file), file.assertions));
    expect(text).toBe(`# Roles and policies of an organization. See docs/policies-as-code.md.

gatehouse: policies/1
roles:
  - slug: editor
    name: Editor
    contains: [public]
    policies: [Own posts]
  - slug: public
    policies: [Visitors]
policies:
  - name: Own posts
    permissions:
      - collection: posts
        actions: [create, update]
        rule: { createdBy: { _eq: $CURRENT_USER } }
        validation: { status: { _eq: draft } }
        presets: { sticky: false }
  - name: Visitors
    permissions:
      - collection: posts
        actions: [read]
        fields: [body, title]
assertions:
  - role: editor
    cannot: [delete, publish]
    collection: posts
`);
  });

  test("says in one way that a role has no description", () => {
    const roles = [{ slug: "staff", name: "Staff", description: "", contains: [], policies: [] }];
    const file = fileOf({ roles, policies: [] });
    expect(readPolicyFile(policyFileYaml(file)).file).toEqual(file);
    expect(readPolicyFile(policyFileJson(file)).file).toEqual(file);
  });

  test("says the same as YAML and as JSON, for every state", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const file = fileOf(state);
        for (const text of [policyFileYaml(file), policyFileJson(file)]) {
          const again = readPolicyFile(text).file;
          expect(again).toEqual(file);
          expect(fileOf(stateOf(again))).toEqual(file);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("is the same text for the same state, in whatever order it was read", () => {
    fc.assert(
      fc.property(anyState, ({ roles, policies }) => {
        const turned = {
          roles: roles.toReversed().map((role) => ({
            ...role,
            contains: role.contains.toReversed(),
            policies: role.policies.toReversed(),
          })),
          policies: policies.toReversed().map((policy) => ({
            ...policy,
            permissions: policy.permissions.toReversed(),
          })),
        };
        expect(policyFileYaml(fileOf(turned))).toBe(policyFileYaml(fileOf({ roles, policies })));
      }),
      { numRuns: 50 },
    );
  });

  test("keeps any JSON that stands in it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!JSON.stringify(value).includes("__proto__"));
        const plain = JSON.parse(JSON.stringify(value)) as typeof value;
        const text = yamlText({ of: plain as never });
        expect(textSource(text).value).toEqual({ of: plain });
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ["nothing", "", "Line 1: Invalid input: expected object, received null"],
    [
      "another edition",
      "gatehouse: policies/9",
      "Line 1: gatehouse: Write «gatehouse: policies/1».",
    ],
    [
      "an action that does not exist",
      WHOLE.replace("action: read", "action: destroy"),
      "Line 9: policies[0].permissions[0].action: No such action. There are create, read, read-draft, update, delete, publish, share.",
    ],
    [
      "such an action in an assertion",
      WHOLE.replace("cannot: [delete, publish]", "cannot: [erase]"),
      "Line 18: assertions[0].cannot: No such action. There are create, read, read-draft, update, delete, publish, share.",
    ],
    ["a member", `${WHOLE}members: [ada@acme.test]\n`, 'Line 1: Unrecognized key: "members"'],
    [
      "a role that is not there",
      WHOLE.replace("contains: [public]", "contains: [ghost]"),
      "Line 5: roles[1].contains[0]: No role «ghost» in this file.",
    ],
    [
      "a policy that is not there",
      WHOLE.replace("policies: [Visitors]", "policies: [Ghosts]"),
      "Line 4: roles[0].policies[0]: No policy «Ghosts» in this file.",
    ],
    [
      "an assertion about nobody",
      WHOLE.replace("role: editor", "role: ghost"),
      "Line 18: assertions[0].role: No role «ghost» in this file.",
    ],
    [
      "a role that contains itself through another",
      WHOLE.replace("policies: [Visitors]", "contains: [editor]"),
      "Line 4: roles[0].contains: «public» would contain itself.\nLine 5: roles[1].contains: «editor» would contain itself.",
    ],
    [
      "the same policy twice",
      WHOLE.replace("name: Own posts", "name: Visitors").replace('["Own posts"]', "[]"),
      "Line 10: policies[1].name: «Visitors» stands here twice.",
    ],
    [
      "a role without a name",
      WHOLE.replace("name: Editor, ", ""),
      "Line 5: roles[1]: Give the role «editor» a name.",
    ],
    [
      "a system role by another name",
      WHOLE.replace("slug: public", "slug: public\n    name: Everybody"),
      "Line 3: roles[0]: «public» is a system role: it has its name and description already.",
    ],
    [
      "can and cannot at once",
      WHOLE.replace("cannot:", "can: read, cannot:"),
      "Line 18: assertions[0]: Name either «can» or «cannot».",
    ],
    [
      "an exception of everything",
      WHOLE.replace("collection: posts }\n", "collection: posts, except: {} }\n").replace(
        "fields: [title, body], except: {}",
        "fields: [title, body]",
      ),
      "Line 18: assertions[0].except: Name a condition.",
    ],
    [
      "an alias",
      "gatehouse: &x policies/1\nroles: *x",
      "Aliases are not taken: write every part where it counts.",
    ],
    [
      "a name that objects have already",
      `{"gatehouse": "policies/1", "policies": [{"name": "A", "permissions": [{"collection": "posts", "action": "read", "rule": {"__proto__": {}}}]}]}`,
      "Line 1: policies[0].permissions[0].rule.__proto__: No member can have this name.",
    ],
    [
      "a text that cannot be stored",
      'gatehouse: "a\\0b"',
      "Line 1: gatehouse: This holds a character that cannot be stored.",
    ],
  ])("that holds %s is refused with its place", (_what, text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test.each([
    ["two documents", "---\na: 1\n---\nb: 2", "Line 3"],
    ["the same name twice", "gatehouse: policies/1\ngatehouse: policies/1", "Line 2"],
    [
      "the same name twice further in",
      'gatehouse: policies/1\nroles: [{ a: 1, "a": 2 }]',
      "Line 2",
    ],
    ["a type of its own", "gatehouse: !own policies/1", "Line 1"],
    ["no YAML", "roles: [", "Line 1"],
    ["endless brackets", "[".repeat(100_000), "Line 1"],
  ])("that is %s is no policy file", (_what, text, line) => {
    expect(refusal(text)).toContain(`${line}: this is neither YAML nor JSON.`);
  });

  test("of very many names is refused in the time that it takes to read them", () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`);
    expect(refusal(names.join("\n"))).toMatch(/Unrecognized keys/);
    expect(refusal([...names, "k0: 1"].join("\n"))).toContain("Line 20001");
    const unsafe = names.map((name) => `"\\0${name.replace(":", '":')}`);
    expect(refusal(unsafe.join("\n"))).toContain("a character that cannot be stored");
  });

  test("that is nested too deeply is refused", () => {
    const deep = `${"{ _and: [".repeat(40)}{ title: x }${"] }".repeat(40)}`;
    const text = `gatehouse: policies/1
policies:
  - name: Deep
    permissions:
      - { collection: posts, action: read, rule: ${deep} }
`;
    expect(refusal(text)).toMatch(/^Line 5: .*: This is nested too deeply\.$/);
  });
});
