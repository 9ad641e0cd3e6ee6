import type { Clause, PermissionAnswer, Truth } from "@/lib/explain/explanation.ts";
import { ruleSentence, type RulePlace } from "@/lib/policies/rule-form/sentence.ts";
import { Marked, type MarkKind } from "./mark.tsx";

type PermissionBranchProps = {
  permission: PermissionAnswer;
  /** What was asked, such as «read posts». */
  asked: string;
  place: RulePlace;
};

/** A permission with its fields and, part by part, its rule. */
export function PermissionBranch({ permission, asked, place }: PermissionBranchProps) {
  const { fields, rule, clause, truth, decides } = permission;
  return (
    <Marked
      kind={kindOf(truth)}
      inside={
        <>
          <p className="mt-0.5 text-muted">
            {fields === null ? "All fields" : `Fields: ${fields.join(", ")}`}
            {rule === null && "; every entry"}
          </p>
          {rule !== null && clause === null && (
            <p className="mt-0.5 text-muted">Its rule cannot be read, so it gives nothing.</p>
          )}
          {clause !== null && (
            <ul className="mt-1.5 flex flex-col gap-1.5 border-l pl-3">
              <ClauseBranch clause={clause} place={place} />
            </ul>
          )}
        </>
      }
    >
      Permission to {asked}: {truthText(truth, rule === null)}
      {decides && <strong>, and it decides</strong>}.
    </Marked>
  );
}

function ClauseBranch({ clause, place }: { clause: Clause; place: RulePlace }) {
  const { kind, truth, of, rule } = clause;
  if (kind === "test") {
    return (
      <Marked kind={kindOf(truth)} inside={<Comparison clause={clause} />}>
        {ruleSentence(rule, place)}
        <span className="text-muted"> · {clauseText(truth)}</span>
      </Marked>
    );
  }
  return (
    <Marked
      kind={kindOf(truth)}
      inside={
        <ul className="mt-1.5 flex flex-col gap-1.5 border-l pl-3">
          {of.map((part, at) => (
            // A rule may say the same twice, and its parts never change their order.
            <ClauseBranch key={at} clause={part} place={place} />
          ))}
        </ul>
      }
    >
      {kind === "all" ? "All of these" : "One of these"}
      <span className="text-muted"> · {clauseText(truth)}</span>
    </Marked>
  );
}

function Comparison({ clause: { truth, value, means } }: { clause: Clause }) {
  const parts = [
    ...(truth === "yes" || truth === "no" ? [`In this entry: ${value ?? "nothing"}`] : []),
    ...(means === null ? [] : [`Compared with: ${means}`]),
  ];
  return parts.length === 0 ? null : <p className="text-xs text-muted">{parts.join(" · ")}</p>;
}

const kindOf = (truth: Truth | null): MarkKind =>
  truth === "yes" || truth === "no" ? truth : "open";

function truthText(truth: Truth | null, isWhole: boolean): string {
  if (truth === "yes") return isWhole ? "holds for every entry" : "holds here";
  if (truth === "no") return "does not hold here";
  return truth === null ? "holds where its rule does" : clauseText(truth);
}

function clauseText(truth: Truth | null): string {
  switch (truth) {
    case "yes":
      return "holds";
    case "no":
      return "does not hold";
    case "person":
      return "depends on the person";
    case "hidden":
      return "not told: you may not read this yourself";
    case null:
      return "depends on the entry";
  }
}
