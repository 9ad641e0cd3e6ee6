import { ShieldCheck } from "lucide-react";
import { Badge } from "@/app/_ui/badge.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { RoleSummary } from "@/lib/roles/role.ts";
import { RoleBadges } from "../_rights/role-badges.tsx";
import { holdersText } from "./holders-text.ts";

type RoleTableProps = { base: string; roles: readonly RoleSummary[] };

/** Roles as a list; each leads to its own screen. */
export function RoleTable({ base, roles }: RoleTableProps) {
  return (
    <Table
      caption="Roles"
      columns={COLUMNS}
      rows={roles}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${base}/${id}`}
    />
  );
}

const COLUMNS: readonly Column<RoleSummary>[] = [
  { key: "name", header: "Name", cell: (role) => <Name {...role} /> },
  {
    key: "contains",
    header: "Contains",
    from: "md",
    cell: ({ contains }) => <RoleBadges roles={contains} />,
  },
  {
    key: "policies",
    header: "Policies",
    from: "lg",
    cell: ({ policies }) => policies.map(({ name }) => name).join(", ") || "None",
  },
  {
    key: "held",
    header: "Held by",
    tight: true,
    cell: (role) => holdersText(role) || "Nobody",
  },
];

function Name({ name, description, system, admin }: RoleSummary) {
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {name}
        {admin && !system && (
          <Badge tone="accent" icon={<ShieldCheck aria-hidden="true" />}>
            Admin
          </Badge>
        )}
        {system && <Badge>Built in</Badge>}
      </span>
      <span className="block text-xs font-normal text-muted">{description}</span>
    </>
  );
}
