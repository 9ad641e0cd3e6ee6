import type { Choice } from "@/app/_ui/choice-list.tsx";
import type { DomainSummary } from "@/lib/domains/domain.ts";
import type { MemberSummary } from "@/lib/members/member.ts";
import type { RoleSummary } from "@/lib/roles/role.ts";

/** Somebody or something that can hold policies, with those that it holds itself. */
export type Holder = {
  readonly id: string;
  /** What names it in a change of rights: a role's slug, a member's or domain's id. */
  readonly word: string;
  readonly name: string;
  readonly detail: string;
  readonly policies: readonly string[];
  /** Counts its saves, where that is counted. */
  readonly revision?: number;
};

const idsOf = (policies: readonly { readonly id: string }[]) => policies.map(({ id }) => id);

/** @NOTE Who is an Admin may do everything already: a policy would say nothing. */
export const roleHolders = (roles: readonly RoleSummary[]): readonly Holder[] =>
  roles
    .filter(({ admin }) => !admin)
    .map(({ id, slug, name, description, policies, revision }) => ({
      ...{ id, name, revision, word: slug, detail: description, policies: idsOf(policies) },
    }));

export const memberHolders = (members: readonly MemberSummary[]): readonly Holder[] =>
  members.map(({ id, name, email, policies }) => ({
    ...{ id, name, word: id, detail: email, policies: idsOf(policies) },
  }));

export const domainHolders = (domains: readonly DomainSummary[]): readonly Holder[] =>
  domains
    .filter(({ status }) => status === "active")
    .map(({ id, name, hostname, policies }) => ({
      ...{ id, name, word: id, detail: hostname, policies: idsOf(policies) },
    }));

export const choicesOf = (holders: readonly Holder[]): readonly Choice[] =>
  holders.map(({ id, name, detail }) => ({ value: id, label: name, help: detail }));

/** Those that come to hold the policy or to lose it, with the policies that they then hold. */
export function changedHolders(
  holders: readonly Holder[],
  policyId: string,
  chosen: readonly string[],
): readonly Holder[] {
  return holders
    .filter(({ id, policies }) => chosen.includes(id) !== policies.includes(policyId))
    .map((holder) => ({
      ...holder,
      policies: chosen.includes(holder.id)
        ? [...holder.policies, policyId]
        : holder.policies.filter((one) => one !== policyId),
    }));
}
