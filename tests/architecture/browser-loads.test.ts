import path from "node:path";
import { describe, expect, test } from "vitest";
import { browserLoads } from "./browser-loads.ts";
import { withTree } from "./canary-tree.ts";
import { parseModules } from "./modules.ts";
import { listSourceFiles } from "./source-files.ts";

const root = path.join(import.meta.dirname, "..", "..");
const modules = parseModules(
  root,
  listSourceFiles(root).filter((file) => /^(?:app\/|lib\/|instrumentation-client)/.test(file)),
);

/** What is for typing, proving or sending, and heavy: it comes when somebody is about to. */
const LATE = [
  ...["zod", "@hookform/resolvers", "@simplewebauthn/", "tus-js-client"],
  ...["@tiptap/", "prosemirror", "@zxcvbn-ts/", "altcha", "uqr"],
];

/** What a list shows nothing of; a list beside which a form stands open names it. */
const FORM = ["react-hook-form"];

/** The dashboard's own: whoever signs in sees no menu, dialog or note yet. */
const SHELL = ["radix-ui"];

const admin = (screen: string) => `app/admin/[org]/${screen}/page.tsx`;

const SCREENS: readonly (readonly [page: string, without: readonly string[]])[] = [
  ["app/login/page.tsx", [...LATE, ...SHELL]],
  [admin("(overview)"), [...LATE, ...FORM]],
  [admin("pages"), [...LATE, ...FORM]],
  [admin("posts/(list)"), [...LATE, ...FORM]],
  [admin("content/[collection]/(list)"), [...LATE, ...FORM]],
  [admin("collections/(list)"), [...LATE, ...FORM]],
  [admin("media/(list)"), [...LATE, ...FORM]],
  [admin("members/(list)"), [...LATE, ...FORM]],
  [admin("roles/(list)"), [...LATE, ...FORM]],
  [admin("policies/(list)"), [...LATE, ...FORM]],
  [admin("domains/(list)"), LATE],
  [admin("tokens/(list)"), [...LATE, ...FORM]],
  [admin("links/(list)"), [...LATE, ...FORM]],
  [admin("errors/(list)"), [...LATE, ...FORM]],
  [admin("audit-log/(list)"), [...LATE, ...FORM]],
];

describe("what a browser loads for a screen", () => {
  test.each(SCREENS)("%s: nothing that may come later", (page, without) => {
    const loads = browserLoads(modules, page);
    expect([...loads.keys()]).toContain("react");
    const tooEarly = [...loads].filter(([name]) => without.some((one) => name.startsWith(one)));
    expect(tooEarly.map(([name, files]) => `${name} ← ${files.join(", ")}`)).toEqual([]);
  });

  test("is more where the screen is its form", () => {
    const loads = browserLoads(modules, "app/setup/page.tsx");
    expect([...loads.keys()]).toEqual(expect.arrayContaining(["react-hook-form", "zod"]));
  });

  test("is what its own modules and those around it name, and no type, action or late import", () => {
    const files = {
      "app/layout.tsx": 'import { A } from "./a.tsx"; import "on-server"; export const l = A;',
      "app/a.tsx": '"use client"; import "of-layout"; export const A = 1;',
      "app/x/error.tsx": '"use client"; export { e } from "of-error";',
      "app/x/page.tsx": 'import { B } from "@/app/x/b.tsx"; export const p = B;',
      "app/x/b.tsx": `"use client"; import type { T } from "a-type"; import { act } from "./act.ts";
        import { c } from "./c.ts"; export const B = () => [act, c, import("./late.ts")] as T;`,
      "app/x/c.ts": 'export { c } from "of-child";',
      "app/x/act.ts": '"use server"; import "of-action"; export const act = 1;',
      "app/x/late.ts": 'import "of-late";',
    };
    const found = withTree(files, (folder) =>
      browserLoads(parseModules(folder, Object.keys(files)), "app/x/page.tsx"),
    );
    expect([...found.keys()].sort()).toEqual(["of-child", "of-error", "of-layout"]);
    expect(found.get("of-child")).toEqual(["app/x/c.ts"]);
  });
});
