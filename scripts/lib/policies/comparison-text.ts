import type { Impact, ImpactLine } from "@/lib/explain/compare-access.ts";
import type { Comparison } from "@/lib/policy-files/compare-policy-file.ts";
import type { ChangeLines } from "@/lib/policy-files/difference-lines.ts";
import { printable } from "../progress-bar.ts";

/** What a policy file would change and who would notice, to be read by a person. */
export const comparisonText = ({ changes, leftAlone, impact }: Comparison): string =>
  [changesText(changes), leftAloneText(leftAlone), impactText(impact)]
    .filter((part) => part !== "")
    .join("\n");

const HAPPENS = { create: "is new", change: "changes", delete: "goes" } as const;

/** The changes alone; ends in a line break where there are any. */
export const changesText = (changes: readonly ChangeLines[]): string =>
  changes
    .map(({ kind, name, change, lines }) => {
      const told = kind === "policy" ? `«${name}»` : name;
      return [`${kind} ${told} ${HAPPENS[change]}`, ...lines.map((line) => `  ${line}`)];
    })
    .flat()
    .map((line) => `${printable(line)}\n`)
    .join("");

function leftAloneText({ roles, policies }: Comparison["leftAlone"]): string {
  const names = [
    ...roles.map((slug) => `role ${slug}`),
    ...policies.map((name) => `policy «${name}»`),
  ];
  if (names.length === 0) return "";
  return `Not in the file, and left alone: ${printable(names.join(", "))}.\n`;
}

function impactText({ gains, losses }: Impact): string {
  const lines = [
    ...losses.map((line) => `  - ${impactLine(line)}\n`),
    ...gains.map((line) => `  + ${impactLine(line)}\n`),
  ];
  return lines.length === 0 ? "" : `Who would notice:\n${lines.join("")}`;
}

function impactLine({ collection, action, people, domains, visitors }: ImpactLine): string {
  const what = action === null ? "everything" : `${action} ${collection ?? ""}`;
  const who = [
    ...(people === 0 ? [] : [`${people} ${people === 1 ? "member" : "members"}`]),
    ...(domains === 0 ? [] : [`${domains} ${domains === 1 ? "domain" : "domains"}`]),
    ...visitors.map((kind) => (kind === "public" ? "visitors" : "guests")),
  ];
  return printable(`${what}: ${who.join(", ")}`);
}
