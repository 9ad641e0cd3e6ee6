import fc from "fast-check";
import { expect, test } from "vitest";
import { compareStates, isSame } from "@/lib/policy-files/compare-states.ts";
import { differenceLines } from "@/lib/policy-files/difference-lines.ts";
import { fileOf, stateOf } from "@/lib/policy-files/file-state.ts";
import type { PolicyState, StoredState } from "@/lib/policy-files/policy-state.ts";
import { readPolicyFile } from "@/lib/policy-files/read-policy-file.ts";
import { policyFileYaml } from "@/lib/policy-files/write-policy-file.ts";
import { anyState } from "./any-state.ts";

/** A state as it would stand in an organization. */
const stored = ({ roles, policies }: PolicyState): StoredState => ({
  roles: roles.map((role) => ({
    ...{ ...role, id: role.slug, revision: 1, members: 2, domains: 1 },
    system: ["admin", "public"].includes(role.slug),
  })),
  policies: policies.map((policy) => ({
    ...{ ...policy, id: policy.name, revision: 1, members: 0, domains: 0 },
    permissions: policy.permissions.map((permission, index) => ({ ...permission, id: `${index}` })),
  })),
});

test("what is written out and read again is the same", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const again = stateOf(readPolicyFile(policyFileYaml(fileOf(state))).file);
      const difference = compareStates(stored(state), again, "delete");
      expect([differenceLines(difference), isSame(difference)]).toEqual([[], true]);
    }),
    { numRuns: 60 },
  );
});

test("a difference has lines, and none where there is no difference", () => {
  fc.assert(
    fc.property(anyState, anyState, (one, other) => {
      const difference = compareStates(stored(one), other, "delete");
      const lines = differenceLines(difference);
      expect(lines.length === 0).toBe(isSame(difference));
      for (const change of lines) {
        if (change.change === "change") expect(change.lines).not.toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

const stateIn = (text: string): PolicyState =>
  stateOf(readPolicyFile(`gatehouse: policies/1\n${text}`).file);

const BEFORE = stateIn(`
roles:
  - slug: admin
  - { slug: public, policies: [Reading] }
  - { slug: editor, name: Editor, description: Writes, contains: [helper], policies: [Writing] }
  - { slug: helper, name: Helper }
  - { slug: old, name: Old }
policies:
  - { name: Reading, permissions: [{ collection: posts, action: read }] }
  - { name: Writing, permissions: [{ collection: posts, actions: [create, update] }] }
  - { name: Unused }
`);

const AFTER = stateIn(`
roles:
  - { slug: public, policies: [Reading, New] }
  - { slug: editor, name: Editor, description: Writes posts, policies: [Writing] }
  - { slug: helper, name: Helper }
policies:
  - { name: Reading, permissions: [{ collection: posts, action: read, fields: [title] }] }
  - name: Writing
    permissions:
      - { collection: posts, actions: [create, publish] }
      - { collection: posts, action: update, rule: { createdBy: $CURRENT_USER }, validation: { sticky: false }, presets: { sticky: false } }
  - { name: New }
`);

test("a difference is told in plus and minus", () => {
  const difference = compareStates(stored(BEFORE), AFTER, "delete");
  expect(differenceLines(difference)).toEqual([
    { kind: "policy", name: "New", change: "create", lines: [] },
    {
      ...{ kind: "policy", name: "Reading", change: "change" },
      lines: ["- read posts", "+ read posts (title)"],
    },
    {
      ...{ kind: "policy", name: "Writing", change: "change" },
      lines: [
        "- update posts",
        "+ update posts where { createdBy: $CURRENT_USER } if it is then { sticky: false } with { sticky: false }",
        "+ publish posts",
      ],
    },
    { kind: "policy", name: "Unused", change: "delete", lines: [] },
    {
      ...{ kind: "role", name: "editor", change: "change" },
      lines: ["- description Writes", "+ description Writes posts", "- contains helper"],
    },
    { kind: "role", name: "public", change: "change", lines: ["+ policy New"] },
    {
      ...{ kind: "role", name: "old", change: "delete" },
      lines: ["- name Old", "- given to 2 members", "- given to 1 domain"],
    },
  ]);
});

test("what a file does not name stays, unless it is asked to go; system roles always stay", () => {
  const left = compareStates(stored(BEFORE), AFTER, "leave");
  expect(left.leftAlone).toEqual({ roles: ["old"], policies: ["Unused"] });
  expect([...left.roles, ...left.policies].filter(({ next }) => next === null)).toEqual([]);
  const gone = compareStates(stored(BEFORE), AFTER, "delete");
  expect(gone.leftAlone).toEqual({ roles: [], policies: [] });
  expect(gone.roles.filter(({ next }) => next === null).map(({ name }) => name)).toEqual(["old"]);
});
