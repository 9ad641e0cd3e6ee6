import { readFileSync } from "node:fs";
import path from "node:path";
import { Visitor } from "oxc-parser";
import { expect, test } from "vitest";
import { parseModules } from "./modules.ts";

const root = path.join(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** Variables of the schema, as the source spells them: property names in capitals. */
function environmentVariables(): string[] {
  const [module] = parseModules(root, ["lib/kernel/env.ts"]);
  const names: string[] = [];
  new Visitor({
    Property({ key }) {
      if (key.type === "Identifier" && /^[A-Z][A-Z0-9_]+$/.test(key.name)) names.push(key.name);
    },
  }).visit(module!.program);
  return names;
}

/** Members of the type `ErrorCode`. */
function errorCodes(): string[] {
  const [module] = parseModules(root, ["lib/kernel/errors.ts"]);
  const codes: string[] = [];
  new Visitor({
    TSTypeAliasDeclaration({ id, typeAnnotation }) {
      if (id.name !== "ErrorCode" || typeAnnotation.type !== "TSUnionType") return;
      for (const member of typeAnnotation.types) {
        if (member.type === "TSLiteralType" && "value" in member.literal) {
          codes.push(String(member.literal.value));
        }
      }
    },
  }).visit(module!.program);
  return codes;
}

test(".env.example names each variable right after a line that says what it means", () => {
  const lines = read(".env.example").split("\n");
  const explained = lines.flatMap((line, index) => {
    const name = /^#? ?([A-Z][A-Z0-9_]+)=/.exec(line)?.[1];
    const before = lines[index - 1] ?? "";
    return name !== undefined && /^# \S.{15,}/.test(before) && !before.includes("=") ? [name] : [];
  });
  const variables = environmentVariables();
  expect(variables.length).toBeGreaterThan(5);
  expect(explained).toEqual(expect.arrayContaining(variables));
});

test("docs/errors.md lists each error code, and no code that does not exist", () => {
  const listed = [...read("docs/errors.md").matchAll(/^\| `([a-z-]+)` +\|/gm)].map(
    ([, code]) => code,
  );
  // @NOTE `internal` is what an unexpected failure says outside; nobody can throw it on purpose.
  const codes = [...errorCodes(), "internal"];
  expect(codes.length).toBeGreaterThan(5);
  expect(new Set(listed)).toEqual(new Set(codes));
});
