"use client";

import { ShieldCheck } from "lucide-react";
import { useMemo } from "react";
import { NodeGraph, type GraphNode } from "@/app/_ui/node-graph.tsx";
import type { RoleSummary } from "@/lib/roles/role.ts";
import { outlineOf, type Nesting } from "./role-nesting.ts";
import { RoleOutline } from "./role-outline.tsx";

type RoleGraphProps = {
  /** Address of the list of roles. */
  base: string;
  roles: readonly RoleSummary[];
  nesting: Nesting;
  /** Slug of the role that the page is about. */
  current?: string | undefined;
};

/** Which role contains which: drawn, and the same as a list. Roles that stand alone are left out. */
export function RoleGraph({ base, roles, nesting, current }: RoleGraphProps) {
  const nodes = useMemo(
    () => nodesOf(roles, nesting, { base, current }),
    [roles, nesting, base, current],
  );
  return (
    <div className="min-w-0">
      <NodeGraph
        label="Which role contains which, drawn from left to right. The same stands below as a list."
        nodes={nodes}
        edges={nesting}
      />
      <details className="border-t px-4 py-2.5 text-sm sm:px-5">
        <summary className="w-fit rounded-sm text-muted hover:text-ink">As a list</summary>
        <RoleOutline nodes={nodes} outline={outlineOf(nesting)} />
      </details>
    </div>
  );
}

function nodesOf(
  roles: readonly RoleSummary[],
  nesting: Nesting,
  { base, current }: { base: string; current: string | undefined },
): GraphNode[] {
  const drawn = new Set(nesting.flatMap(({ from, to }) => [from, to]));
  return roles
    .filter(({ slug }) => drawn.has(slug))
    .map(({ id, slug, name, admin }) => ({
      id: slug,
      label: name,
      href: `${base}/${id}`,
      current: slug === current,
      ...(admin && { mark: <ShieldCheck /> }),
    }));
}
