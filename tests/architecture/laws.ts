import { Visitor } from "oxc-parser";
import type { Module } from "./modules.ts";

/** Where a name was found that has no business there: `file: what`. */
type Finding = string;

const WORLD = new Set([
  "Date",
  "performance",
  "process",
  "globalThis",
  "crypto",
  "fetch",
  "Promise",
  "setTimeout",
  "setInterval",
  "queueMicrotask",
  "structuredClone",
]);

/** What makes the policy engine depend on more than its arguments: waiting, time, chance, world. */
export function impurities(module: Module): Finding[] {
  const found: Finding[] = [];
  const note = (what: string) => found.push(`${module.file}: ${what}`);
  const noteAsync = ({ async }: { async: boolean }) => {
    if (async) note("async");
  };
  new Visitor({
    FunctionDeclaration: noteAsync,
    FunctionExpression: noteAsync,
    ArrowFunctionExpression: noteAsync,
    AwaitExpression: () => note("await"),
    ImportExpression: () => note("import()"),
    Identifier({ name }) {
      if (WORLD.has(name)) note(name);
    },
    MemberExpression({ object, property }) {
      const isRandom = object.type === "Identifier" && object.name === "Math";
      if (isRandom && property.type === "Identifier" && property.name === "random") note("random");
    },
  }).visit(module.program);
  return found;
}

/** Who may claim that a value is a capability, and which function makes one. */
const CAPABILITIES = [
  { type: "Scope", home: "lib/tenancy/", maker: null, makersHome: null },
  { type: "Permit", home: "lib/access/", maker: "issuePermit", makersHome: "lib/access/decide.ts" },
] as const;

/** Assertions and predicates that turn a plain value into a capability away from its home. */
export function forgeries(module: Module): Finding[] {
  return CAPABILITIES.flatMap(({ type, home, maker, makersHome }) => {
    const found: Finding[] = [];
    const noteClaim = ({ typeAnnotation }: { typeAnnotation: unknown }) => {
      if (mentions(typeAnnotation, type)) found.push(`${module.file}: claims a ${type}`);
    };
    if (!module.file.startsWith(home)) {
      new Visitor({
        TSAsExpression: noteClaim,
        TSTypeAssertion: noteClaim,
        TSTypePredicate: noteClaim,
      }).visit(module.program);
    }
    const imported = module.imports.flatMap(({ names }) => names);
    if (maker !== null && module.file !== makersHome && imported.includes(maker)) {
      found.push(`${module.file}: imports ${maker}`);
    }
    return found;
  });
}

/** Whether a type names `wanted` itself, and not merely a member of it. */
function mentions(node: unknown, wanted: string): boolean {
  if (typeof node !== "object" || node === null) return false;
  if ("type" in node && node.type === "TSIndexedAccessType") return false;
  if ("typeName" in node && nameOf(node.typeName) === wanted) return true;
  return Object.values(node).some((child) => mentions(child, wanted));
}

const nameOf = (node: unknown): unknown =>
  typeof node === "object" && node !== null && "name" in node ? node.name : undefined;

const NEXT_FILES = [
  "page",
  "layout",
  "template",
  "loading",
  "error",
  "global-error",
  "not-found",
  "default",
  "forbidden",
  "unauthorized",
  "icon",
  "apple-icon",
  "robots",
  "sitemap",
  "manifest",
].join("|");

const MAY_EXPORT_DEFAULT = [
  new RegExp(`^(?:examples/[^/]+/)?app/(?:.*/)?(?:${NEXT_FILES})\\.tsx?$`),
  /^(?:examples\/[^/]+\/)?[^/]+\.config\.(?:ts|mjs)$/,
  /^tests\/mutation\/[^/]+\.config\.(?:ts|mjs)$/,
  /^lib\/.+\.worker\.(?:ts|mjs)$/,
  /^tests\/(?:support|e2e)\/global-[^/]+\.ts$/,
];

/** Default exports nobody demands: they have no name of their own, so every importer invents one. */
export const strayDefaultExports = (module: Module): Finding[] =>
  module.exportsDefault && !MAY_EXPORT_DEFAULT.some((pattern) => pattern.test(module.file))
    ? [`${module.file}: default export`]
    : [];

/** Files that do nothing but pass on what others export; those that Next looks for may. */
export const barrels = ({ file, program }: Module): Finding[] =>
  !/^(?:middleware|app\/.+\/route)\.ts$/.test(file) &&
  program.body.length > 0 &&
  program.body.every(
    (statement) =>
      statement.type === "ExportAllDeclaration" ||
      (statement.type === "ExportNamedDeclaration" && statement.source !== null),
  )
    ? [`${file}: barrel`]
    : [];
