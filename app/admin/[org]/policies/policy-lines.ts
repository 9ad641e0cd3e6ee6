import { z } from "zod";
import { opensLine } from "@/lib/policies/policy-form/opens-line.ts";
import type { PolicyCollection } from "@/lib/policies/policy-form/permission-draft.ts";
import type { PolicySummary } from "@/lib/policies/policy.ts";

export type PoliciesSearch = Readonly<Record<string, string | string[] | undefined>>;

/** What an address seeks in the list; nothing for what means nothing. */
export const soughtOf = (search: PoliciesSearch): string =>
  z.string().trim().max(200).catch("").parse(search["q"]);

/** A policy as the list draws it. */
export type PolicyLine = Pick<PolicySummary, "id" | "name" | "roles" | "members" | "domains"> & {
  /** «Posts: read, update · Pages: read». */
  readonly opens: string;
  /** Whether some of it is only for some entries or fields. */
  readonly limited: boolean;
};

/** The policies with what they open in words. */
export function policyLines(
  policies: readonly PolicySummary[],
  catalogue: readonly PolicyCollection[],
): readonly PolicyLine[] {
  const names = new Map(catalogue.map(({ slug, name }) => [slug, name]));
  return policies.map(({ id, name, roles, members, domains, opens }) => ({
    ...{ id, name, roles, members, domains },
    opens: opensLine(opens, (slug) => names.get(slug) ?? slug),
    limited: opens.some((one) => one.limited),
  }));
}

/** Those whose name, line or holders contain the words. */
export function policiesSought(
  lines: readonly PolicyLine[],
  sought: string,
): readonly PolicyLine[] {
  const words = sought.toLowerCase();
  return lines.filter(({ name, opens, roles, members, domains }) => {
    const holders = [...roles, ...members, ...domains].map((holder) => holder.name);
    return [name, opens, ...holders].some((text) => text.toLowerCase().includes(words));
  });
}
