import type { Choice } from "@/app/_ui/choice-list.tsx";
import type { PolicySummary } from "@/lib/policies/policy.ts";

/** Policies to choose from, each with what it is about; `held` are the ids that are saved now. */
export const policyChoices = (
  policies: readonly PolicySummary[],
  held: readonly string[],
): Choice[] =>
  policies.map((policy) => ({
    value: policy.id,
    label: policy.name,
    help: policy.description || aboutText(policy),
    closed:
      policy.givable || held.includes(policy.id)
        ? undefined
        : "It allows more than you may hand out.",
  }));

function aboutText({ collections }: PolicySummary): string {
  if (collections.length === 0) return "Opens nothing yet.";
  const [shown, more] = [collections.slice(0, 4), collections.length - 4];
  return `About ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}
