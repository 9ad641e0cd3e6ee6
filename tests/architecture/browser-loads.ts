import { pathOf } from "./check-imports.ts";
import type { Module } from "./modules.ts";

/** What Next puts around a page, in its folder and in each above; a browser gets it along. */
const AROUND = ["layout", "template", "loading", "error", "not-found", "unauthorized", "forbidden"];

/**
 * The packages that a browser loads for a screen before anybody does anything on it, each with the
 * modules that name it. What is imported late is no part of that.
 * @param page path of its `page.tsx` from the root.
 */
export function browserLoads(
  modules: readonly Module[],
  page: string,
): ReadonlyMap<string, readonly string[]> {
  const byFile = new Map(modules.map((module) => [module.file, module]));
  const packages = new Map<string, string[]>();
  const seen = new Set<string>();
  const visit = (file: string, where: "server" | "browser"): void => {
    const module = byFile.get(file);
    if (module === undefined) return;
    const here = isMarked(module, "use client") ? "browser" : where;
    if ((here === "browser" && isMarked(module, "use server")) || seen.has(`${here} ${file}`))
      return;
    seen.add(`${here} ${file}`);
    for (const { specifier, typeOnly, late } of module.imports) {
      if (specifier === null || typeOnly || late) continue;
      const target = pathOf(file, specifier);
      if (target !== null) visit(target, here);
      else if (here === "browser")
        packages.set(specifier, [...(packages.get(specifier) ?? []), file]);
    }
  };
  visit("instrumentation-client.ts", "browser");
  for (const file of [page, "app/global-error.tsx", ...around(page)]) visit(file, "server");
  return packages;
}

const around = (page: string): string[] =>
  page.split("/").flatMap((_, depth, parts) => {
    const folder = parts.slice(0, depth).join("/");
    return AROUND.map((name) => `${folder}/${name}.tsx`);
  });

const isMarked = ({ program }: Module, directive: string): boolean =>
  program.body.some((statement) => "directive" in statement && statement.directive === directive);
