import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { withTree } from "./canary-tree.ts";
import { checkImports, governingRow } from "./check-imports.ts";
import { importTable } from "./import-table.ts";
import { parseModules } from "./modules.ts";
import { listSourceFiles } from "./source-files.ts";

const root = path.join(import.meta.dirname, "..", "..");

const TARGETS = [
  "scripts/lib/lead-workers.mjs",
  "scripts/lib/web-server.ts",
  "lib/front/serve.ts",
  "lib/front/serve-api.ts",
  "lib/access/decide.ts",
  "lib/access/grants.ts",
  "lib/access/permit.ts",
  "lib/api/routes.ts",
  "lib/access/principal.ts",
  "lib/audit/record.ts",
  "lib/auth/session.ts",
  "lib/catalogue/collections.ts",
  "lib/content/publish-page.ts",
  "lib/content/repository.ts",
  "lib/db/client.ts",
  "lib/doors/page/page.ts",
  "lib/gates/hmac/server.ts",
  "lib/gates/hmac/verify.ts",
  "lib/guests/enter-site.ts",
  "lib/content/resource/entry-source.ts",
  "lib/kernel/clock.ts",
  "lib/kernel/ids.ts",
  "lib/media/presets.ts",
  "lib/query/read-list.ts",
  "lib/site-access/change-level.ts",
  "lib/site-access/record.ts",
  "lib/site-access/site-sources.ts",
  "lib/tenancy/directory.ts",
  "lib/tenancy/scope.ts",
  "lib/usecase/run.ts",
  "lib/wall/middleware.ts",
  "lib/wall/wall.ts",
  "app/_ui/button.tsx",
  "packages/client/src/client.ts",
];

/** [importing file, what it imports, whether the table admits it] */
const CANARIES: [string, string, boolean][] = [
  ["middleware.ts", "@/lib/wall/middleware.ts", true],
  ["middleware.ts", "@/lib/kernel/ids.ts", false],
  ["middleware.ts", "@/lib/api/routes.ts", false],
  ["middleware.ts", "node:fs", false],
  ["lib/kernel/x.ts", "@/lib/access/decide.ts", false],
  ["lib/kernel/x.ts", "node:crypto", false],
  ["lib/kernel/x.ts", "crypto", false],
  ["lib/kernel/x.ts", "next/headers", false],
  ["lib/kernel/x.ts", "@prisma/client", false],
  ["lib/gates/hmac/verify.ts", "@/lib/kernel/ids.ts", true],
  ["lib/gates/hmac/verify.ts", "./server.ts", false],
  ["lib/gates/hmac/verify.ts", "node:crypto", false],
  ["lib/gates/hmac/verify.ts", "@prisma/client/runtime/client", false],
  ["lib/wall/x.ts", "@/lib/gates/hmac/verify.ts", true],
  ["lib/wall/x.ts", "@/lib/gates/hmac/server.ts", false],
  ["lib/wall/x.ts", "@/lib/site-access/record.ts", true],
  ["lib/wall/x.ts", "@/lib/site-access/change-level.ts", false],
  ["lib/wall/x.ts", "node:http", false],
  ["lib/site-access/record.ts", "./site-sources.ts", true],
  ["lib/site-access/site-sources.ts", "./change-level.ts", false],
  ["lib/site-access/record.ts", "@/lib/kernel/ids.ts", true],
  ["lib/site-access/record.ts", "./change-level.ts", false],
  ["lib/site-access/record.ts", "@/lib/usecase/run.ts", false],
  ["lib/access/x.ts", "@/lib/kernel/ids.ts", true],
  ["lib/access/x.ts", "@/lib/kernel/clock.ts", false],
  ["lib/access/x.ts", "@/lib/tenancy/scope.ts", false],
  ["lib/access/x.ts", "next/cache", false],
  ["lib/db/x.ts", "pg", true],
  ["lib/trips/x.ts", "pg", true],
  ["lib/trips/x.ts", "@/lib/db/pool.ts", false],
  ["lib/tenancy/x.ts", "@/lib/trips/prepared.ts", false],
  ["lib/db/x.ts", "@/lib/tenancy/scope.ts", false],
  ["lib/tenancy/x.ts", "@/lib/db/client.ts", true],
  ["lib/tenancy/x.ts", "@/lib/access/decide.ts", false],
  ["lib/tenancy/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/audit/x.ts", "@/lib/tenancy/scope.ts", true],
  ["lib/audit/x.ts", "@/lib/db/client.ts", false],
  ["lib/usecase/x.ts", "@/lib/access/decide.ts", true],
  ["lib/usecase/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/usecase/x.ts", "next", false],
  ["lib/limits/x.ts", "@/lib/kernel/ids.ts", true],
  ["lib/limits/x.ts", "@/lib/db/client.ts", false],
  ["lib/auth/x.ts", "@/lib/tenancy/directory.ts", true],
  ["lib/auth/x.ts", "@/lib/tenancy/scope.ts", false],
  ["lib/gates/hmac/x.ts", "@/lib/access/principal.ts", true],
  ["lib/gates/hmac/x.ts", "@/lib/access/decide.ts", false],
  ["lib/gates/hmac/x.ts", "@/lib/content/repository.ts", false],
  ["lib/api/x.ts", "@/lib/content/publish-page.ts", true],
  ["lib/api/x.ts", "@/lib/content/repository.ts", false],
  ["lib/api/x.ts", "next/server", false],
  ["lib/doors/page/x.ts", "@/lib/gates/hmac/server.ts", true],
  ["lib/doors/page/x.ts", "@/lib/db/client.ts", false],
  ["lib/doors/page/x.ts", "@/lib/auth/session.ts", false],
  ["lib/doors/auth/x.ts", "@/lib/auth/session.ts", true],
  ["lib/doors/auth/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/content/x.ts", "./repository.ts", true],
  ["lib/content/x.ts", "@/lib/usecase/run.ts", true],
  ["lib/media/x.ts", "@/lib/content/repository.ts", false],
  ["lib/content/x.ts", "@/lib/db/client.ts", false],
  ["lib/site-design/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/content/x.ts", "@/lib/doors/page/page.ts", false],
  ["lib/content/x.ts", "next/cache", false],
  ["lib/query/x.ts", "@/lib/tenancy/scope.ts", true],
  ["lib/query/x.ts", "@/lib/access/decide.ts", false],
  ["lib/query/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/content/x.ts", "@/lib/query/read-list.ts", true],
  ["lib/api/x.ts", "@/lib/query/read-list.ts", true],
  ["lib/catalogue/x.ts", "@/lib/content/publish-page.ts", true],
  ["lib/catalogue/x.ts", "@/lib/content/repository.ts", false],
  ["lib/content/x.ts", "@/lib/catalogue/collections.ts", false],
  ["lib/richtext/x.ts", "@/lib/kernel/ids.ts", true],
  ["lib/richtext/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/outbound/x.ts", "@/lib/kernel/ids.ts", true],
  ["lib/outbound/x.ts", "@/lib/tenancy/scope.ts", false],
  ["lib/media/media-address.ts", "@/lib/tenancy/scope.ts", false],

  ["lib/import/x.ts", "@/lib/content/publish-page.ts", true],
  ["lib/import/x.ts", "@/lib/content/repository.ts", false],
  ["lib/site-access/x.ts", "./record.ts", true],
  ["lib/site-access/x.ts", "@/lib/auth/session.ts", false],
  ["lib/bypass/x.ts", "@/lib/auth/session.ts", false],
  ["lib/doors/page/x.ts", "@/lib/content/publish-page.ts", true],
  ["lib/doors/page/x.ts", "@/lib/content/repository.ts", false],
  ["instrumentation.ts", "@/lib/tenancy/scope.ts", false],
  ["instrumentation-client.ts", "@/lib/kernel/ids.ts", false],
  ["lib/front/x.ts", "@/lib/api/routes.ts", false],
  ["scripts/commands/import.ts", "@/lib/wall/wall.ts", false],
  ["lib/setup/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/guests/x.ts", "@/lib/auth/session.ts", false],
  ["lib/usage/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/provisioning/x.ts", "@/lib/members/repository.ts", false],
  ["lib/provisioning/x.ts", "@/lib/roles/update-role.ts", false],
  ["lib/scim/x.ts", "@/lib/roles/update-role.ts", false],
  ["lib/sso/x.ts", "@/lib/members/repository.ts", false],
  ["lib/sso/x.ts", "@/lib/auth/sign-in.ts", false],
  ["lib/scim/x.ts", "@/lib/tenancy/open-scope.ts", false],
  ["lib/graphql/x.ts", "@/lib/content/publish-page.ts", true],
  ["lib/graphql/x.ts", "@/lib/content/repository.ts", false],
  ["lib/graphql/x.ts", "@/lib/tenancy/scope.ts", false],
  ["scripts/commands/types.ts", "../../packages/client/src/client.ts", true],
  ["scripts/commands/types.ts", "@/lib/tenancy/scope.ts", false],
  ["lib/website/x.ts", "@/lib/content/publish-page.ts", true],
  ["lib/website/x.ts", "@/lib/content/repository.ts", false],
  ["lib/website/x.ts", "@/lib/guests/enter-site.ts", false],
  ["lib/roles/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/policies/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/members/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/people/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/instance/x.ts", "@/lib/members/add-member.ts", false],
  ["lib/account/x.ts", "@/lib/members/add-member.ts", false],
  ["lib/domains/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/policy-files/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/archive/x.ts", "@/lib/policies/create-policy.ts", false],
  ["lib/media/media-address.ts", "node:path", false],
  ["lib/media/media-address.ts", "@/lib/media/presets.ts", true],
  ["lib/media/assets/x.ts", "@/lib/content/resource/entry-source.ts", true],
  ["lib/media/assets/x.ts", "@/lib/content/repository.ts", false],
  ["lib/saved-views/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/links/x.ts", "@/lib/content/repository.ts", false],
  ["lib/forms/x.ts", "@/lib/content/repository.ts", false],
  ["lib/links/x.ts", "@/lib/gates/guest/verify.ts", false],
  ["lib/links/x.ts", "@/lib/gates/link/link-gate.ts", false],
  ["lib/explain/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/search/x.ts", "@/lib/content/publish-page.ts", false],
  ["lib/jobs/x.ts", "@/lib/content/repository.ts", false],
  ["app/page.tsx", "@/lib/doors/page/page.ts", true],
  ["app/page.tsx", "@/lib/content/publish-page.ts", true],
  ["app/page.tsx", "./_ui/button.tsx", true],
  ["app/page.tsx", "@/lib/content/repository.ts", false],
  ["app/page.tsx", "@/lib/tenancy/scope.ts", false],
  ["app/page.tsx", "@/lib/gates/hmac/server.ts", false],
  ["server.mjs", "@/lib/front/serve.ts", false],
  ["server.mjs", "next", true],
  ["server.mjs", "./scripts/lib/lead-workers.mjs", true],
  ["server.mjs", "./scripts/lib/web-server.ts", false],
  ["instrumentation.ts", "@/lib/front/serve.ts", true],
  ["instrumentation.ts", "@/lib/front/serve-api.ts", false],
  ["lib/front/x.ts", "@/lib/wall/wall.ts", true],
  ["lib/front/x.ts", "@/lib/wall/middleware.ts", false],
  ["lib/front/x.ts", "@/lib/doors/page/page.ts", false],
  ["scripts/commands/import.ts", "@/lib/doors/page/page.ts", true],
  ["scripts/commands/import.ts", "@/lib/wall/wall.ts", false],
  ["scripts/commands/policies.ts", "@/lib/wall/wall.ts", false],
  ["scripts/commands/archive.ts", "@/lib/wall/wall.ts", false],
  ["scripts/x.ts", "@/lib/tenancy/scope.ts", true],
  ["scripts/x.ts", "@/lib/doors/page/page.ts", false],
  ["packages/client/src/x.ts", "@/lib/kernel/ids.ts", false],
  ["packages/client/src/x.ts", "node:crypto", false],
  ["examples/x/main.ts", "@/packages/client/src/client.ts", true],
  ["examples/x/main.ts", "@/lib/kernel/ids.ts", false],
  ["tests/x.ts", "@/lib/db/client.ts", true],
  ["next.config.ts", "@/lib/kernel/ids.ts", false],
  ["lib/content/x.ts", "./no-such-file.ts", false],
  ["lib/content/x.ts", "./publish-page", false],
];

const violationsOf = (file: string, source: string): string[] =>
  withTree(
    { ...Object.fromEntries(TARGETS.map((target) => [target, ""])), [file]: source },
    (folder) => checkImports(folder, parseModules(folder, [file]), importTable),
  );

describe("the canary tree", () => {
  test.each(CANARIES)("%s importing %s: admitted is %s", (file, specifier, admitted) => {
    expect(violationsOf(file, `import { x } from "${specifier}";`)).toHaveLength(admitted ? 0 : 1);
  });

  test.each([
    'import { x } from "@/lib/db/client.ts";',
    'import "@/lib/db/client.ts";',
    'import type { X } from "@/lib/db/client.ts";',
    'import { type X } from "../db/client.ts";',
    'export { x } from "@/lib/db/client.ts";',
    'export * from "@/lib/db/client.ts";',
    'export type { X } from "@/lib/db/client.ts";',
    'export const x = await import("@/lib/db/client.ts");',
    'export type X = import("@/lib/db/client.ts").X;',
    'export const x = require("@/lib/db/client.ts");',
    "export const x = (name: string) => import(name);",
  ])("a feature is refused for %s", (source) => {
    expect(violationsOf("lib/content/x.ts", source)).toHaveLength(1);
  });

  test("a row that lists types admits them, and no value", () => {
    const [type, value] = ["import type", "import"].map((form) =>
      violationsOf("lib/audit/x.ts", `${form} { X } from "@/lib/access/decide.ts";`),
    );
    expect(type).toEqual([]);
    expect(value).toHaveLength(1);
  });

  test("a file that no row speaks of is refused", () => {
    expect(violationsOf("elsewhere/x.ts", "export {};")).toHaveLength(1);
  });

  test("a file that does not parse is an error, not an empty module", () => {
    expect(() => violationsOf("lib/content/x.ts", "import {")).toThrow("lib/content/x.ts");
  });

  test("every row of the table has a canary that it refuses", () => {
    const guarded = CANARIES.filter(([, , admitted]) => !admitted).map(([file]) =>
      governingRow(file, importTable),
    );
    const bare = importTable.filter((row) => !guarded.includes(row)).map(({ files }) => files);
    expect(bare).toEqual(["tests/**"]);
  });
});

describe("the house", () => {
  const files = listSourceFiles(root);
  const modules = parseModules(root, files);

  test("is seen whole: as many modules as there are source files on the disk", () => {
    const counted = ["lib", "app", "scripts", "tests"].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .map((name) => `${folder}/${name}`)
        .filter((name) => /\.(?:ts|tsx|mjs)$/.test(name) && !name.startsWith("lib/db/generated/")),
    );
    const inFolders = modules.filter(({ file }) => /^(?:lib|app|scripts|tests)\//.test(file));
    expect(inFolders.length).toBeGreaterThan(0);
    expect(inFolders.map(({ file }) => file).sort()).toEqual(counted.sort());
  });

  test("is seen with its imports", () => {
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(modules.length);
  });

  test("keeps the table", () => {
    expect(checkImports(root, modules, importTable)).toEqual([]);
  });
});
