import { Link } from "@/app/_ui/link.tsx";
import { Badge } from "@/app/_ui/badge.tsx";
import { Card } from "@/app/_ui/card.tsx";
import type { CollectionDescription } from "@/lib/catalogue/collections.ts";
import type { Explanation, PolicyAnswer, RoleAnswer } from "@/lib/explain/explanation.ts";
import { actionWords } from "@/lib/policies/policy-form/action-words.ts";
import { Marked } from "./mark.tsx";
import { PermissionBranch } from "./permission-branch.tsx";

type WayCardProps = {
  org: string;
  explanation: Explanation;
  collections: readonly CollectionDescription[];
};

/** How the answer was come by, in the order in which a request is looked at. */
export function WayCard({ org, explanation, collections }: WayCardProps) {
  const { steps, roles, policies, policyCount } = explanation;
  const asked = `${actionWords(explanation.action)} ${explanation.collection.name.toLowerCase()}`;
  const place = { catalogue: collections, collection: explanation.collection.slug };
  return (
    <Card title="How it is decided" description="In the order in which a request is looked at.">
      <ol className="flex flex-col gap-4">
        {steps.map(({ kind, ok, text }) => (
          <Marked key={`${kind} ${text}`} kind={ok ? "yes" : "no"}>
            {text}
          </Marked>
        ))}
        <Marked
          kind={roles.length === 0 ? "none" : "yes"}
          inside={<Roles org={org} roles={roles} />}
        >
          {roles.length === 0 ? "No role." : rolesText(roles.length)}
        </Marked>
        <Marked kind={policies.length === 0 ? "none" : "yes"}>
          {policiesText(policyCount, policies.length, asked)}
        </Marked>
        {policies.map((policy) => (
          <Marked
            key={policy.id}
            kind={kindOf(policy)}
            inside={
              <ul className="mt-2 flex flex-col gap-3">
                {policy.permissions.map((permission) => (
                  <PermissionBranch key={permission.id} {...{ permission, asked, place }} />
                ))}
              </ul>
            }
          >
            Policy{" "}
            <Link
              href={`/admin/${org}/policies/${policy.id}`}
              className="font-medium text-accent-text underline"
            >
              {policy.name}
            </Link>{" "}
            <span className="text-muted">{givenBy(policy)}</span>
          </Marked>
        ))}
      </ol>
    </Card>
  );
}

function Roles({ org, roles }: { org: string; roles: readonly RoleAnswer[] }) {
  if (roles.length === 0) return null;
  return (
    <ul className="mt-1.5 flex flex-col gap-1">
      {roles.map(({ id, name, admin, through }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
          {through.map((step) => (
            <span key={step}>{step} ›</span>
          ))}
          <Link href={`/admin/${org}/roles/${id}`} className="text-accent-text underline">
            {name}
          </Link>
          {admin && <Badge tone="violet">Admin</Badge>}
        </li>
      ))}
    </ul>
  );
}

const rolesText = (count: number): string => (count === 1 ? "One role:" : `${count} roles:`);

function policiesText(held: number, speaking: number, asked: string): string {
  if (held === 0) return "No policy.";
  const all = held === 1 ? "One policy" : `${held} policies`;
  if (speaking === 0) return `${all}, and no permission in it is to ${asked}.`;
  return `${all}; ${speaking === 1 ? "one speaks" : `${speaking} speak`} of this:`;
}

function givenBy({ roles, own }: PolicyAnswer): string {
  const names = roles.map(({ name }) => name).join(", ");
  if (own && names !== "") return `given to them, and by ${names}`;
  return own ? "given to them" : `by ${names}`;
}

function kindOf({ permissions }: PolicyAnswer): "yes" | "no" | "open" {
  if (permissions.some(({ truth }) => truth === "yes")) return "yes";
  return permissions.every(({ truth }) => truth === "no") ? "no" : "open";
}
