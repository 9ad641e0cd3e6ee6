import { readFileSync } from "node:fs";
import path from "node:path";
import { parseSync, Visitor, type ParseResult } from "oxc-parser";

/** One mention of another module, in any form the language has. */
export type Import = {
  /** As written; null when it is not a literal, so that no tool can tell what it loads. */
  readonly specifier: string | null;
  /** Vanishes at compile time. */
  readonly typeOnly: boolean;
  readonly names: readonly string[];
  /** Loaded once it runs, and not with whatever names it. */
  readonly late: boolean;
};

export type Module = {
  /** Path from the root, with forward slashes. */
  readonly file: string;
  readonly imports: readonly Import[];
  readonly program: ParseResult["program"];
  readonly exportsDefault: boolean;
};

/**
 * Parses source files.
 * @throws Error naming the file that does not parse: a file that was not read must not pass.
 */
export function parseModules(root: string, files: readonly string[]): Module[] {
  return files.map((file) => {
    const source = readFileSync(path.join(root, file), "utf8");
    const result = parseSync(file, source);
    if (result.errors.length > 0) throw new Error(`${file}: ${result.errors[0]?.message}`);
    const { module, program } = result;
    return {
      file,
      program,
      imports: [...staticImports(module), ...reExports(module), ...otherImports(program)],
      exportsDefault: program.body.some(isDefaultExport),
    };
  });
}

const isDefaultExport = (statement: Statement): boolean =>
  statement.type === "ExportDefaultDeclaration" ||
  (statement.type === "ExportNamedDeclaration" &&
    statement.specifiers.some(({ exported }) => "name" in exported && exported.name === "default"));

type Statement = ParseResult["program"]["body"][number];

type ModuleRecord = ParseResult["module"];

const staticImports = ({ staticImports: statements }: ModuleRecord): Import[] =>
  statements.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    names: entries.map(({ importName }) => importName.name ?? "*"),
    late: false,
  }));

const reExports = ({ staticExports: statements }: ModuleRecord): Import[] =>
  statements.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType, importName }) =>
      moduleRequest === null
        ? []
        : [
            {
              specifier: moduleRequest.value,
              ...{ typeOnly: isType, names: [importName.name ?? "*"], late: false },
            },
          ],
    ),
  );

type How = Pick<Import, "typeOnly" | "late">;

const AT_ONCE: How = { typeOnly: false, late: false };

function otherImports(program: ParseResult["program"]): Import[] {
  const found: Import[] = [];
  const add = (source: { type: string; value?: unknown }, how: How): void => {
    const literal = source.type === "Literal" && typeof source.value === "string";
    found.push({ specifier: literal ? String(source.value) : null, names: ["*"], ...how });
  };
  new Visitor({
    ImportExpression: ({ source }) => add(source, { typeOnly: false, late: true }),
    TSImportType: ({ source }) => add(source, { typeOnly: true, late: false }),
    TSExternalModuleReference: ({ expression }) => add(expression, AT_ONCE),
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type === "Identifier" && callee.name === "require" && first) add(first, AT_ONCE);
    },
  }).visit(program);
  return found;
}
